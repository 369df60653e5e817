"""How far each language is, and which texts want a translator."""

from collections.abc import Sequence
from typing import Final

from bot import paging
from bot.features.upkeep.actions import ShowContent, ShowTexts, ShowTranslations
from bot.i18n import Html, Translator, html, quoted
from bot.message import Button, Message
from bot.messages.status import Coverage, State
from bot.screen import screen

ON_A_PAGE: Final = 6
LONGEST: Final = 140
LINE: Final = Html("\n")
PARAGRAPH: Final = Html("\n\n")
ASKED_FOR: Final = (State.OUTDATED, State.MISSING, State.DRAFTED)
"""The states that want work, the worst first."""


def languages(t: Translator, every: Sequence[Coverage]) -> Message:
    """Show how many texts of each language are in which state."""
    text = t.gettext(
        "What is not translated, or was translated before the English changed, people read in "
        "English. Choose a language to see the texts."
    )
    body = [html(t.gettext("<b>🌍 Translations</b>")), html(text)]
    body += [_coverage(t, one) for one in every]
    buttons = [Button(one.own_name, ShowTexts(one.code, _worst(one).value)) for one in every]
    return screen(t, PARAGRAPH.join(body), *paging.chunked(buttons, 2), back=ShowContent())


def _coverage(t: Translator, one: Coverage) -> Html:
    counts = (html("{state}: {n}", state=label(t, state), n=_count(one, state)) for state in State)
    return html("<b>{language}</b>\n{counts}", language=one.own_name, counts=LINE.join(counts))


def _count(one: Coverage, state: State) -> int:
    return int(getattr(one, state.value))


def _worst(one: Coverage) -> State:
    return next((state for state in ASKED_FOR if _count(one, state)), State.OUTDATED)


def label(t: Translator, state: State) -> str:
    match state:
        case State.MISSING:
            # Translators: texts that nobody has translated.
            return t.gettext("Not translated")  # limit: button 26
        case State.OUTDATED:
            # Translators: texts that were translated before their English changed.
            return t.gettext("Out of date")  # limit: button 26
        case State.DRAFTED:
            # Translators: texts that a machine translated and nobody has read.
            return t.gettext("By a machine, not read")  # limit: button 26
        case _:
            # Translators: texts whose translation a person has read.
            return t.gettext("Read by a person")  # limit: button 26


def texts(t: Translator, of: Coverage, state: State, found: Sequence[str], page: int) -> Message:
    """List the English texts of a language that are in one state, and say what to do about it."""
    pages = paging.chunked(found, ON_A_PAGE)
    page = paging.nearest(page, pages)
    title = html("<b>🌍 {language}: {state}</b>", language=of.own_name, state=label(t, state))
    body = [title, html(_advice(t, state), language=of.own_name, code=of.code)]
    body += [quoted(_short(text)) for text in pages[page]]
    others = [
        Button(f"{label(t, one)} ({t.number(_count(of, one))})", ShowTexts(of.code, one.value))
        for one in ASKED_FOR
        if one is not state and _count(of, one)
    ]
    turn = paging.turning(t, page, pages, lambda to: ShowTexts(of.code, state.value, to))
    return screen(t, PARAGRAPH.join(body), turn, *others, back=ShowTranslations())


def _advice(t: Translator, state: State) -> str:
    match state:
        case State.MISSING | State.OUTDATED:
            # Translators: {code} is a short name of the language, as “ar”.
            return t.gettext(
                "People read these in English. Ask who runs this bot for the sheet of {language}: "
                "<code>python -m bot messages export {code} sheet.csv</code>. Somebody who knows "
                "the language fills it in."
            )
        case State.DRAFTED:
            return t.gettext(
                "Below these stands that a machine translated them. Somebody who knows the "
                "language can read them in the sheet that who runs this bot makes: "
                "<code>python -m bot messages export {code} sheet.csv</code>"
            )
        case _:
            return t.gettext("A person has read these. There is nothing to do.")


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
