/* The keyboard that a bot may put under the reply field: each key sends its own label. */
import { direction } from "./bidi.js";
import { el } from "./dom.js";

/** `keyboard` is a ReplyKeyboardMarkup; `pressed` runs after any key. */
export function replyKeyboard(keyboard, act, pressed) {
  return (keyboard?.keyboard ?? []).map((row) =>
    el("div", { class: "row" }, row.map((button) => {
      const onclick = () => {
        press(button, act);
        pressed();
      };
      return el("button", { type: "button", class: "key", onclick },
        el("span", { dir: direction(button.text) }, button.text));
    })));
}

function press(button, act) {
  if (button.request_contact) act.attach("contact");
  else if (button.request_location) act.attach("location");
  else act.send(button.text);
}
