/*
 * The direction of a paragraph: that of its first strong character, as Unicode rules P2 and P3 say.
 * The browser's own dir="auto" also looks into isolated runs (a Latin word that a bot wrapped in
 * FSI…PDI at the start of an Arabic line); Telegram does not, so we look ourselves.
 */

const LETTER = /\p{L}/u;
const RIGHT_TO_LEFT =
  /\p{Script=Arab}|\p{Script=Hebr}|\p{Script=Syrc}|\p{Script=Thaa}|\p{Script=Nkoo}|\p{Script=Adlm}/u;
const ISOLATE_STARTS = new Set(["\u2066", "\u2067", "\u2068"]);
const ISOLATE_END = "\u2069";
const MARKS = { "\u200e": "ltr", "\u200f": "rtl", "\u061c": "rtl" };

/** "rtl" or "ltr"; text without any strong character (numbers, emoji) is "ltr". */
export function direction(text) {
  let depth = 0;
  for (const character of text) {
    if (ISOLATE_STARTS.has(character)) depth += 1;
    else if (character === ISOLATE_END) depth = Math.max(0, depth - 1);
    else if (depth > 0) continue;
    else if (character in MARKS) return MARKS[character];
    else if (LETTER.test(character)) return RIGHT_TO_LEFT.test(character) ? "rtl" : "ltr";
  }
  return "ltr";
}
