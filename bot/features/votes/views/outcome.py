"""What came out of a vote: as a picture, and in words."""

import dataclasses
import datetime as dt
from collections.abc import Iterable
from typing import Any, Final

from bot.documents.printable import printable
from bot.features.votes.actions import DrawOutcome, ReadOutcome
from bot.features.votes.domain import Vote
from bot.features.votes.views import parts
from bot.i18n import Html, Translator, arrange, html, plain
from bot.i18n.split import units
from bot.message import Action, Attachment, Button, FileKind, Message
from bot.nudges import Piece
from bot.screen import notice, screen

PARAGRAPH: Final = Html("\n\n")
LINE: Final = Html("\n")
CAPTION: Final = 900
"""Characters under a picture, with some of the 1,024 left for what else is said there."""


def told(t: Translator, vote: Vote, zone: dt.tzinfo, k: int) -> Piece:
    """Tell who voted, and the coordinators, what came out."""
    title = t.gettext("🗳 The result of a vote")  # limit: button 32
    message = notice(t, _words(t, vote, zone, k))
    return Piece(title, drawn(t, message, vote, zone, k))


def read(t: Translator, vote: Vote, zone: dt.tzinfo, k: int, back: Action | None) -> Message:
    """Say in words what came out."""
    has_numbers = vote.outcome.voters is not None
    # limit: button 32
    picture = Button(t.gettext("🖼 As a picture"), DrawOutcome(vote.id)) if has_numbers else None
    return screen(t, _words(t, vote, zone, k), picture, back=back)


def shown(t: Translator, vote: Vote, zone: dt.tzinfo, k: int, back: Action | None) -> Message:
    """Show what came out as a picture."""
    return drawn(t, screen(t, _words(t, vote, zone, k), back=back), vote, zone, k)


def drawn(t: Translator, message: Message, vote: Vote, zone: dt.tzinfo, k: int) -> Message:
    """Put the picture above what is said of it; where there are no numbers, there is none.

    What is too long for a caption is a button away.
    """
    if vote.outcome.voters is None:
        return message
    file = Attachment("results", _data(t, vote, zone, k), FileKind.PNG, "vote.png", message.text)
    if units(message.text) > CAPTION:
        text = arrange(_head(t, vote, zone), t.direction)
        # limit: button 32
        more = (Button(t.gettext("📄 Read it in words"), ReadOutcome(vote.id)),)
        message = dataclasses.replace(message, text=text, rows=(more, *message.rows))
    return dataclasses.replace(message, attachment=file)


def _words(t: Translator, vote: Vote, zone: dt.tzinfo, k: int) -> Html:
    lines = LINE.join(_lines(t, vote, k))
    return PARAGRAPH.join((_head(t, vote, zone), lines, *parts.untranslated(t, vote)))


def _head(t: Translator, vote: Vote, zone: dt.tzinfo) -> Html:
    question = html("<b>🗳 {question}</b>", question=vote.wording(t.language).question)
    return LINE.join((question, _closed(t, vote, zone)))


def _closed(t: Translator, vote: Vote, zone: dt.tzinfo) -> str:
    assert vote.closes_at, "it was open"
    return plain(t.gettext("Closed: {date}"), date=t.date(vote.closes_at.astimezone(zone).date()))


def _lines(t: Translator, vote: Vote, k: int) -> Iterable[str]:
    outcome = vote.outcome
    if outcome.voters is None:
        text = t.gettext("Fewer than {k} people chose. To protect them, no numbers are shown.")
        yield plain(text, k=t.number(k))
        return
    yield _voters(t, outcome.voters)
    for places, people in outcome.groups:
        yield plain("• {options}: {n}", options=_options(t, vote, places), n=t.number(people))
    yield from _hidden(t, vote, k)


def _voters(t: Translator, voters: int) -> str:
    text = t.ngettext("{n} person chose.", "{n} people chose.", voters)
    return plain(text, n=t.number(voters))


def _hidden(t: Translator, vote: Vote, k: int) -> Iterable[str]:
    """Say what is not told, and why; where no numbers are told, what no other option has beaten."""
    outcome = vote.outcome
    if outcome.leader is not None:
        text = t.gettext("No other option was chosen more often than this one: {option}")
        yield plain(text, option=_options(t, vote, (outcome.leader,)))
    if outcome.leader is not None or any(len(places) > 1 for places, _ in outcome.groups):
        text = t.gettext("Groups of fewer than {k} people are not shown, to protect them.")
        yield plain(text, k=t.number(k))


def _options(t: Translator, vote: Vote, places: tuple[int, ...]) -> str:
    names = [vote.wording(t.language).options[one] for one in places]
    if len(names) == 1:
        return names[0]
    # Translators: several options whose votes are counted together, such as A, B and C together.
    return plain(t.gettext("{options} together"), options=t.list(names))


def _data(t: Translator, vote: Vote, zone: dt.tzinfo, k: int) -> dict[str, Any]:
    """Return what fills the template of results."""
    outcome = vote.outcome
    assert outcome.voters, "there are numbers"
    bars = [
        {
            "label": _line(t, _options(t, vote, places)),
            "words": _line(t, t.number(people)),
            "share": people / outcome.voters,
        }
        for places, people in outcome.groups
    ]
    hidden, *notes = (*_hidden(t, vote, k), None)
    question = vote.wording(t.language).question
    return {
        "language": t.language,
        "direction": t.direction,
        "title": _line(t, t.gettext("The result of a vote")),
        "lines": [_line(t, one) for one in (_closed(t, vote, zone), _voters(t, outcome.voters))],
        "change": None,
        "part": None,
        "items": [{"text": _line(t, question), "bars": bars, "mean": None,
                   "hidden": _line(t, hidden) if hidden else None}],
        "notes": [_line(t, one) for one in (*notes, *t.note().splitlines()) if one],
        "link": None,
    }  # fmt: skip


def _line(t: Translator, text: str) -> str:
    return printable(text, t.direction)
