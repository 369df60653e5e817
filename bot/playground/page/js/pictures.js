/* A picture as Telegram's apps send it: a JPEG of at most 1280 pixels, without hidden data. */

const LONGEST_SIDE = 1280; // pixels
const QUALITY = 0.87;

/** A JPEG Blob of any picture that the browser can read; throws Error with a sentence if none. */
export async function asPhoto(file) {
  const bitmap = await createImageBitmap(file).catch(() => {
    throw new Error("That file is not a picture.");
  });
  const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => { canvas.toBlob(resolve, "image/jpeg", QUALITY); });
}
