"""What people are told first about events: reminders, offers, changes."""

import dataclasses
from typing import Final
from zoneinfo import ZoneInfo

from bot.features.events.actions import AnswerEvent, OpenEvent
from bot.features.events.domain import Answer, Change, Event, Place, Rsvp
from bot.features.events.views import parts
from bot.features.events.views.parts import LINE, PARAGRAPH
from bot.i18n import Html, Translator, html
from bot.i18n.split import beginning
from bot.message import Button, Message
from bot.nudges import Piece
from bot.screen import notice

LONGEST_TITLE: Final = 32


def soon(t: Translator, event: Event, mine: Rsvp, zone: ZoneInfo, *more: Button | None) -> Piece:
    """Remind somebody who comes; who comes online gets the link when it is near."""
    title = t.gettext("📅 Your event comes soon")  # limit: button 32
    lines = [parts.title(t, event), parts.when(t, event, zone)]
    if mine.answer is Answer.ONLINE:
        lines.append(_link(t, event))
    else:
        lines.append(parts.where(t, event))
    head = html("<b>{title}</b>", title=Html(title))
    body = PARAGRAPH.join((head, LINE.join(lines)))
    return Piece(_named(t, event), notice(t, body, *more, _open(t, event), _cannot(t, event)))


def _link(t: Translator, event: Event) -> Html:
    if event.link:
        return html(t.gettext("🔗 Join here: {link}"), link=event.link)
    return html(t.gettext("🔗 The link follows."))


def soon_without_link(t: Translator, event: Event, zone: ZoneInfo) -> Piece:
    """Remind somebody who comes online of an event that is days away."""
    title = t.gettext("📅 Your event comes soon")  # limit: button 32
    later = html(t.gettext("🔗 You get the link one day before."))
    lines = LINE.join((parts.title(t, event), parts.when(t, event, zone), later))
    body = PARAGRAPH.join((html("<b>{title}</b>", title=Html(title)), lines))
    return Piece(_named(t, event), notice(t, body, _open(t, event), _cannot(t, event)))


def offer(t: Translator, event: Event, mine: Rsvp, zone: ZoneInfo) -> Piece:
    """Offer a place that has become free."""
    title = t.gettext("🎟 A place is free for you")  # limit: button 32
    head = html("<b>{title}</b>", title=Html(title))
    lines = LINE.join((parts.title(t, event), parts.when(t, event, zone)))
    body = PARAGRAPH.join((head, lines, _until(t, mine, zone)))
    return Piece(title, notice(t, body, _yes(t, event, mine), _cannot(t, event)))


def _until(t: Translator, mine: Rsvp, zone: ZoneInfo) -> Html:
    assert mine.offered_until, "it is on offer"
    text = t.gettext("Please take it before {moment}. After that it goes to the next person.")
    return html(text, moment=t.weekday_time(mine.offered_until, zone))


def passed_on(t: Translator, event: Event) -> Piece:
    """Say that an offer has ended, and how to wait again."""
    title = t.gettext("🎟 The offer has ended")  # limit: button 32
    text = t.gettext(
        "The time to take the place is over, so it is free for others now. If you still want to "
        "come, open the event and try again."
    )
    head = html("<b>{title}</b>", title=Html(title))
    body = PARAGRAPH.join((head, parts.title(t, event), html(text)))
    return Piece(title, notice(t, body, _open(t, event)))


def line_ended(t: Translator, event: Event) -> Piece:
    """Say that no place became free, shortly before the event."""
    title = t.gettext("⏳ No place became free")  # limit: button 32
    text = t.gettext(
        "We are sorry: the waiting list has ended, and you have no place. You can look whether "
        "somebody has left, or whether you can come online."
    )
    head = html("<b>{title}</b>", title=Html(title))
    body = PARAGRAPH.join((head, parts.title(t, event), html(text)))
    return Piece(title, notice(t, body, _open(t, event)))


def moved(t: Translator, event: Event, mine: Rsvp, zone: ZoneInfo) -> Piece:
    """Tell what has changed, and ask whether they still come; with the file for the calendar."""
    news = event.news_for(mine)
    title = _changed(t, news)
    lines = [parts.title(t, event), parts.when(t, event, zone)]
    if mine.answer is Answer.IN_PERSON:
        lines.append(parts.where(t, event))
    elif Change.LINK in news:
        lines.append(_link(t, event))
    head = html("<b>{title}</b>", title=Html(title))
    body = [head, LINE.join(lines)]
    rows: list[Button] = []
    if news & Change.ASKS:
        body.append(_still(t, mine, zone))
        rows = [_yes(t, event, mine), _cannot(t, event)]
    made = notice(t, PARAGRAPH.join(body), *rows, _open(t, event))
    if Change.TIME in news and mine.place is Place.GOING:
        made = _with_entry(t, made, event, off=False)
    return Piece(title, made)


def _changed(t: Translator, news: Change) -> str:
    if Change.TIME in news:
        return t.gettext("🕑 Your event has a new time")  # limit: button 32
    if Change.PLACE in news:
        return t.gettext("📍 Your event has a new place")  # limit: button 32
    return t.gettext("🔗 Your event has a new link")  # limit: button 32


def _still(t: Translator, mine: Rsvp, zone: ZoneInfo) -> Html:
    if mine.place is Place.OFFERED:
        return _until(t, mine, zone)
    if mine.place is Place.GOING:
        return html(t.gettext("Do you still come? You keep your place if you say nothing."))
    return html(t.gettext("You keep your place on the waiting list. Would you still come?"))


def off(t: Translator, event: Event, zone: ZoneInfo) -> Piece:
    """Tell that an event does not take place; the file takes it out of the calendar."""
    title = t.gettext("❌ Your event is cancelled")  # limit: button 32
    text = t.gettext("We are sorry. If it is held on another day, you find it here: /events")
    head = html("<b>{title}</b>", title=Html(title))
    lines = LINE.join((parts.title(t, event), parts.when(t, event, zone)))
    made = notice(t, PARAGRAPH.join((head, lines, html(text))), _open(t, event))
    return Piece(title, _with_entry(t, made, event, off=True))


def new(t: Translator, event: Event, zone: ZoneInfo) -> Piece:
    """Tell of an event that is open."""
    title = t.gettext("📅 An event for you")  # limit: button 32
    head = html("<b>{title}</b>", title=Html(title))
    words = LINE.join((parts.title(t, event), *parts.summary(t, event)))
    facts = LINE.join(parts.facts(t, event, zone))
    return Piece(title, notice(t, PARAGRAPH.join((head, words, facts)), _open(t, event)))


def _named(t: Translator, event: Event) -> str:
    """Name a reminder by its event: whoever goes to a series has many in one list."""
    day = t.short_day(event.begins.astimezone(event.clock).date())
    return beginning(f"📅 {day} · {event.wording(t.language).title}", LONGEST_TITLE)


def _with_entry(t: Translator, made: Message, event: Event, *, off: bool) -> Message:
    # Where the file cannot be sent, the same is said without it.
    file = parts.entry(t, event, off=off, instead=Html(made.text))
    return dataclasses.replace(made, attachment=file)


def _open(t: Translator, event: Event) -> Button:
    return Button(t.gettext("📅 See the event"), OpenEvent(event.id))  # limit: button 32


def _yes(t: Translator, event: Event, mine: Rsvp) -> Button:
    offered, still = t.gettext("✅ Yes, I take the place"), t.gettext("✅ Yes, I still come")
    label = offered if mine.place is Place.OFFERED else still
    return Button(label, AnswerEvent(event.id, mine.answer.value))


def _cannot(t: Translator, event: Event) -> Button:
    # limit: button 32
    return Button(t.gettext("❌ I cannot come"), AnswerEvent(event.id, Answer.CANNOT.value))
