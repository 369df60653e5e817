/* The playground: keeps the phones on the page equal to what the live stream says. */
import { post } from "./api.js";
import { isOwn } from "./bubble.js";
import { startCode } from "./deep_links.js";
import { addPerson, pickPhone } from "./dialogs.js";
import { el } from "./dom.js";
import { Guide } from "./guide.js";
import { listen } from "./live.js";
import { Phone } from "./phone.js";
import { Store } from "./store.js";
import { Tabs } from "./tabs.js";
import { TimeMachine } from "./time_machine.js";
import { showToast } from "./toast.js";

const byId = (id) => document.getElementById(id);
const store = new Store();
const phones = new Map();
const tabs = new Tabs(byId("tabs"), phones, add);
const time = new TimeMachine(byId("time"), store, note);
const guide = new Guide(byId("guide"), byId("show-guide"), {
  open: (link) => openReady(link),
  move: (minutes) => time.move(minutes),
  focus: (role) => show(personWith(role)),
});

store.watch((event, person) => {
  if (event.type === "state") drawAll();
  if (event.type === "links") drawGuide();
  if (person) phones.get(person.id).sync(event);
  else if (event.type === "person") drawPhone(store.people.get(event.data.id));
  if (event.type === "message" && !isOwn(event.data)) tabs.arrived(person.id);
});
byId("add-person").addEventListener("click", add);
setInterval(everySecond, 1000);
listen((event) => store.apply(event), connection);

/** Everything anew, as after a restart of the server; what was being typed stays, and the focus. */
function drawAll() {
  const drafts = new Map([...phones].map(([id, phone]) => [id, phone.composer.field.value]));
  const inUse = [...phones.values()].find(({ node }) => node.contains(document.activeElement));
  phones.clear();
  byId("phones").replaceChildren();
  for (const person of store.people.values()) drawPhone(person);
  for (const [id, draft] of drafts) phones.get(id)?.composer.restore(draft);
  if (inUse) phones.get(inUse.person.id)?.composer.focus();
  everySecond();
}

function drawPhone(person) {
  const phone = new Phone(person, store, openLink);
  phones.set(person.id, phone);
  byId("phones").append(phone.node);
  phone.sync({ type: "state" });
  phone.list.toBottom();
  tabs.draw();
  drawGuide();
  drawSkipLinks();
}

function drawSkipLinks() {
  byId("skip").replaceChildren(...[...store.people.values()].map((person) => {
    const onclick = (event) => {
      event.preventDefault();
      show(person);
    };
    return el("a", { href: `#field-${person.id}`, onclick }, `Skip to ${person.name}’s phone`);
  }));
}

function drawGuide() {
  guide.draw([...store.people.values()], store.links);
}

function show(person) {
  if (!person) return;
  tabs.show(person.id);
  phones.get(person.id).composer.focus();
}

function add() {
  addPerson((id) => {
    if (phones.has(id)) show(store.people.get(id));
    else tabs.current = id; // the live stream brings the person in a moment
  });
}

const personWith = (role) => [...store.people.values()].find((person) => person.role === role);

/** A link pressed in a chat: true when it is a deep link to this bot and was taken care of. */
function openLink(url, from) {
  const code = startCode(url, store.bot.username);
  if (!code) return false;
  pickPhone([...store.people.values()], from, (person) => start(person, code));
  return true;
}

/** A ready invite link: straight on its own person's phone. */
function openReady(link) {
  const person = personWith(link.role);
  if (person) start(person, startCode(link.url, store.bot.username));
  else openLink(link.url, null);
}

async function start(person, code) {
  show(person);
  try {
    await post(`people/${person.id}/start`, { payload: code });
  } catch (error) {
    phones.get(person.id).say(error.message);
  }
}

function connection(connected) {
  byId("banner").hidden = connected;
}

/** A sentence about the whole playground, for a moment. */
function note(text) {
  showToast(byId("note"), text);
}

function everySecond() {
  time.tick();
  for (const phone of phones.values()) phone.syncStatus();
}
