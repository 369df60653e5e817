/*
 * What the page knows: the bot, the people with their chats, the ready links, the bot's clock.
 * Only the live stream changes it; views are told which person changed.
 */

const TYPING_LASTS = 5500; // milliseconds; Telegram forgets a chat action after five seconds

/** How each event changes a person; toasts change nothing. */
const CHANGES = {
  message: upsert,
  edit: upsert,
  poll: upsert,
  delete: (person, gone) => {
    person.messages = person.messages.filter((m) => m.message_id !== gone.message_id);
  },
  typing: (person) => { person.typingUntil = Date.now() + TYPING_LASTS; },
};

function upsert(person, message) {
  const at = person.messages.findIndex((m) => m.message_id === message.message_id);
  if (at >= 0) person.messages[at] = message;
  else person.messages.push(message);
  if (message.from?.is_bot) person.typingUntil = 0;
}

export class Store {
  people = new Map();
  bot = {};
  links = [];
  #skew = 0;
  #views = new Set();

  /** `view(event, person)` runs after each change; `person` is null when everything is new. */
  watch(view) {
    this.#views.add(view);
  }

  /** The bot's present moment in milliseconds since 1970. */
  now() {
    return Date.now() + this.#skew;
  }

  apply(event) {
    const person = this.people.get(event.person) ?? null;
    if (event.type === "state") this.#load(event);
    else if (event.type === "clock") this.#skew = Date.parse(event.now) - Date.now();
    else if (event.type === "links") this.links = event.links;
    else if (event.type === "person") this.#meet(event.data);
    else if (person) CHANGES[event.type]?.(person, event.data);
    for (const view of this.#views) view(event, person);
  }

  #load(state) {
    this.bot = state.bot;
    this.links = state.links;
    this.#skew = Date.parse(state.now) - Date.now();
    this.people.clear();
    for (const profile of state.people) this.#meet(profile);
  }

  #meet(profile) {
    const known = this.people.get(profile.id);
    this.people.set(profile.id, Object.assign(known ?? { typingUntil: 0 }, profile));
  }
}
