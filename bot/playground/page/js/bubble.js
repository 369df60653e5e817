/* One message as Telegram shows it: what it answers and carries, its words, time and buttons. */
import { attachment } from "./attachments.js";
import { el, iconButton } from "./dom.js";
import { renderText } from "./entities.js";
import { keyboard } from "./keyboard.js";
import { dayName, clockTime } from "./times.js";

/** True for a message that the person of this phone wrote. */
export const isOwn = (message) => !message.from?.is_bot;

/** A deep link's /start carries a code; like Telegram's apps, show only the command. */
const shownText = (message) =>
  isOwn(message) && message.text?.startsWith("/start ") ? "/start" : message.text;

/** `act` is what the parts of a message can do; see Phone#acts. */
export function renderMessage(message, act) {
  const own = isOwn(message);
  const bubble = el("div", { class: "bubble" },
    el("span", { class: "unseen" }, own ? "You: " : "Bot: "),
    message.forward_origin ? el("div", { class: "origin" }, "Forwarded message") : null,
    quoted(message.reply_to_message),
    attachment(message, act),
    words(message, act),
    reactions(message),
    iconButton("more", "Message menu", (event) => act.menu(message, event.currentTarget), {
      class: "more", "aria-haspopup": "menu",
    }),
  );
  return el("article", {
    class: own ? "message out" : "message in",
    oncontextmenu: (event) => {
      if (event.target.closest("a, button")) return;
      event.preventDefault();
      act.menu(message, bubble.querySelector(".more"));
    },
  }, bubble, keyboard(message, act));
}

/** The line between two days. */
export const dayChip = (seconds) => el("div", { class: "day" }, dayName(seconds));

/** A short plain form, for quotes and for the bar above the reply field. */
export function snippet(message) {
  const text = shownText(message) ?? message.caption ?? message.poll?.question;
  if (text) return text.length > 90 ? `${text.slice(0, 90)}…` : text;
  return message.photo ? "Photo" : message.document?.file_name ?? "Attachment";
}

function quoted(message) {
  if (!message) return null;
  return el("div", { class: "quoted", dir: "auto" }, snippet(message));
}

/** The text with its time; the time floats into the last line when there is room. */
function words(message, act) {
  const text = shownText(message) ?? message.caption ?? "";
  const paragraphs = renderText(text, message.entities ?? message.caption_entities, act);
  const meta = el("span", { class: "meta" },
    isMarkedEdited(message) ? "edited " : null,
    el("time", { datetime: new Date(message.date * 1000).toISOString() }, clockTime(message.date)),
  );
  const last = paragraphs.at(-1);
  if (last?.tagName === "P") last.append(meta);
  else paragraphs.push(el("div", { class: "meta-line" }, meta));
  return el("div", { class: "words" }, paragraphs);
}

/** A screen with buttons is edited all the time; saying so each time would only distract. */
const isMarkedEdited = (message) => message.edit_date && !message.reply_markup;

function reactions(message) {
  if (!message.reactions?.length) return null;
  const emoji = message.reactions.map((reaction) => el("span", {}, reaction.emoji ?? "★"));
  return el("div", { class: "reactions", "aria-label": "Reactions" }, emoji);
}
