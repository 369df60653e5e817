/* What a phone's Telegram can be set to, each in its own script; the bot only gets the code. */

export const LANGUAGES = [
  ["en", "English"], ["ar", "العربية"], ["uk", "Українська"], ["fa", "فارسی"],
  ["prs", "دری"], ["ps", "پښتو"], ["ti", "ትግርኛ"], ["tr", "Türkçe"],
  ["ckb", "کوردیی ناوەندی"], ["ur", "اردو"], ["so", "Soomaali"], ["am", "አማርኛ"],
  ["fr", "Français"], ["es", "Español"], ["ru", "Русский"], ["", "not told to the bot"],
];

const NAMES = new Map(LANGUAGES);

export const languageName = (code) => NAMES.get(code ?? "") ?? code;
