"""What coordinators see of what people wrote: one text at a time, with a button for each word."""

from collections.abc import Sequence
from typing import Final

from bot import paging
from bot.features.results.actions import DecideText, OpenResults, OpenText, ShowTexts, TurnWord
from bot.features.results.domain.texts import State, Written
from bot.i18n import Html, Translator, html, quoted
from bot.message import Button, Message
from bot.screen import screen

ON_A_PAGE: Final = 6
WORDS_ON_A_PAGE: Final = 12
WORDS_IN_A_ROW: Final = 3
LONGEST_WORD: Final = 20
SIGNS: Final = {State.WAITING: "❔", State.APPROVED: "✅", State.LEFT_OUT: "🚫"}
PARAGRAPH: Final = Html("\n\n")


def texts(t: Translator, wave: int, every: Sequence[Written], page: int) -> Message:
    """List the texts by their first words, with what was decided on each."""
    pages = paging.chunked(every, ON_A_PAGE)
    page = paging.nearest(page, pages)
    text = t.gettext(
        "Read each text. Hide every word that could tell who wrote it: names, places, employers, "
        "dates. Only texts that you let in are in a report, without hidden words."
    )
    if not every:
        text = t.gettext("There are no texts here: so few people wrote that they stay unread.")
    head = html(t.gettext("<b>💬 What people wrote</b>"))
    counted = html(
        t.gettext("Let in: {n} of {all}"),
        n=t.number(sum(one.state is State.APPROVED for one in every)),
        all=t.number(len(every)),
    )
    return screen(
        t,
        PARAGRAPH.join((head, html(text), counted) if every else (head, html(text))),
        *(Button(_label(one), OpenText(wave, one.id)) for one in pages[page]),
        paging.turning(t, page, pages, lambda to: ShowTexts(wave, to)),
        back=OpenResults(wave),
    )


def _label(one: Written) -> str:
    return f"{SIGNS[one.state]} {_short(one.redacted)}"


def _short(text: str, longest: int = 28) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"


def read(t: Translator, wave: int, question: str, one: Written, page: int) -> Message:
    """Show one text as readers will see it; a tap on a word hides it, or shows it again."""
    words = list(enumerate(one.words))
    pages = paging.chunked(words, WORDS_ON_A_PAGE)
    page = paging.nearest(page, pages)
    hint = t.gettext("Tap a word to hide it, or to show it again.")
    body = (
        html("<b>{question}</b>", question=question),
        quoted(one.redacted),
        html("{sign} {state}", sign=SIGNS[one.state], state=_state(t, one.state)),
        html("<i>{hint}</i>", hint=hint),
    )
    return screen(
        t,
        PARAGRAPH.join(body),
        *paging.chunked([_word(wave, one, *each) for each in pages[page]], WORDS_IN_A_ROW),
        paging.turning(t, page, pages, lambda to: OpenText(wave, one.id, to)),
        (
            # Translators: let this text into the report.
            Button(
                t.gettext("✅ Let in"), DecideText(wave, one.id, State.APPROVED)
            ),  # limit: button 18
            # Translators: this text is not in the report.
            Button(
                t.gettext("🚫 Leave out"), DecideText(wave, one.id, State.LEFT_OUT)
            ),  # limit: button 18
        ),
        back=ShowTexts(wave),
    )


def page_of(word: int) -> int:
    """Return the page on which the button of a word is."""
    return word // WORDS_ON_A_PAGE


def _word(wave: int, one: Written, place: int, word: str) -> Button:
    is_hidden = place in one.hidden
    label = f"{'▇ ' if is_hidden else ''}{_short(word, LONGEST_WORD)}"
    return Button(label, TurnWord(wave, one.id, place, int(not is_hidden)))


def _state(t: Translator, state: State) -> str:
    match state:
        case State.APPROVED:
            return t.gettext("This text is in the report.")
        case State.LEFT_OUT:
            return t.gettext("This text is not in the report.")
        case _:
            return t.gettext("Nobody has decided about this text yet.")
