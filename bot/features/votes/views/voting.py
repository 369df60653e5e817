"""What people see of a vote: that there is one, the poll itself, and where it is."""

from collections.abc import Sequence
from typing import Final
from zoneinfo import ZoneInfo

from bot.features.votes.actions import CastVote
from bot.features.votes.domain import Vote
from bot.features.votes.views import parts
from bot.i18n import Html, Translator, arrange, html, plain, quoted
from bot.i18n.languages import language
from bot.i18n.split import units
from bot.message import Button, Message, Poll
from bot.nudges import Piece
from bot.screen import notice, screen

PARAGRAPH: Final = Html("\n\n")
LONGEST: Final = 300  # characters of a question, as Telegram counts


def asked(t: Translator, vote: Vote, zone: ZoneInfo) -> Piece:
    """Tell of an open vote; nobody gets the poll who does not tap for it."""
    title = t.gettext("🗳 A short vote")  # limit: button 32
    head = html("<b>{title}</b>", title=Html(title))
    body = PARAGRAPH.join((head, *_terms(t, vote, zone)))
    # limit: button 32
    return Piece(title, notice(t, body, Button(t.gettext("🗳 Vote"), CastVote(vote.id))))


def poll(t: Translator, vote: Vote) -> Poll:
    """Return the poll for one person; where it is not in their language, it says in which."""
    written = language(vote.language(t.language))
    wording = vote.wording(t.language)
    question = arrange(wording.question, written.direction)
    if written.code != t.language:
        # Translators: a question that is not translated, and the language in which it is written.
        text = t.gettext("{question} (in {language})")
        noted = plain(text, question=wording.question, language=written.own_name)
        noted = arrange(noted, t.direction)
        question = noted if units(noted) <= LONGEST else question
    options = tuple(arrange(one, written.direction) for one in wording.options)
    return Poll(question, options, vote.id)


def already(t: Translator, vote: Vote, zone: ZoneInfo) -> Message:
    """Say where the poll is, for who has it."""
    text = t.gettext("<b>🗳 The poll is in this chat</b>\nChoose there with one tap.")
    # limit: button 32
    again = Button(t.gettext("🗳 Send me the poll again"), CastVote(vote.id, 1))
    return screen(t, PARAGRAPH.join((html(text), *_terms(t, vote, zone))), again)


def closing(t: Translator, vote: Vote) -> Message:
    """Say that a vote has just closed, and is not counted yet."""
    text = t.gettext(
        "<b>This vote has closed</b>\nIt is being counted now. Tap again in a minute to see what "
        "came out."
    )
    again = Button(t.gettext("📊 See the result"), CastVote(vote.id))  # limit: button 32
    return screen(t, html(text), again)


def uncounted(t: Translator, votes: Sequence[Vote]) -> Message:
    """Say that what was just chosen does not count, and where it would."""
    text = t.gettext(
        "<b>This choice was not counted</b>\nThe vote has closed, or the poll is an old one."
    )
    if votes:
        text = t.gettext(
            "<b>This choice was not counted</b>\nThe vote has closed, or the poll is an old one. "
            "Here you get a new poll:"
        )
    rows = [Button(f"🗳 {one.wording(t.language).question}", CastVote(one.id, 1)) for one in votes]
    return screen(t, html(text), *rows)


def _terms(t: Translator, vote: Vote, zone: ZoneInfo) -> tuple[Html, ...]:
    """Say what is asked, until when, who sees what, and in which language it is."""
    assert vote.closes_at, "it is open"
    text = t.gettext(
        "You can choose, and change your choice, until {moment}. No person sees what you choose. "
        "When the vote closes, only numbers are kept."
    )
    until = html(text, moment=t.weekday_time(vote.closes_at, zone))
    # Translators: Telegram shows results under a poll; here each person has a poll of their own.
    own = html(t.gettext("The poll in your chat counts only your own choice."))
    return (quoted(vote.wording(t.language).question), until, own, *parts.untranslated(t, vote))
