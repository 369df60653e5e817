"""What a view and Telegram need of a translation: its placeholders, tags, length, characters."""

import re
import unicodedata
from html import unescape

from bot.i18n.faults import TAG, field_names, is_balanced, tags
from bot.i18n.html import FIELD
from bot.i18n.languages import language
from bot.messages.translated import Faults, Translated

TELEGRAM_TAGS = {
    "a", "b", "blockquote", "code", "del", "em", "i", "ins",
    "pre", "s", "span", "strike", "strong", "tg-emoji", "tg-spoiler", "u",
}  # fmt: skip
TAG_NAME = re.compile(r"</?([A-Za-z][\w-]*)")
ARROWS = {"⬅": "➡", "➡": "⬅", "←": "→", "→": "←", "◀": "▶", "▶": "◀"}
BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def placeholders(one: Translated) -> Faults:
    """Compare names: Babel's own check accepts a misspelt one."""
    wanted = set[str]().union(*map(field_names, one.text.sources))
    found = field_names(one.form)
    for name in sorted(found - wanted):
        known = ", ".join(f"{{{name}}}" for name in sorted(wanted)) or "none"
        yield f"{{{name}}} is not in the English", f"Use the names that are: {known}."
    for name in sorted(field_names(one.source) - found - _spare(one)):
        yield f"{{{name}}} is lost", "Put it where the value belongs; do not translate the name."


def _spare(one: Translated) -> set[str]:
    """Give the number that a form for a single number may put in words ("one step")."""
    if not one.is_one_number:
        return set()
    singular, plural = map(field_names, one.text.sources)
    return plural - singular or (plural if len(plural) == 1 else {"n"})


def braces(one: Translated) -> Faults:
    if re.search("[{}]", FIELD.sub("", one.form)):
        yield "a brace belongs to no placeholder", "Write a placeholder as {name}, nothing else."


def markup(one: Translated) -> Faults:
    names = {name.lower() for name in TAG_NAME.findall("".join(TAG.findall(one.form)))}
    for name in sorted(names - TELEGRAM_TAGS):
        yield f"<{name}> is no tag that Telegram knows", "Use the tags of the English."
    if not is_balanced(one.form):
        yield "a tag is not closed, or crosses another", "Close each <b> with </b>, inner first."
    if all(tags(one.form) != tags(source) for source in one.text.sources):
        wanted = " ".join(tags(one.source)) or "none"
        yield "the tags are not those of the English", f"Copy them, links included: {wanted}."
    if "<" in TAG.sub("", one.form):
        yield "a < opens no tag", "Write it in words."


def arrows(one: Translated) -> Faults:
    """Mirror arrows: "back" points to the right where people read from the right."""
    mirrored = language(one.code).direction == "rtl"
    for arrow in filter(ARROWS.__contains__, one.source):
        wanted = ARROWS[arrow] if mirrored else arrow
        if wanted not in one.form:
            yield f"the arrow {arrow} must be {wanted} here", "Put it where the English has it."


def length(one: Translated) -> Faults:
    visible = unescape(TAG.sub("", one.form))
    if len(visible) > one.text.limit:
        yield (
            f"{len(visible)} characters are too long for its place",
            f"Say it in at most {one.text.limit}.",
        )


def characters(one: Translated) -> Faults:
    """Refuse marks of direction: the bot adds its own where a text is sent."""
    if BIDI.search(one.form):
        yield "it holds a mark of direction", "Delete it: the bot puts them where they belong."
    if any(unicodedata.category(c) == "Cc" and c != "\n" for c in one.form):
        yield "it holds a control character", "Delete it, and write spaces for tabs."
    if any(c.isdigit() and not c.isascii() and unicodedata.category(c) == "Nd" for c in one.form):
        yield "it holds digits other than 0-9", "Write 0-9, as exams, fees and telephones do."


def borders(one: Translated) -> Faults:
    start, end = (re.compile(pattern) for pattern in (r"\s*", r"\s*\Z"))
    for edge, name in ((start, "starts"), (end, "ends")):
        ours, theirs = edge.search(one.source), edge.search(one.form)
        if ours and theirs and ours[0] != theirs[0]:
            yield f"it {name} with other blanks than the English", "Copy spaces and line ends."
