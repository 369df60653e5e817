/* The buttons under a message, in the rows the bot gave them. */
import { direction } from "./bidi.js";
import { el } from "./dom.js";
import { safeAddress } from "./inline.js";

export function keyboard(message, act) {
  const rows = message.reply_markup?.inline_keyboard ?? [];
  if (rows.length === 0) return null;
  return el("div", { class: "keyboard" }, rows.map((row, rowIndex) =>
    el("div", { class: "row" }, row.map((button, column) =>
      keyboardButton(button, message, rowIndex, column, act)))));
}

function keyboardButton(button, message, row, column, act) {
  const href = button.url ? safeAddress(button.url) : null;
  const label = el("span", { dir: direction(button.text) }, button.text);
  const key = `${row}:${column}`; // finds the same place again after the message was edited
  if (href) {
    const onclick = (event) => {
      if (act.deepLink(href)) event.preventDefault();
    };
    const outward = { href, target: "_blank", rel: "noopener noreferrer" };
    return el("a", { class: "key outward", ...outward, "data-key": key, onclick }, label);
  }
  const seen = { message_id: message.message_id, row, column, data: button.callback_data };
  const press = (event) => {
    if (button.callback_data !== undefined) act.tap(seen, event.currentTarget);
    else if (button.copy_text) act.copy(button.copy_text.text);
    else act.say("This kind of button only works in Telegram itself.");
  };
  return el("button", { type: "button", class: "key", "data-key": key, onclick: press }, label);
}
