/* What a message carries besides words: a picture, a file, a place, a poll… */
import { fileAddress } from "./api.js";
import { el, icon } from "./dom.js";
import { poll } from "./poll.js";

const WIDEST = 300; // pixels
const BIDI_CONTROLS = /[\u202a-\u202e\u2066-\u2069]/g; // they make "gpj.exe" read "exe.jpg"

/** One renderer per Bot API field; the first field that the message has is shown. */
const RENDERERS = {
  photo,
  animation: (message) => file(message.animation, "file", "Animation"),
  document: (message) => file(message.document, "file", "File"),
  audio: (message) => file(message.audio, "file", "Audio"),
  video: (message) => file(message.video, "file", "Video"),
  voice: (message) => card("voice", "Voice message", seconds(message.voice.duration)),
  video_note: () => card("voice", "Video message"),
  sticker: (message) => el("div", { class: "sticker" }, message.sticker.emoji ?? "🙂"),
  contact: (message) => card("contact", message.contact.first_name, message.contact.phone_number),
  venue: (message) => card("place", message.venue.title, message.venue.address),
  location: (message) => card("place", "Place", coordinates(message.location)),
  dice: (message) => card("sticker", "Dice", `${message.dice.emoji} ${message.dice.value}`),
  poll,
};

export function attachment(message, act) {
  const field = Object.keys(RENDERERS).find((name) => message[name]);
  return field ? RENDERERS[field](message, act) : null;
}

function photo(message) {
  const largest = message.photo.reduce((a, b) => (b.width > a.width ? b : a));
  const href = fileAddress(largest.file_id);
  const width = Math.min(largest.width, WIDEST);
  const height = Math.round((largest.height * width) / largest.width);
  const alt = message.caption ? "Photo, described below" : "Photo";
  return el("a", { class: "photo", href, target: "_blank", rel: "noopener" },
    el("img", { src: href, alt, width, height }));
}

function file(data, drawing, fallback) {
  const name = (data.file_name ?? fallback).replace(BIDI_CONTROLS, "");
  return el("a", {
    class: "card", href: fileAddress(data.file_id), download: name,
    "aria-label": `Download ${name}`,
  }, icon(drawing), lines(name, size(data.file_size)));
}

const card = (drawing, title, detail) =>
  el("div", { class: "card" }, icon(drawing), lines(title, detail));

const lines = (title, detail) => el("span", { class: "lines" },
  el("bdi", { class: "title" }, title), detail ? el("bdi", { class: "detail" }, detail) : null);

const seconds = (duration) =>
  `${Math.floor(duration / 60)}:${String(duration % 60).padStart(2, "0")}`;

const coordinates = ({ latitude, longitude }) => `${latitude.toFixed(3)}, ${longitude.toFixed(3)}`;

function size(bytes) {
  if (!bytes) return null;
  if (bytes < 1024) return `${bytes} bytes`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
