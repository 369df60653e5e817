/* One entity inside a paragraph: bold, a link, a spoiler… Links leave only to http and https. */
import { el } from "./dom.js";

const TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code" };
const TINTED = new Set(["mention", "hashtag", "cashtag", "email", "phone_number", "text_mention"]);

/** `value` is the entity's own text, `children` the same text with the entities inside it. */
export function inlineNode(entity, value, children, act) {
  if (entity.type in TAGS) return el(TAGS[entity.type], {}, children);
  if (entity.type === "spoiler") return spoiler(children);
  if (entity.type === "bot_command") return command(value, children, act);
  if (entity.type === "url") return link(withScheme(value), children, act);
  if (entity.type === "text_link") return link(entity.url, children, act);
  return el("span", { class: TINTED.has(entity.type) ? "tinted" : null }, children);
}

/** The address if a browser may go there, else null: javascript:, data: and tg: are never links. */
export function safeAddress(address) {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
}

const withScheme = (value) => (value.includes("://") ? value : `https://${value}`);

function link(address, children, act) {
  const href = safeAddress(address);
  if (!href) return el("span", {}, children);
  const onclick = (event) => {
    if (act.deepLink(href)) event.preventDefault();
  };
  return el("a", { href, target: "_blank", rel: "noopener noreferrer", onclick }, children);
}

function command(value, children, act) {
  const onclick = () => act.send(value);
  // A button is a box with a direction of its own: in an Arabic line it would read "start/".
  return el("button", { type: "button", class: "command", dir: "ltr", onclick }, children);
}

function spoiler(children) {
  const node = el("span", {
    class: "spoiler", role: "button", tabindex: 0, "aria-label": "Hidden text, press to show",
  }, el("span", {}, children));
  const reveal = (event) => {
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    node.classList.add("shown");
    for (const name of ["role", "tabindex", "aria-label"]) node.removeAttribute(name);
  };
  node.addEventListener("click", reveal, { once: true });
  node.addEventListener("keydown", reveal);
  return node;
}
