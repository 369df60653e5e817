"""Texts that people could send to break what others see: pieces of them, and any mixture."""

import random

PIECES = (
    # HTML, whole and broken
    "<b>", "</b>", '<a href="https://evil.example">', "<a href='tg://user?id=7000000001'>",
    "</a>",
    '<pre><code class="language-x">', "<blockquote expandable>", "</blockquote>", "<tg-spoiler>",
    '<tg-emoji emoji-id="5">', "<", ">", "</", "<!--", "-->", "<![CDATA[", "<b", "<b/>", "< b>",
    "<script>alert(1)</script>", "<\0b>", "<b\n>", "\"'", "='", '<span class="tg-spoiler">',
    # references
    "&lt;", "&lt", "&amp;", "&amp;lt;", "&#60;", "&#x3c;", "&#0;", "&#xd83d;", "&#x202e;",
    "&#1114112;", "&nbsp;", "&quot;", "&", "&;", "&#;", "&#x;",
    # what Telegram finds by itself
    "tg://user?id=7000000001", "@somebody", "/start@pathways_demo_bot", "/erase", "#tag", "$USD",
    "https://t.me/+abc", "evil.example/?a=<b>", "a@b.example", "+44 7700 900123", "tel:999",
    # controls and directions
    "\0", "\x01", "\x07", "\x08", "\x1b[31m", "\x7f", "\x85", "\xad", "\ufeff", "\u2028", "\u2029",
    "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u061c", "\u202a", "\u202b", "\u202c",
    "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069", "\u2069\u2069\u2069",
    "\u2067\u2067",
    "\u2060", "\ufff9", "\U000e0041", "\U000e0001", "\ud83d", "\udc00", "\ude00\ud83d", "\ufffd",
    "\ufffe",
    # marks, emoji, scripts
    "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301", "\u0489" * 40, "\u0e47" * 30, "\u034f", "\u20e3",
    "👩🏽‍⚕️", "👨‍👩‍👧‍👦", "🇬🇧", "🏴\U000e0067\U000e0062\U000e007f", "\ufe0f", "🩺" * 9, "\u200d" * 9,
    "مرحبا", "דוקטור", "PLAB 2 مرحبا (GMC) ١٢٣", "می‌خواهم", "ï", "ﷺ", "ﬁ", "か゚", "각",
    "\U0001d510\U0001d522",
    "\u115f\u3164", "\u00a0\u3000", "a" * 300, "مستشفى " * 30, "x" * 99 + "\u0301",
    # formats and shells
    "{}", "{0}", "{0.__class__}", "{name}", "{text}", "{{", "}}", "{!r:>999999999}", "%s", "%(x)d",
    "%n", "$x", "${x}", "`id`", "; rm -rf /", "'; DROP TABLE people; --", "\\u202e", "\\",
    "_*[]()~`>#+-=|{}.!", "\n", "\r\n", "\n\n\n", "\t", " ", "1234567890", "word ", "Q-AB2C",
)  # fmt: skip
WHOLE = ("", " ", "\n", "<", "&", "\u2067", "\ud83d", "x" * 4096, "🩺" * 2048, "<" * 4096,
         "&lt;" * 1024, "\u202e" * 4096, "z" + "\u0301" * 4095, "\u2067" * 2048 + "a",
         "مرحبا PLAB " * 372, "a\n" * 2048, "\u200d" * 4096, "{0}" * 1365)  # fmt: skip


def hostile_text(rng: random.Random) -> str:
    """Return a mixture of up to a dozen pieces, now and then a whole nuisance."""
    if rng.random() < 0.002:
        return rng.choice(WHOLE)
    return "".join(rng.choices(PIECES, k=rng.randint(1, 12)))
