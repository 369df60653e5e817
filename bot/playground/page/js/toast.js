/* What a bot says outside the chat when a button was pressed: a short toast, or a box with OK. */
import { direction } from "./bidi.js";
import { el } from "./dom.js";

const SHORTEST = 3000; // milliseconds
const PER_CHARACTER = 60;

export function showToast(place, text) {
  const toast = el("p", { class: "toast", dir: direction(text) }, text);
  place.append(toast);
  setTimeout(() => toast.remove(), SHORTEST + PER_CHARACTER * text.length);
}

/** A box over one phone only: the other phones go on. Enter and Escape close it. */
export function alertBox(screen, text) {
  const behind = [...screen.children].filter((node) => !node.classList.contains("alert"));
  const cameFrom = document.activeElement;
  const close = () => {
    box.remove();
    if (screen.querySelector(".alert")) return;
    for (const node of behind) node.inert = false;
    if (cameFrom?.isConnected) cameFrom.focus();
  };
  const ok = el("button", { type: "button", onclick: close }, "OK");
  const words = text.split("\n").map((line) => el("p", { dir: direction(line) }, line));
  const box = el("div", {
    class: "alert", role: "alertdialog", "aria-label": "The bot says",
    onkeydown: (event) => event.key === "Escape" && close(),
  }, el("div", { class: "alert-card" }, words, ok));
  for (const node of behind) node.inert = true;
  screen.append(box);
  if (screen.contains(cameFrom)) ok.focus();
}
