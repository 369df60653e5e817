"""Languages: texts, dates and amounts in the reader's own, and lines in the right order."""

from bot.i18n.bidi import arrange, button
from bot.i18n.catalogs import Catalogs
from bot.i18n.html import Html, copied, escape, html, plain, quoted
from bot.i18n.languages import SOURCE, Direction, Language
from bot.i18n.split import split
from bot.i18n.translator import Translator
from bot.i18n.typed import clean, is_blank

__all__ = [
    "SOURCE",
    "Catalogs",
    "Direction",
    "Html",
    "Language",
    "Translator",
    "arrange",
    "button",
    "clean",
    "copied",
    "escape",
    "html",
    "is_blank",
    "plain",
    "quoted",
    "split",
]
