/* A native poll: choices until this person voted or it closed, then the counts. */
import { el, icon } from "./dom.js";
import { direction } from "./bidi.js";

export function poll(message, act) {
  const data = message.poll;
  const chosen = message.chosen ?? [];
  const open = !data.is_closed && chosen.length === 0;
  return el("div", { class: "poll" },
    el("p", { class: "question", dir: direction(data.question) }, data.question),
    el("p", { class: "kind" }, kind(data)),
    open ? ballot(message, act) : data.options.map((option, index) =>
      result(option, chosen.includes(index), data)),
    el("p", { class: "kind" }, people(data.total_voter_count)),
  );
}

function kind(data) {
  if (data.is_closed) return "Final results";
  const name = data.type === "quiz" ? "quiz" : "poll";
  return data.is_anonymous ? `Anonymous ${name}` : `Public ${name}`;
}

const people = (count) => (count === 1 ? "1 vote" : `${count} votes`);

/** One choice votes at once, as in Telegram; several are ticked first and then sent. */
function ballot(message, act) {
  const { options, allows_multiple_answers: several } = message.poll;
  if (!several) {
    return options.map((option, index) => el("button", {
      type: "button", class: "option", dir: direction(option.text),
      onclick: () => act.vote(message, [index]),
    }, option.text));
  }
  const boxes = options.map((option) =>
    el("label", { class: "option", dir: direction(option.text) },
      el("input", { type: "checkbox" }), option.text));
  const send = () => {
    const ticked = boxes.map((box, index) => (box.firstChild.checked ? index : -1));
    act.vote(message, ticked.filter((index) => index >= 0));
  };
  return [...boxes, el("button", { type: "button", class: "vote", onclick: send }, "Vote")];
}

function result(option, mine, data) {
  const share = data.total_voter_count ? option.voter_count / data.total_voter_count : 0;
  const percent = `${Math.round(share * 100)}%`;
  return el("div", { class: mine ? "result mine" : "result", dir: direction(option.text) },
    el("span", { class: "percent" }, percent),
    el("span", {}, option.text, mine ? icon("check") : null),
    el("meter", { min: 0, max: 1, value: share, "aria-label": percent }),
  );
}
