/* On a narrow screen one phone is shown at a time: a tab for each, with what came in unseen. */
import { el, iconButton, narrow } from "./dom.js";

export class Tabs {
  #place;
  #phones;
  #unread = new Map();
  #add;
  current = null;

  /** `phones` is a Map id → Phone, in order; `add` opens the dialogue for another person. */
  constructor(place, phones, add) {
    this.#place = place;
    this.#phones = phones;
    this.#add = add;
    narrow.addEventListener("change", () => this.draw());
  }

  show(id) {
    this.current = id;
    this.#unread.delete(id);
    this.draw();
    const phone = this.#phones.get(id);
    phone?.list.toBottom();
    phone?.node.scrollIntoView({ block: "nearest", inline: "center" });
  }

  /** A message from the bot came to a phone that may not be in sight. */
  arrived(id) {
    if (!narrow.matches || id === this.current) return;
    this.#unread.set(id, (this.#unread.get(id) ?? 0) + 1);
    this.draw();
  }

  draw() {
    if (!this.#phones.has(this.current)) this.current = this.#phones.keys().next().value;
    const focused = this.#place.contains(document.activeElement);
    for (const [id, phone] of this.#phones) {
      phone.node.classList.toggle("aside", narrow.matches && id !== this.current);
    }
    this.#place.replaceChildren(
      ...[...this.#phones.values()].map((phone) => this.#tab(phone)),
      iconButton("plus", "Add a person", this.#add),
    );
    if (focused) this.#place.querySelector("[aria-current]")?.focus();
  }

  #tab({ person }) {
    const count = this.#unread.get(person.id);
    const badge = count &&
      el("span", { class: "badge" }, String(count), el("span", { class: "unseen" }, " new"));
    return el("button", {
      type: "button", class: "tab", "data-role": person.role ?? "guest",
      "aria-current": person.id === this.current ? "true" : null,
      onclick: () => this.show(person.id),
    }, el("bdi", {}, person.name), badge || null);
  }
}
