/*
 * A message's text and its entities, as DOM nodes. Offsets count UTF-16 units, as JavaScript's own
 * strings do. Every paragraph is an element of its own, so that each finds its own direction.
 */
import { direction } from "./bidi.js";
import { el } from "./dom.js";
import { inlineNode } from "./inline.js";

const BLOCKS = new Set(["blockquote", "expandable_blockquote", "pre"]);

/**
 * Nodes for `text`. `act` holds what links do: {send(text), deepLink(url) → bool}.
 * Entities of unknown types are shown as plain text.
 */
export function renderText(text, entities, act) {
  const ranges = (entities ?? []).map((e) => ({ ...e, end: e.offset + e.length }));
  const blocks = ranges.filter((e) => BLOCKS.has(e.type)).sort((a, b) => a.offset - b.offset);
  const inline = ranges.filter((e) => !BLOCKS.has(e.type));
  const nodes = [];
  let at = 0;
  for (const block of blocks) {
    if (block.offset < at) continue;
    nodes.push(...paragraphs(text, at, trimEnd(text, at, block.offset), inline, act));
    nodes.push(blockNode(block, text, inline, act));
    at = text[block.end] === "\n" ? block.end + 1 : block.end;
  }
  nodes.push(...paragraphs(text, at, text.length, inline, act));
  return nodes;
}

/** The line break before a block belongs to the block's own edge, not to an empty paragraph. */
function trimEnd(text, start, end) {
  return end > start && text[end - 1] === "\n" ? end - 1 : end;
}

function blockNode(block, text, inline, act) {
  if (block.type === "pre") {
    const code = el("code", {}, text.slice(block.offset, block.end));
    return el("pre", { dir: "ltr", tabindex: 0 }, code);
  }
  const content = paragraphs(text, block.offset, block.end, inline, act);
  if (block.type === "blockquote") return el("blockquote", {}, content);
  return el("details", { class: "quote" },
    el("summary", {}, "Quote"), el("blockquote", {}, content));
}

function paragraphs(text, start, end, inline, act) {
  if (start >= end) return [];
  const nodes = [];
  let from = start;
  for (const line of text.slice(start, end).split("\n")) {
    const to = from + line.length;
    const content = line ? runs(text, from, to, inline, act) : el("br");
    nodes.push(el("p", { dir: direction(line) }, content));
    from = to + 1;
  }
  return nodes;
}

/** The text between two offsets with its entities nested; what overlaps an end is cut there. */
function runs(text, start, end, entities, act) {
  const inside = entities
    .filter((e) => e.offset < end && e.end > start)
    .map((e) => ({ ...e, offset: Math.max(e.offset, start), end: Math.min(e.end, end) }))
    .sort((a, b) => a.offset - b.offset || b.end - a.end);
  if (inside.length === 0) return [text.slice(start, end)];
  const [first, ...others] = inside;
  const value = text.slice(first.offset, first.end);
  return [
    text.slice(start, first.offset),
    inlineNode(first, value, runs(text, first.offset, first.end, others, act), act),
    ...(first.end < end ? runs(text, first.end, end, others, act) : []),
  ];
}
