/* The bot's clock, and the buttons that move it; everything that is due then arrives. */
import { post } from "./api.js";
import { el, icon } from "./dom.js";
import { moment } from "./times.js";

const JUMPS = [
  ["+1 h", "1 hour", 60], ["+12 h", "12 hours", 720],
  ["+1 day", "1 day", 1440], ["+1 week", "1 week", 10080],
];
const UNITS = [["minutes", 1], ["hours", 60], ["days", 1440], ["weeks", 10080]];

export class TimeMachine {
  #store;
  #say;

  /** `say` shows one sentence to the person. */
  constructor(place, store, say) {
    this.#store = store;
    this.#say = say;
    this.shown = el("time", {});
    this.buttons = JUMPS.map(([label, words, minutes]) => el("button", {
      type: "button", class: "plain", "aria-label": `Move on ${words}`, title: `Move on ${words}`,
      onclick: () => this.move(minutes),
    }, label));
    place.append(
      el("p", { class: "now" }, icon("clock"), this.shown,
        el("span", {}, "UK", el("span", { class: "wide" }, " time"))),
      el("div", { class: "jumps", role: "group", "aria-label": "Move the clock" },
        this.buttons, this.#free()),
    );
  }

  tick() {
    const now = this.#store.now();
    const [date, year, clock] = moment(now);
    this.shown.dateTime = new Date(now).toISOString();
    this.shown.replaceChildren(date, el("span", { class: "wide" }, ` ${year}`), `, ${clock}`);
  }

  /** Moves the bot's clock and says when it is done. */
  async move(minutes) {
    this.#busy(true);
    try {
      const { now } = await post("clock", { minutes });
      const [date, , clock] = moment(Date.parse(now));
      this.#say(`It is now ${clock} on ${date}. What was due has arrived.`);
    } catch (error) {
      this.#say(error.message);
    }
    this.#busy(false);
  }

  /** Keeps the focus where it is: a disabled button would lose it. */
  #busy(busy) {
    for (const button of this.buttons) button.setAttribute("aria-busy", String(busy));
  }

  #free() {
    const amount = el("input", {
      type: "number", min: 1, max: 999, value: 3, required: true, inputmode: "numeric",
      "aria-label": "How much",
    });
    const unit = el("select", { "aria-label": "Of what" }, UNITS.map(([name, minutes]) =>
      el("option", { value: minutes, selected: name === "days" }, name)));
    const onsubmit = (event) => {
      event.preventDefault();
      this.move(amount.valueAsNumber * Number(unit.value));
    };
    return el("form", { class: "free", onsubmit }, amount, unit,
      el("button", { class: "plain" }, "Move on"));
  }
}
