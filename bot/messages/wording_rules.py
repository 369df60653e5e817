"""What a reader needs of a translation: the names, numbers and links to look for, no English."""

import re

from bot.i18n.faults import TAG
from bot.i18n.html import FIELD
from bot.messages.translated import Faults, Translated, in_latin_script

ABBREVIATION = re.compile(r"\b[A-Z]{2,}\d*\b")
TRANSLATABLE = frozenset(("CV", "EU", "ID", "OK", "UK", "USA"))  # these have words of their own
LINK = re.compile(r"https?://[^\s<>\"']*[^\s<>\"'.,)]|[\w.+-]+@[\w-]+\.[\w.]*\w|(?<!\S)/[a-z]+\b")
GROUPING = re.compile("(?<=\\d)[,.\u00a0\u202f\u066b\u066c](?=\\d)")
FIGURE = re.compile(r"(?<=£)\d+|\d{3,}")
ENGLISH_RUN = re.compile(r"\b[a-z]{2,}(?:,? [a-z]{2,}){3,}\b")
ENGLISH_WORD = re.compile(r"\b[A-Za-z][a-z]{2,}\b")


def abbreviations(one: Translated) -> Faults:
    """People look for GMC and PLAB on English pages, letters and badges."""
    for word in sorted(set(ABBREVIATION.findall(_prose(one.source))) - TRANSLATABLE):
        if word not in one.form:
            yield f"{word} is lost", f"Keep {word} in Latin letters, as the English pages write it."


def links(one: Translated) -> Faults:
    for link in sorted(set(LINK.findall(_prose(one.source, links=True)))):
        if link not in one.form:
            yield f"{link} is lost", "Copy it unchanged."


def figures(one: Translated) -> Faults:
    """Compare numbers: a wrong fee or telephone number does harm in any language."""
    source, translated = _prose(one.source, links=True), GROUPING.sub("", one.form)
    for figure in dict.fromkeys(FIGURE.findall(GROUPING.sub("", source))):
        if figure not in translated:
            yield f"the number {figure} is lost", "Write it in digits, as the English does."


def leftover_english(one: Translated) -> Faults:
    if one.keeps_english:
        return
    advice = "Translate it, or say why not in a line above it: # english: reason."
    prose, latin = _prose(one.form), in_latin_script(one.code)
    by_chance = 1 if latin else 0  # a single word may be the same in two languages
    if one.form == one.source and len(ENGLISH_WORD.findall(prose)) > by_chance:
        yield "it is still the English", advice
    elif not latin and (run := ENGLISH_RUN.search(prose)):
        yield f"'{run[0]}' is still English", advice


def _prose(text: str, *, links: bool = False) -> str:
    """Give the words alone, without tags, placeholders and, if not asked for, links."""
    prose = FIELD.sub(" ", TAG.sub(" ", text))
    return prose if links else LINK.sub(" ", prose)
