/*
 * What the paper clip offers. Voice, sticker, contact and place are samples: enough to see what the
 * bot answers.
 */
import { base64 } from "./api.js";
import { el } from "./dom.js";
import { asPhoto } from "./pictures.js";

/** Menu items; `act.attach(kind, body)` sends one thing to the bot. */
export function attachItems(act) {
  const sample = (label, drawing, kind) =>
    ({ label, detail: "a sample", drawing, run: () => act.attach(kind) });
  return [
    { label: "Photo", drawing: "photo", run: () => pick("image/*", (file) => sendPhoto(file, act)) },
    { label: "File", drawing: "file", run: () => pick(null, (file) => sendFile(file, act)) },
    sample("Voice message", "voice", "voice"),
    sample("Sticker", "sticker", "sticker"),
    sample("Contact card", "contact", "contact"),
    sample("Place", "place", "location"),
  ];
}

async function sendPhoto(file, act) {
  try {
    await act.attach("photo", { data: await base64(await asPhoto(file)) });
  } catch (error) {
    act.say(error.message);
  }
}

async function sendFile(file, act) {
  const mime = file.type || "application/octet-stream";
  await act.attach("document", { data: await base64(file), file_name: file.name, mime_type: mime });
}

/** Ask for one file; nothing happens when the person picks none. */
function pick(accept, use) {
  const input = el("input", { type: "file", accept, hidden: true });
  input.addEventListener("change", () => {
    if (input.files.length) use(input.files[0]);
    input.remove();
  });
  input.addEventListener("cancel", () => input.remove());
  document.body.append(input); // a file input outside the page does not open everywhere
  input.click();
}
