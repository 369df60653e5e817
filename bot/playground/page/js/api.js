/* Questions to the playground's own server. Answers are JSON; an error's words are for people. */

/** Send `body` to `api/<path>`; throws Error with a sentence to show when it did not work. */
export async function post(path, body = {}) {
  let answer;
  try {
    answer = await fetch(`api/${path}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
  } catch {
    throw new Error("The playground does not answer. Is it still running?");
  }
  const result = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(result.error ?? `The playground answered ${answer.status}.`);
  return result;
}

/** A file picked by the person, as base64 text for a JSON body. */
export async function base64(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const parts = [];
  for (let at = 0; at < bytes.length; at += 0x8000) {
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)));
  }
  return btoa(parts.join(""));
}

/** Where the browser gets a photo or document. */
export const fileAddress = (fileId) => `api/files/${encodeURIComponent(fileId)}`;
