/* The two dialogues of the page: a new person, and the phone that shall open an invite link. */
import { post } from "./api.js";
import { el } from "./dom.js";
import { LANGUAGES } from "./languages.js";

/** Show a form in a modal dialogue; `send(form)` may throw an Error to be shown in it. */
function ask(title, fields, button, send) {
  const problem = el("p", { class: "problem", role: "alert" });
  const onsubmit = async (event) => {
    event.preventDefault();
    try {
      await send(form);
      dialog.close();
    } catch (error) {
      problem.textContent = error.message;
    }
  };
  const form = el("form", { onsubmit }, el("h2", { id: "dialog-title" }, title), fields, problem,
    el("div", { class: "dialog-buttons" },
      el("button", { type: "button", class: "plain", onclick: () => dialog.close() }, "Cancel"),
      el("button", { class: "strong" }, button)));
  const closed = () => dialog.remove();
  const dialog = el("dialog", { "aria-labelledby": "dialog-title", onclose: closed }, form);
  document.body.append(dialog);
  dialog.showModal();
}

/** `added(id)` is called with the new person's id. */
export function addPerson(added) {
  const name = el("input", { required: true, maxlength: 64, dir: "auto", autocomplete: "off" });
  const language = el("select", {}, LANGUAGES.map(([code, label]) =>
    el("option", { value: code, lang: code || null, selected: code === "ar" }, label)));
  ask("Add a person", [
    el("label", {}, "First name", name),
    el("label", {}, "Language of their Telegram", language),
  ], "Add", async () => {
    const { id } = await post("people", {
      first_name: name.value.trim(), language_code: language.value || null,
    });
    added(id);
  });
}

/** `open(person)` gets the person whose phone was picked; `likely` is picked from the start. */
export function pickPhone(people, likely, open) {
  const choices = people.map((person) => el("label", { class: "choice" },
    el("input", {
      type: "radio", name: "phone", value: person.id, checked: person === likely, required: true,
    }),
    el("bdi", {}, person.name), el("span", { class: "detail" }, person.role ?? "")));
  ask("Open this link on whose phone?", [el("fieldset", {}, choices)], "Open", (form) => {
    const id = Number(new FormData(form).get("phone"));
    open(people.find((person) => person.id === id));
  });
}
