/* What the paper clip offers. Voice, sticker, contact and place are samples: enough to see the answer. */
import { base64 } from "./api.js";
import { el } from "./dom.js";
import { asPhoto } from "./pictures.js";

/** Menu items; `act.attach(kind, body)` sends one thing to the bot. */
export function attachItems(act) {
  return [
    { label: "Photo", drawing: "photo", run: () => pick("image/*", (file) => sendPhoto(file, act)) },
    { label: "File", drawing: "file", run: () => pick("", (file) => sendFile(file, act)) },
    { label: "Voice message", detail: "a sample", drawing: "voice", run: () => act.attach("voice") },
    { label: "Sticker", detail: "a sample", drawing: "sticker", run: () => act.attach("sticker") },
    { label: "Contact card", detail: "a sample", drawing: "contact", run: () => act.attach("contact") },
    { label: "Place", detail: "a sample", drawing: "place", run: () => act.attach("location") },
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
  const input = el("input", { type: "file", accept: accept || null, hidden: true });
  input.addEventListener("change", () => {
    if (input.files.length) use(input.files[0]);
    input.remove();
  });
  input.addEventListener("cancel", () => input.remove());
  document.body.append(input); // a file input outside the page does not open everywhere
  input.click();
}
