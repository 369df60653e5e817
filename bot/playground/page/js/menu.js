/*
 * A small menu beside the button that opened it: arrows move, Escape or a press elsewhere closes.
 * It is a popover, so that the browser does the closing and gives the focus back.
 */
import { el, icon } from "./dom.js";

const GAP = 6; // pixels

/** `items` are {label, drawing, detail, run}; `label` names the menu. */
export function openMenu(anchor, label, items) {
  const menu = el("div", { class: "menu", role: "menu", "aria-label": label, popover: "auto" },
    items.map((item) => entry(item, () => menu.hidePopover())));
  menu.addEventListener("keydown", (event) => move(menu, event));
  menu.addEventListener("toggle", (event) => event.newState === "closed" && menu.remove());
  document.body.append(menu);
  menu.showPopover();
  place(menu, anchor);
  menu.firstElementChild?.focus();
}

function entry({ label, drawing, detail, run }, close) {
  const words = el("span", { class: "lines" },
    el("bdi", { class: "title" }, label), detail ? el("bdi", { class: "detail" }, detail) : null);
  const onclick = () => {
    close();
    run();
  };
  return el("button", { type: "button", role: "menuitem", tabindex: -1, onclick },
    drawing ? icon(drawing) : null, words);
}

function move(menu, event) {
  const entries = [...menu.children];
  const at = entries.indexOf(document.activeElement);
  const targets = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 };
  if (event.key === "Tab") menu.hidePopover();
  if (!(event.key in targets)) return;
  event.preventDefault();
  entries.at(targets[event.key] % entries.length)?.focus();
}

/** Above the anchor if there is more room there; on its own phone, and never outside the window. */
function place(menu, anchor) {
  const box = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = menu;
  const above = box.top - height - GAP;
  const below = box.bottom + GAP;
  const top = above >= GAP && box.top > window.innerHeight / 2 ? above : below;
  const edge = anchor.closest(".screen")?.getBoundingClientRect().right ?? window.innerWidth;
  const left = Math.min(box.left, edge - width - GAP);
  menu.style.left = `${Math.max(GAP, left)}px`;
  menu.style.top = `${Math.max(GAP, Math.min(top, window.innerHeight - height - GAP))}px`;
}
