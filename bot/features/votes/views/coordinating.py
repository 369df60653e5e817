"""Votes as coordinators see them: what there is, what one would open, and how it goes on."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Final

from bot import paging
from bot.features.votes.actions import (
    ChooseLanguage,
    CloseVote,
    DropVote,
    OpenVote,
    PlanVote,
    ShowVotes,
    StartVote,
    WriteVote,
)
from bot.features.votes.domain import DAYS, MOST, Audience, State, Vote, closing
from bot.i18n import Html, Language, Translator, html, plain, quoted
from bot.i18n.languages import language
from bot.message import Action, Button, Message
from bot.screen import screen

PARAGRAPH: Final = Html("\n\n")
LINE: Final = Html("\n")
ON_A_PAGE: Final = 5


def door(t: Translator) -> Button:
    """Return the way to votes."""
    return Button(t.gettext("🗳 Votes"), ShowVotes())  # limit: button 32


def votes(
    t: Translator, every: Sequence[Vote], page: int, back: Action, said: str | None = None
) -> Message:
    """Show the votes, the newest first, and the way to a new one."""
    text = t.gettext(
        "<b>🗳 Votes</b>\nFor light questions, such as the date of the next workshop. Each person "
        "gets one poll in their language. You see the result when it closes."
    )
    pages = paging.chunked(every, ON_A_PAGE)
    page = paging.nearest(page, pages)
    rows = [Button(_name(t, one), OpenVote(one.id)) for one in pages[page]]
    new = Button(t.gettext("🆕 New vote"), WriteVote())  # limit: button 32
    parts = [html("{said}", said=said)] if said else []
    turning = paging.turning(t, page, pages, ShowVotes)
    return screen(t, PARAGRAPH.join((*parts, html(text))), *rows, turning, new, back=back)


def _name(t: Translator, vote: Vote) -> str:
    sign = {State.DRAFT: "✏️", State.OPEN: "🟢"}.get(vote.state, "📊")
    return plain(f"{sign} {{question}}", question=vote.wording(t.language).question)


def write(t: Translator, code: str, draft: Vote | None) -> Message:
    """Ask for the words of a vote in one language; those there are stand below, to go by."""
    text = t.gettext(
        "<b>✏️ Write the vote in {language}</b>\nThe question on the first line, then each option "
        "on a line of its own: 2 to {n} options. Short lines are read best.\n\nPlease write it "
        "now. You see it once more before anybody hears of it."
    )
    own = language(code).own_name
    parts = [html(text, language=own, n=t.number(MOST))]
    if draft:
        parts.append(_quote(draft, draft.language(code)))
    return screen(t, PARAGRAPH.join(parts), back=OpenVote(draft.id) if draft else ShowVotes())


def draft(t: Translator, vote: Vote, now: dt.datetime, zone: dt.tzinfo) -> Message:
    """Show a draft as people will see it; each button changes one thing. Nothing is sent yet."""
    closes_at = closing(now, vote.days, zone)
    facts = [
        html(t.gettext("For: {who}"), who=_people(t, vote.audience)),
        html(t.gettext("Closes: {moment}"), moment=t.weekday_time(closes_at)),
        html(t.gettext("Languages: {languages}"), languages=_languages(t, vote)),
    ]
    note = t.gettext(
        "Nobody hears of it before you open it. Who reads another language gets it in one of "
        "these, with a note. Once it is open, the words stay as they are."
    )
    after = DAYS[(DAYS.index(vote.days) + 1) % len(DAYS)]
    plan = vote.id, vote.audience.value
    code = vote.language(t.language)
    return screen(
        t,
        PARAGRAPH.join(
            (html(t.gettext("<b>🗳 Is this right?</b>")), _quote(vote, code), LINE.join(facts),
             html(note))
        ),
        Button(t.gettext("✅ Open the vote"), StartVote(vote.id)),  # limit: button 32
        # limit: button 32
        Button(t.gettext("👥 Ask others"), PlanVote(vote.id, vote.audience.next.value, vote.days)),
        # limit: button 32
        Button(t.gettext("⏳ Open longer or shorter"), PlanVote(*plan, after)),
        # limit: button 32
        Button(t.gettext("🌍 Write it in another language"), ChooseLanguage(vote.id)),
        # limit: button 14
        (Button(t.gettext("✏️ Change"), WriteVote(vote.id, code)),
         # limit: button 14
         Button(t.gettext("🗑 Delete"), DropVote(vote.id))),
        back=ShowVotes(),
    )  # fmt: skip


def languages(t: Translator, vote: Vote, every: Iterable[Language]) -> Message:
    """Show in which languages a draft is written, and in which it can be."""
    text = t.gettext(
        "<b>🌍 In which language?</b>\n✅ shows the languages that are written already."
    )
    rows = [
        Button(f"✅ {one.own_name}" if one.code in vote.wordings else one.own_name,
               WriteVote(vote.id, one.code))
        for one in every
    ]  # fmt: skip
    return screen(t, html(text), *paging.chunked(rows, 2), back=OpenVote(vote.id))


def running(t: Translator, vote: Vote) -> Message:
    """Show a vote that is open: no counts before it closes."""
    assert vote.closes_at, "it is open"
    facts = (
        html(t.gettext("For: {who}"), who=_people(t, vote.audience)),
        html(t.gettext("Closes: {moment}"), moment=t.weekday_time(vote.closes_at)),
    )
    note = t.gettext(
        "The vote is open. People hear of it at their own time of day. The counts are hidden from "
        "everybody until it closes. Then you get the result, and so does everybody who voted."
    )
    body = (_quote(vote, vote.language(t.language)), LINE.join(facts), html(note))
    close = Button(t.gettext("⏹ Close it now"), CloseVote(vote.id))  # limit: button 32
    return screen(t, PARAGRAPH.join(body), close, back=ShowVotes())


def ask_close(t: Translator, vote: Vote) -> Message:
    text = t.gettext("Close this vote now? Nobody can choose any more, and it is counted.")
    yes = Button(t.gettext("⏹ Yes, close it"), CloseVote(vote.id, 1))  # limit: button 32
    return screen(t, html(text), yes, back=OpenVote(vote.id))


def closed_now(t: Translator) -> str:
    return t.gettext("✅ Closed. The result comes in a minute.")


def dropped(t: Translator) -> str:
    return t.gettext("✅ Deleted. Nobody heard of it.")


def _quote(vote: Vote, code: str) -> Html:
    wording = vote.wordings[code]
    return quoted("\n".join((wording.question, *(f"○ {one}" for one in wording.options))))


def _languages(t: Translator, vote: Vote) -> Html:
    return t.names([language(code).own_name for code in vote.wordings])


def _people(t: Translator, audience: Audience) -> str:
    match audience:
        case Audience.MEDICS:
            return t.gettext("medics")
        case Audience.MENTORS:
            return t.gettext("mentors")
        case _:
            return t.gettext("everybody")
