/* Elements from plain values. Text always becomes a text node: nothing here parses markup. */

/**
 * el("button", {class: "send", onclick: send, hidden: false}, "Send")
 * Functions become listeners, true an empty attribute; null, undefined and false are left out.
 */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return node;
}

const SVG = "http://www.w3.org/2000/svg";

/** A decorative drawing from icons.svg; the words beside it, or a label, carry the meaning. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  const use = document.createElementNS(SVG, "use");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `static/icons.svg#${name}`);
  svg.append(use);
  return svg;
}

/** A button that shows only a drawing; `label` is its name for everybody who does not see it. */
export function iconButton(name, label, onclick, extra = {}) {
  const attributes = { type: "button", class: "icon-button", title: label, "aria-label": label };
  return el("button", { ...attributes, onclick, ...extra }, icon(name));
}

/** True where fingers do the pointing. */
export const touched = window.matchMedia("(pointer: coarse)");

/** True while the page is so narrow that it shows one phone at a time. */
export const narrow = window.matchMedia("(max-width: 760px)");
