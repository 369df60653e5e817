/* The bottom of a phone: the reply field with its buttons, or the one big Start or Unblock. */
import { attachItems } from "./attach.js";
import { snippet } from "./bubble.js";
import { el, icon, iconButton, touched } from "./dom.js";
import { openMenu } from "./menu.js";
import { replyKeyboard } from "./reply_keyboard.js";

const TALLEST = 132; // pixels

export class Composer {
  #person;
  #act;
  #context = null; // {mode: "reply" | "edit", message}

  constructor(person, act) {
    this.#person = person;
    this.#act = act;
    this.field = el("textarea", {
      rows: 1, dir: "auto", placeholder: "Message", maxlength: 4096, enterkeyhint: "send",
      "aria-label": `Message from ${person.name}`, id: `field-${person.id}`,
      oninput: () => this.#grow(), onkeydown: (event) => this.#key(event),
    });
    this.menu = el("button", {
      type: "button", class: "commands", "aria-haspopup": "menu", "aria-label": "Bot commands",
      onclick: (event) => this.#commands(event.currentTarget),
    }, icon("menu"));
    this.quote = el("div", { class: "quote-bar", hidden: true });
    const attach = (event) => openMenu(event.currentTarget, "Attach", attachItems(act));
    this.form = el("form", { class: "field-row", onsubmit: (event) => this.#submit(event) },
      this.menu, this.field,
      iconButton("attach", "Attach", attach, { "aria-haspopup": "menu" }),
      el("button", { class: "send", "aria-label": "Send", title: "Send" }, icon("send")),
    );
    this.big = el("button", { type: "button", class: "big", onclick: () => this.#press() });
    this.keys = el("div", {
      class: "reply-keyboard", role: "group", "aria-label": "Keyboard", hidden: true,
    });
    this.node = el("div", { class: "composer" }, this.quote, this.form, this.keys, this.big);
  }

  /** Show what fits the chat now: Start when it is empty, Unblock when the bot is blocked. */
  sync() {
    const { blocked, messages, commands, keyboard } = this.#person;
    const started = messages.length > 0;
    const hadFocus = document.activeElement === this.big;
    this.big.textContent = blocked ? "Unblock the bot" : "Start";
    this.big.hidden = started && !blocked;
    this.form.hidden = !this.big.hidden;
    this.menu.hidden = commands.length === 0;
    this.#syncKeyboard(keyboard);
    if (hadFocus && this.big.hidden) this.focus();
  }

  /** Drawn only when the bot changed it, so that it keeps the focus. */
  #syncKeyboard(keyboard) {
    const source = JSON.stringify(keyboard);
    if (source === this.keys.dataset.source) return;
    this.keys.dataset.source = source;
    const pressed = () => { this.keys.hidden = Boolean(keyboard.one_time_keyboard); };
    this.keys.replaceChildren(...replyKeyboard(keyboard, this.#act, pressed));
    this.keys.hidden = !this.keys.firstChild;
    this.field.placeholder = keyboard?.input_field_placeholder || "Message";
  }

  /** Where fingers type, the field waits to be touched: focus would raise the keyboard. */
  focus() {
    if (!touched.matches) (this.form.hidden ? this.big : this.field).focus();
  }

  /** Put back what was being typed before the phone was drawn anew. */
  restore(draft) {
    this.field.value = draft;
    this.#grow();
  }

  reply(message) {
    this.#enter({ mode: "reply", message });
  }

  edit(message) {
    this.#enter({ mode: "edit", message });
    this.field.value = message.text;
    this.#grow();
  }

  #enter(context) {
    this.#context = context;
    const title = context.mode === "edit" ? "Edit message" : "Reply";
    const text = el("span", { class: "lines" },
      el("span", { class: "title" }, title),
      el("bdi", { class: "detail" }, snippet(context.message)));
    this.quote.replaceChildren(icon(context.mode), text,
      iconButton("close", "Cancel", () => this.#leave()));
    this.quote.hidden = false;
    this.field.focus();
  }

  #leave() {
    if (this.#context?.mode === "edit") this.field.value = "";
    this.#context = null;
    this.quote.hidden = true;
    this.#grow();
    this.field.focus();
  }

  #press() {
    if (this.#person.blocked) this.#act.unblock();
    else this.#act.start();
  }

  #key(event) {
    if (event.key === "Escape" && this.#context) this.#leave();
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    this.#submit(event);
  }

  async #submit(event) {
    event.preventDefault();
    const text = this.field.value.trim();
    if (!text) return;
    const context = this.#context;
    this.field.value = "";
    this.#leave();
    const id = context?.message.message_id;
    const sent = context?.mode === "edit"
      ? await this.#act.edit(id, text)
      : await this.#act.send(text, id);
    if (!sent && !this.field.value) this.field.value = text; // give back what did not leave
  }

  #commands(anchor) {
    openMenu(anchor, "Bot commands", this.#person.commands.map(({ command, description }) => ({
      label: description, detail: `/${command}`, run: () => this.#act.send(`/${command}`),
    })));
  }

  #grow() {
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(this.field.scrollHeight, TALLEST)}px`;
  }
}
