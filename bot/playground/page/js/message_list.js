/* The chat itself: messages and day lines, changed in place, at the bottom unless scrolled up. */
import { direction } from "./bidi.js";
import { dayChip, isOwn, renderMessage } from "./bubble.js";
import { el, icon } from "./dom.js";
import { dayName } from "./times.js";

const NEAR_BOTTOM = 90; // pixels

export class MessageList {
  #person;
  #act;
  #follow = true; // whether new messages scroll into view: until somebody scrolls up
  #shown = new Map(); // key → {node, source}: source is the JSON the node was drawn from

  constructor(person, act) {
    this.#person = person;
    this.#act = act;
    this.log = el("div", {
      class: "log", role: "log", tabindex: 0, "aria-live": "polite",
      "aria-label": `${person.name}'s chat with the bot`, onscroll: () => this.#scrolled(),
    });
    this.jump = el("button", {
      type: "button", class: "jump", hidden: true, onclick: () => this.toBottom(),
    }, icon("down"), "New messages");
    this.intro = el("div", { class: "intro" });
    this.node = el("div", { class: "chat" }, this.intro, this.log, this.jump);
    new ResizeObserver(() => this.#follow && this.toBottom()).observe(this.log);
  }

  /** Draw the person's messages as they are now; only what changed is drawn again. */
  sync() {
    this.#introduce();
    const before = this.#shown;
    this.#shown = new Map();
    let day = null;
    let added = null;
    for (const message of this.#person.messages) {
      const name = dayName(message.date);
      if (name !== day) this.#keep(before, `day ${name}`, "", () => dayChip(message.date));
      day = name;
      const fresh = this.#keepMessage(before, message);
      if (fresh) added = message;
    }
    this.#arrange();
    if (this.#follow || (added && isOwn(added))) this.toBottom();
    else this.jump.hidden = !added && this.jump.hidden;
  }

  /** An empty chat says what the bot is for, in the bot's own words if it has any. */
  #introduce() {
    this.intro.hidden = this.#person.messages.length > 0;
    const text = this.#person.description || "Press Start to see what this bot can do.";
    this.intro.replaceChildren(...text.split("\n").map((line) =>
      el("p", { dir: direction(line) }, line)));
  }

  toBottom() {
    this.log.scrollTop = this.log.scrollHeight;
    this.jump.hidden = true;
  }

  /** Returns true when the message was not there before. */
  #keepMessage(before, message) {
    const source = JSON.stringify(message);
    const old = before.get(`message ${message.message_id}`);
    const node = this.#keep(before, `message ${message.message_id}`, source, () =>
      renderMessage(message, this.#act));
    if (old && old.node !== node) replaceInPlace(old.node, node, !message.poll);
    return !old;
  }

  #keep(before, key, source, draw) {
    const old = before.get(key);
    const kept = old && old.source === source ? old : { node: draw(), source };
    this.#shown.set(key, kept);
    return kept.node;
  }

  /** Put the nodes in order without moving those that already stand right (moving loses focus). */
  #arrange() {
    let next = this.log.firstChild;
    for (const { node } of this.#shown.values()) {
      if (node === next) next = next.nextSibling;
      else this.log.insertBefore(node, next);
    }
    while (next) {
      const gone = next;
      next = next.nextSibling;
      if (gone.contains(document.activeElement)) this.log.focus();
      gone.remove();
    }
  }

  #atBottom() {
    return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < NEAR_BOTTOM;
  }

  #scrolled() {
    this.#follow = this.#atBottom();
    if (this.#follow) this.jump.hidden = true;
  }
}

/** An edit keeps its place and the keyboard's focus: the same button, else the first one left. */
function replaceInPlace(old, node, highlight) {
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  old.replaceWith(node);
  if (highlight) node.classList.add("changed");
  if (!focused) return;
  const same = focused.dataset.key && node.querySelector(`[data-key="${focused.dataset.key}"]`);
  (same ?? node.querySelector(".key") ?? node.closest(".log"))?.focus({ preventScroll: true });
}
