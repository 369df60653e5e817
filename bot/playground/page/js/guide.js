/* "Try this": a short walk for somebody who has never seen the bot, with the ready invite links. */
import { el, icon, iconButton } from "./dom.js";

const DISMISSED = "playground.guide.dismissed";
const covers = window.matchMedia("(max-width: 1240px)"); // the guide lies over the phones

export class Guide {
  #place;
  #opener;
  #actions;
  #done = new Set();

  /** `actions`: {open(link), move(minutes), focus(role)}. */
  constructor(place, opener, actions) {
    this.#place = place;
    this.#opener = opener;
    this.#actions = actions;
    opener.addEventListener("click", () => this.#toggle(place.hidden, true));
    place.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.#toggle(false, true);
    });
    this.#toggle(!covers.matches && !localStorage.getItem(DISMISSED));
  }

  /** Draw the steps for these people and links; ticks stay. */
  draw(people, links) {
    const name = (role) => people.find((person) => person.role === role)?.name ?? `the ${role}`;
    const link = (role) => links.find((ready) => ready.role === role);
    this.#place.replaceChildren(
      el("div", { class: "guide-head" },
        el("h2", { id: "guide-title" }, "Try this"),
        iconButton("close", "Close the guide", () => this.#toggle(false, true))),
      el("p", {}, "Three phones, one real bot. Take five minutes:"),
      el("ol", {}, this.#steps(name, link).map((step, index) => this.#step(step, index))),
    );
  }

  #steps(name, link) {
    const [medic, mentor, coordinator] = ["medic", "mentor", "coordinator"].map(name);
    const open = (ready) => ready &&
      this.#action(`Open on ${name(ready.role)}’s phone`, () => this.#actions.open(ready));
    return [
      [`Press Start on ${medic}’s phone and choose العربية.`,
        this.#action(`Show ${medic}’s phone`, () => this.#actions.focus("medic"))],
      ["Answer the short questions, or skip them, and look at the plan."],
      [`Make ${coordinator} the coordinator, who can invite others.`, open(link("coordinator"))],
      [`Open the mentor’s invite on ${mentor}’s phone and accept the rules.`, open(link("mentor"))],
      [`As ${medic}, ask a mentor a question. Answer it as ${mentor}. ` +
        "Neither learns who the other is."],
      ["Let time pass, and see who gets reminded.",
        this.#action("Move on 12 hours", () => this.#actions.move(720))],
    ];
  }

  #step([text, action], index) {
    const tick = el("input", {
      type: "checkbox", checked: this.#done.has(index), "aria-label": `Step ${index + 1} done`,
      onchange: () => this.#tick(index, tick.checked),
    });
    return el("li", {}, el("label", {}, tick, el("span", {}, text)), action);
  }

  #tick(index, done) {
    if (done) this.#done.add(index);
    else this.#done.delete(index);
  }

  /** Where the guide covers the phones, it steps aside for what it started. */
  #action(label, run) {
    const onclick = () => {
      if (covers.matches) this.#toggle(false);
      run();
    };
    return el("button", { type: "button", class: "plain", onclick }, label, icon("forward"));
  }

  #toggle(open, byHand = false) {
    this.#place.hidden = !open;
    this.#opener.setAttribute("aria-expanded", String(open));
    if (!byHand) return;
    if (open) {
      localStorage.removeItem(DISMISSED);
      this.#place.querySelector("button")?.focus();
    } else {
      localStorage.setItem(DISMISSED, "yes");
      this.#opener.focus();
    }
  }
}
