/* One person's phone: a heading that says who, the chat's header, the messages, the reply field. */
import { post } from "./api.js";
import { Composer } from "./composer.js";
import { el, icon, iconButton } from "./dom.js";
import { languageName } from "./languages.js";
import { openMenu } from "./menu.js";
import { MessageList } from "./message_list.js";
import { messageItems } from "./message_menu.js";
import { alertBox, showToast } from "./toast.js";

const ROLES = { medic: "Medic", mentor: "Mentor", coordinator: "Coordinator" };

export class Phone {
  #store;
  #openLink;
  #pressed = null;

  /** `openLink(url, person)` returns true when it took a link as a deep link to the bot. */
  constructor(person, store, openLink) {
    this.person = person;
    this.#store = store;
    this.#openLink = openLink;
    const act = this.#acts();
    this.list = new MessageList(person, act);
    this.composer = new Composer(person, act);
    this.status = el("span", { class: "status" });
    this.toasts = el("div", { class: "toasts", role: "status" });
    this.screen = el("div", { class: "screen" },
      this.#header(act), this.list.node, this.composer.node, this.toasts);
    this.node = el("section", {
      class: "person", "data-role": person.role ?? "guest", "aria-labelledby": `name-${person.id}`,
    }, this.#heading(), el("div", { class: "device" }, this.screen));
  }

  /** Draw what changed; `event` is what the live stream said. */
  sync(event) {
    if (event.type !== "typing") this.#release();
    this.list.sync();
    this.composer.sync();
    this.syncStatus();
    if (event.type === "toast") this.#answer(event.data);
  }

  syncStatus() {
    const typing = this.person.typingUntil > Date.now();
    this.status.textContent = typing ? "typing…" : "bot";
    this.status.classList.toggle("typing", typing);
  }

  say(text, alert = false) {
    if (!text) return;
    if (alert) alertBox(this.screen, text);
    else showToast(this.toasts, text);
  }

  /** What the bot answered to a press: a toast, a box, or a link that it opens. */
  #answer({ text, show_alert: alert, url }) {
    this.say(text, alert);
    if (url) this.#openLink(url, this.person);
  }

  #heading() {
    const { role, name, about, language, id } = this.person;
    return el("header", { class: "who" },
      el("span", { class: "role", "aria-hidden": "true" }, ROLES[role] ?? "Person"),
      el("h2", { id: `name-${id}` },
        el("span", { class: "unseen" }, `${ROLES[role] ?? "Person"}: `), el("bdi", {}, name)),
      el("p", {}, about ? `${about} · ` : "", language ? "Telegram in " : "Language: ",
        el("bdi", { lang: language }, languageName(language))),
    );
  }

  #header(act) {
    const bot = this.#store.bot;
    return el("div", { class: "chat-header" },
      el("span", { class: "avatar", "aria-hidden": "true" }, initials(bot.name)),
      el("span", { class: "lines" }, el("bdi", { class: "title" }, bot.name), this.status),
      iconButton("more", "Chat menu", (event) => openMenu(event.currentTarget, "Chat menu", [
        this.person.blocked
          ? { label: "Unblock the bot", drawing: "check", run: act.unblock }
          : { label: "Block the bot", drawing: "block", run: act.block },
      ]), { "aria-haspopup": "menu" }),
    );
  }

  /** Everything that the parts of this phone can do. Each answers true when the server took it. */
  #acts() {
    const ask = (action, body) => this.#ask(action, body);
    const act = {
      send: (text, replyTo) => ask("text", { text, reply_to: replyTo ?? null }),
      edit: (id, text) => ask("edit", { message_id: id, text }),
      forward: ({ message_id }) => ask("forward", { message_id }),
      start: () => ask("start"),
      block: () => ask("block", { blocked: true }),
      unblock: () => ask("block", { blocked: false }),
      attach: ask,
      vote: ({ message_id }, option_ids) => ask("vote", { message_id, option_ids }),
      tap: (place, button) => this.#tap(place, button),
      copy: (text) => navigator.clipboard.writeText(text).then(() => this.say("Copied.")),
      menu: (message, anchor) =>
        openMenu(anchor, "Message menu", messageItems(message, act, this.composer)),
      deepLink: (url) => this.#openLink(url, this.person),
      say: (text) => this.say(text),
    };
    return act;
  }

  async #ask(action, body = {}) {
    try {
      await post(`people/${this.person.id}/${action}`, body);
      return true;
    } catch (error) {
      this.say(error.message);
      return false;
    }
  }

  /** The pressed button shows that it waits until the bot does anything in this chat. */
  #tap(place, button) {
    this.#release();
    this.#pressed = button;
    button.setAttribute("aria-busy", "true");
    this.#ask("tap", place).then((taken) => {
      if (!taken) this.#release();
    });
  }

  #release() {
    this.#pressed?.removeAttribute("aria-busy");
    this.#pressed = null;
  }
}

const initials = (name) => (name ?? "Bot").split(/\s+/).map((word) => word[0]).slice(0, 2).join("");
