"""Events as those see them who may come."""

import dataclasses
import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final
from zoneinfo import ZoneInfo

from bot import paging
from bot.features.events.actions import (
    AnswerEvent,
    OpenEvent,
    ShowEvents,
    ShowNeeds,
    TakeDate,
    ToggleNeed,
    WriteNeed,
)
from bot.features.events.domain import Answer, Event, Need, Place, Rsvp, State
from bot.features.events.views import parts
from bot.features.events.views.parts import LINE, PARAGRAPH
from bot.i18n import Html, Translator, html
from bot.i18n.languages import language
from bot.message import Action, Button, Message
from bot.screen import screen

ON_A_PAGE: Final = 6


@dataclass(frozen=True)
class Listing:
    """The events to come for one person: those that suit them first, each group by date."""

    events: Sequence[Event]
    suits: frozenset[int] = frozenset()
    mine: Mapping[int, Rsvp] = field(default_factory=dict)


def events(
    t: Translator, found: Listing, page: int, *more: Button | None, said: str | None = None
) -> Message:
    """Show the events to come, with a sign for what suits and for what was answered."""
    parts_ = [html("{said}", said=said)] if said else []
    parts_.append(html(t.gettext("<b>📅 Events</b>")))
    if not found.events:
        parts_.append(html(t.gettext("There is no event now. New ones are shown here.")))
    elif found.suits:
        parts_.append(html(t.gettext("⭐ These fit you: your region, language or step.")))
    pages = paging.chunked(found.events, ON_A_PAGE)
    page = paging.nearest(page, pages)
    rows = [Button(parts.label(t, one, _sign(found, one)), OpenEvent(one.id))
            for one in pages[page]]  # fmt: skip
    turning = paging.turning(t, page, pages, ShowEvents)
    return screen(t, PARAGRAPH.join(parts_), *rows, turning, *more)


def _sign(found: Listing, event: Event) -> str:
    mine = found.mine.get(event.id)
    signs = {Place.GOING: "✅", Place.WAITING: "⏳", Place.OFFERED: "🎟"}
    sign = signs.get(mine.place, "") if mine else ""
    return sign or ("⭐" if event.id in found.suits else "")


def event(
    t: Translator,
    found: Event,
    mine: Rsvp | None,
    full: frozenset[Answer],
    zone: ZoneInfo,
    now: dt.datetime,
    *more: Button | None,
    back: Action | None = None,
    said: str | None = None,
) -> Message:
    """Show one event: what it is, what the reader answered, and each answer as one tap.

    `full`: ways in which no place is free, so that one waits.
    """
    body = describe(t, found, mine, full, zone, now)
    if said:
        body = PARAGRAPH.join((html("{said}", said=said), body))
    rows = _rows(t, found, mine, full, now) if found.is_coming(now) else ()
    return screen(t, body, *rows, *more, back=back or ShowEvents())


def describe(
    t: Translator,
    found: Event,
    mine: Rsvp | None,
    full: frozenset[Answer],
    zone: ZoneInfo,
    now: dt.datetime,
) -> Html:
    """Say what an event is, and what the reader answered."""
    lines = LINE.join(parts.facts(t, found, zone))
    standing = _standing(t, found, mine, full, zone, now)
    return PARAGRAPH.join((parts.title(t, found), *parts.summary(t, found), lines, *standing))


def _standing(
    t: Translator,
    found: Event,
    mine: Rsvp | None,
    full: frozenset[Answer],
    zone: ZoneInfo,
    now: dt.datetime,
) -> Iterator[Html]:
    """Say how it stands: with the event, and with the reader's place."""
    if found.state is State.CANCELLED:
        yield html(t.gettext("❌ <b>This event is cancelled.</b>"))
        return
    if not found.is_coming(now):
        yield html(t.gettext("This event is over."))
        return
    is_in = mine is not None and mine.wants_to_come
    if is_in or found.state is not State.CLOSED:  # who is out cannot try again now
        yield from _mine(t, mine, zone)
    if found.shows_link(mine, now):
        yield html(t.gettext("🔗 Join here: {link}"), link=found.link)
    elif mine and mine.is_going(Answer.ONLINE):
        yield html(t.gettext("🔗 You see the link here from one day before."))
    if not is_in and found.state is State.CLOSED:
        yield html(t.gettext("Nobody new can join now."))
    elif not is_in and full:
        yield html(_full(t, found, full))
    yield html(t.gettext("<i>Nobody sees who else comes.</i>"))


def _full(t: Translator, found: Event, full: frozenset[Answer]) -> str:
    if full < frozenset(found.mode.ways):
        if Answer.IN_PERSON in full:
            return t.gettext("In person it is full: you can wait for a place, or come online.")
        return t.gettext("Online it is full: you can wait for a place, or come in person.")
    return t.gettext("It is full. You can wait: if a place becomes free, you are asked in turn.")


def _mine(t: Translator, mine: Rsvp | None, zone: ZoneInfo) -> Iterator[Html]:
    if mine is None:
        return
    match mine.place:
        case Place.GOING if mine.answer is Answer.ONLINE:
            yield html(t.gettext("✅ <b>You come online.</b>"))
        case Place.GOING:
            yield html(t.gettext("✅ <b>You come in person.</b>"))
        case Place.WAITING:
            text = t.gettext(
                "⏳ <b>You are on the waiting list.</b> If a place becomes free, we ask you in "
                "turn. You do not have to do anything."
            )
            yield html(text)
        case Place.OFFERED:
            assert mine.offered_until, "it is on offer"
            text = t.gettext("🎟 <b>A place is free for you.</b> Please take it before {moment}.")
            yield html(text, moment=t.weekday_time(mine.offered_until, zone))
        case Place.NONE if mine.answer.is_yes:
            text = t.gettext("You have no place there now. You can try again below.")
            yield html(text)
        case _:
            yield html(t.gettext("You said that you cannot come. You can change this."))


def _rows(
    t: Translator, found: Event, mine: Rsvp | None, full: frozenset[Answer], now: dt.datetime
) -> Iterator[object]:
    place = mine.place if mine else Place.NONE
    for way in found.mode.ways:
        is_mine = mine is not None and mine.answer is way
        if is_mine and place in (Place.GOING, Place.WAITING):
            continue
        takes = is_mine and place is Place.OFFERED
        if takes or found.takes_answers(now) or place is not Place.NONE:
            yield Button(_way(t, way, takes=takes, full=way in full),
                         AnswerEvent(found.id, way.value))  # fmt: skip
    if mine and mine.answer is Answer.IN_PERSON and mine.wants_to_come and found.provides:
        # limit: button 32
        yield Button(t.gettext("🎒 What I need"), ShowNeeds(found.id))
    if place is Place.GOING:
        # limit: button 32
        yield Button(t.gettext("📅 Into my calendar"), TakeDate(found.id))
    if mine is None or mine.answer.is_yes:
        # limit: button 32
        cannot = t.gettext("❌ I cannot come")
        yield Button(cannot, AnswerEvent(found.id, Answer.CANNOT.value))


def _way(t: Translator, way: Answer, *, takes: bool, full: bool) -> str:
    if takes:
        return t.gettext("✅ Yes, I take the place")  # limit: button 32
    if way is Answer.ONLINE:
        if full:
            return t.gettext("⏳ Wait for a place online")  # limit: button 32
        return t.gettext("💻 I come online")  # limit: button 32
    if full:
        return t.gettext("⏳ Wait for a place in person")  # limit: button 32
    return t.gettext("🙋 I come in person")  # limit: button 32


def ask_lose(t: Translator, found: Event, said: Answer) -> Message:
    """Ask once more before somebody gives a place away, and only waits for another."""
    text = t.gettext(
        "<b>Give your place away?</b>\nIt is full there: you would wait for a place. The place "
        "that you have now goes to others at once."
    )
    yes = Button(_way(t, said, takes=False, full=True), AnswerEvent(found.id, said.value, 1))
    no = Button(t.gettext("No, keep it as it is"), OpenEvent(found.id))
    body = PARAGRAPH.join((parts.title(t, found), html(text)))
    return screen(t, body, yes, no, back=OpenEvent(found.id))


# What somebody needs


def needs(t: Translator, found: Event, mine: Rsvp, *, first: bool = False) -> Message:
    """Ask what somebody needs who comes in person; all of it can be skipped."""
    if mine.place is Place.GOING:
        head = html(t.gettext("✅ <b>You come in person.</b>"))
    else:
        head = html(t.gettext("⏳ <b>You are on the waiting list.</b>"))
    ask = html(
        t.gettext(
            "Do you need anything to be able to come? Tap what you need. Only those who prepare "
            "the event see it, without your name, and it is deleted after the event."
        )
    )
    said = LINE.join(_said(t, mine))
    body = [head] if first else [parts.title(t, found)]
    toggles = [_toggle(t, found, mine, one) for one in Need if one in found.provides]
    write = [_write(t, found, one) for one in Need if one in mine.needs.wanted and one.has_words]
    done = t.gettext("👍 Done") if mine.needs else t.gettext("👍 I need nothing")
    return screen(
        t, PARAGRAPH.join([*body, ask, *([said] if said else [])]),
        *paging.chunked(toggles, 2), *write, Button(done, OpenEvent(found.id)),
        back=OpenEvent(found.id),
    )  # fmt: skip


def _toggle(t: Translator, found: Event, mine: Rsvp, one: Need) -> Button:
    is_on = one in mine.needs.wanted
    sign = "✅ " if is_on else ""
    return Button(f"{sign}{parts.need(t, one)}", ToggleNeed(found.id, one.value, int(not is_on)))


def _write(t: Translator, found: Event, one: Need) -> Button:
    if one is Need.LUNCH:
        # limit: button 32
        return Button(t.gettext("✏️ What I eat or not"), WriteNeed(found.id, one.value))
    # limit: button 32
    return Button(t.gettext("✏️ What access I need"), WriteNeed(found.id, one.value))


def _said(t: Translator, mine: Rsvp) -> Iterator[Html]:
    if mine.needs.diet:
        yield html(t.gettext("🍽 You wrote: {text}"), text=mine.needs.diet)
    if mine.needs.access:
        yield html(t.gettext("♿ You wrote: {text}"), text=mine.needs.access)
    if Need.INTERPRETER in mine.needs.wanted:
        name = language(mine.needs.language).own_name
        yield html(t.gettext("🗣 Interpreter for: {language}"), language=name)


def write_need(t: Translator, found: Event, one: Need, most: int) -> Message:
    """Wait for what somebody writes about a need."""
    if one is Need.LUNCH:
        text = t.gettext("<b>🍽 What do you eat, and what not?</b>\nFor example: no pork, no nuts.")
    else:
        text = t.gettext(
            "<b>♿ What access do you need?</b>\nFor example: a lift, or a front seat."
        )
    note = t.gettext("Please write it in {n} characters. Do not write your name.")
    body = PARAGRAPH.join((html(text), html(note, n=t.number(most))))
    return screen(t, body, back=ShowNeeds(found.id))


def date(t: Translator, found: Event) -> Message:
    """Send the file for a calendar; one that is cancelled takes its entry out."""
    off = found.state is State.CANCELLED
    text = html(t.gettext("📅 Open this file: the event goes into your calendar."))
    made = screen(t, text, back=OpenEvent(found.id))
    return dataclasses.replace(
        made, attachment=parts.entry(t, found, off=off, instead=Html(made.text))
    )
