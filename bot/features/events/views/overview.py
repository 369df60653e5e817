"""One event as its organiser sees it: who comes, what they need, what can be done."""

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from bot import paging
from bot.documents.qr import qr
from bot.features.events.actions import OpenEvent
from bot.features.events.domain import Answer, Change, Event, Need, Place, Rsvp, State
from bot.features.events.domain.needs import total
from bot.features.events.domain.seats import Counts
from bot.features.events.organising import (
    CancelEvent,
    ChooseWords,
    CloseEvent,
    CopyEvent,
    DrawCode,
    OrganiseEvent,
    ShowNeedsOf,
    ShowOrganised,
    ShowSteps,
    TellPeople,
)
from bot.features.events.views import parts
from bot.features.events.views.parts import LINE, PARAGRAPH
from bot.i18n import Html, Translator, copied, html
from bot.i18n.languages import language
from bot.message import Button, Message
from bot.screen import screen


@dataclass(frozen=True)
class Told:
    """One event with all that its organiser is told.

    `link` opens it; `once` is the id that a copy of it gets.
    """

    event: Event
    link: str
    who: Html
    once: int
    counts: Counts = field(default_factory=dict)
    people: Sequence[Rsvp] = ()


def organised(
    t: Translator, told: Told, zone: ZoneInfo, coming: bool, *more: Button | None,
    said: str | None = None,
) -> Message:  # fmt: skip
    """Show one event that people know of: how many come, what they need, what can be done."""
    event = told.event
    body = [
        *([html("{said}", said=said)] if said else []),
        parts.title(t, event),
        parts.when(t, event, zone),
        LINE.join(_places(t, told)),
        *_needs(t, told),
        *_standing(t, told),
        LINE.join((html(t.gettext("For: {who}"), who=told.who), copied(told.link))),
    ]
    rows = _rows(t, told) if coming else _past(t, told)
    return screen(
        t,
        PARAGRAPH.join(body),
        *rows,
        *paging.chunked([one for one in more if one], 2),
        back=ShowOrganised(),
    )


def _places(t: Translator, told: Told) -> Iterator[Html]:
    """Say how many come, wait and cannot; exact, for it is to be provided for."""
    counts, event = told.counts, told.event
    for way in event.mode.ways:
        going, limit = counts.get((way, Place.GOING), 0), event.seats(way)
        label = t.gettext("🙋 In person") if way is Answer.IN_PERSON else t.gettext("💻 Online")
        if limit is None:
            yield html("{label}: {n}", label=label, n=t.number(going))
        else:
            # Translators: {n} of {all} places are taken.
            text = t.gettext("{label}: {n} of {all}")
            yield html(text, label=label, n=t.number(going), all=t.number(limit))
        waiting = counts.get((way, Place.WAITING), 0)
        offered = counts.get((way, Place.OFFERED), 0)
        if waiting or offered:
            text = t.gettext("⏳ Waiting: {n}. Asked now, in turn: {asked}")
            yield html(text, n=t.number(waiting), asked=t.number(offered))
    cannot = counts.get((Answer.CANNOT, Place.NONE), 0)
    yield html(t.gettext("❌ Cannot come: {n}"), n=t.number(cannot))


def _needs(t: Translator, told: Told) -> Iterator[Html]:
    found = total(one.needs for one in told.people if one.is_going(Answer.IN_PERSON))
    if found:
        yield LINE.join(html("{need}: {n}", need=parts.need(t, one), n=t.number(n))
                        for one, n in found.items())  # fmt: skip


def _standing(t: Translator, told: Told) -> Iterator[Html]:
    event = told.event
    match event.state:
        case State.CANCELLED:
            yield html(t.gettext("❌ <b>This event is cancelled.</b>"))
        case State.OVER:
            yield html(t.gettext("This event is over."))
        case State.CLOSED:
            yield html(t.gettext("🔒 Nobody new can join."))
        case _:
            for way, text in _lacking(t, told):
                if event.lacks(frozenset({way})):
                    yield html(text)
    asked = [one for one in told.people if one.wants_to_come and event.news_for(one) & Change.ASKS]
    silent = sum(one.confirmed < event.sequence for one in asked)
    if silent and event.state is State.OPEN:
        text = t.gettext("❓ Have not said yet whether they still come: {n}")
        yield html(text, n=t.number(silent))


def _lacking(t: Translator, told: Told) -> Iterator[tuple[Answer, str]]:
    for way in told.event.mode.ways:
        if way is Answer.IN_PERSON:
            yield way, t.gettext("❗ There is no place yet.")
        else:
            yield way, t.gettext("❗ There is no link yet.")


def _rows(t: Translator, told: Told) -> Iterator[object]:
    event = told.event
    closed = event.state is State.CLOSED
    yield (
        # Translators: shows an event as those see it who may come.
        Button(t.gettext("👀 As people see it"), OpenEvent(event.id)),  # limit: button 20
        Button(t.gettext("🎒 What is needed"), ShowNeedsOf(event.id)),  # limit: button 20
    )
    yield (
        Button(t.gettext("✏️ Change"), ShowSteps(event.id)),  # limit: button 14
        Button(t.gettext("🌍 Languages"), ChooseWords(event.id)),  # limit: button 18
    )
    tell = Button(t.gettext("📣 Tell people"), TellPeople(event.id))  # limit: button 18
    yield (
        # Translators: a picture that a phone opens an event from, to print or to show.
        Button(t.gettext("🔳 QR code"), DrawCode(event.id)),  # limit: button 18
        None if event.told or closed else tell,
    )
    # limit: button 18
    stop, again = t.gettext("🔒 Stop new people"), t.gettext("🔓 Let people in")
    yield (
        Button(again if closed else stop, CloseEvent(event.id, int(not closed))),
        # Translators: the event does not take place.
        Button(t.gettext("❌ Call off"), CancelEvent(event.id)),  # limit: button 18
    )
    yield _copy(t, told)


def _past(t: Translator, told: Told) -> Iterator[object]:
    yield _copy(t, told)


def _copy(t: Translator, told: Told) -> Button:
    # limit: button 32
    return Button(t.gettext("📄 Copy it for a new date"), CopyEvent(told.event.id, told.once))


def needs(t: Translator, event: Event, guests: Sequence[tuple[str, Rsvp]], page: int) -> Message:
    """Show what people need, by a code that stands for each of them; no names.

    Only those are here for whom somebody has to do more than count.
    """
    found = total(one.needs for _, one in guests if one.place is Place.GOING)
    lines = LINE.join(html("{need}: {n}", need=parts.need(t, one), n=t.number(n))
                      for one, n in found.items())  # fmt: skip
    each = [_guest(t, ref, one) for ref, one in guests if _must_act(one)]
    pages = paging.paged(each)
    page = paging.nearest(page, pages)
    body = [html(t.gettext("<b>🎒 What people need who come in person</b>"))]
    body.append(lines or html(t.gettext("Nobody has said that they need anything.")))
    if each:
        note = t.gettext("A code stands for one person. Their words are deleted after the event.")
        body += [html(note), pages[page]]
    turning = paging.turning(t, page, pages, lambda to: ShowNeedsOf(event.id, to))
    return screen(t, PARAGRAPH.join(body), turning, back=OrganiseEvent(event.id))


def _must_act(one: Rsvp) -> bool:
    special = {Need.ACCESS, Need.INTERPRETER, Need.CHILDCARE}
    return one.place is Place.GOING and bool(one.needs.said or one.needs.wanted & special)


def _guest(t: Translator, ref: str, one: Rsvp) -> Html:
    needs = [parts.need(t, need) for need in Need if need in one.needs.wanted]
    said = [*needs, *one.needs.said]
    if one.needs.language:
        said.append(language(one.needs.language).own_name)
    return html("{ref}: ", ref=copied(ref)) + Html(" · ").join(html("{one}", one=x) for x in said)


def code(t: Translator, event: Event, link: str) -> Message:
    """Send a picture that opens the event, with its title and its day."""
    day = t.date(event.begins.astimezone(event.clock).date())
    title = event.wording(t.language).title
    caption = screen(t, parts.title(t, event), back=OrganiseEvent(event.id))
    return dataclasses.replace(caption, attachment=qr(t, link, title=title, caption=day))
