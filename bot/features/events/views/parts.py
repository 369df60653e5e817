"""What several screens of events say."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Final
from zoneinfo import ZoneInfo

from bot.features.events.domain import Answer, Event, Kind, Mode, Need
from bot.i18n import Html, Translator, html, plain, quoted
from bot.i18n.languages import language
from bot.message import Attachment, FileKind

PARAGRAPH: Final = Html("\n\n")
LINE: Final = Html("\n")
SIGNS: Final = {
    Kind.WORKSHOP: "🛠",
    Kind.OPEN_DAY: "🏛",
    Kind.TALK: "🎤",
    Kind.COURSE: "🎓",
    Kind.DROP_IN: "☕",
}


def kind(t: Translator, of: Kind) -> str:
    """Name a sort of event."""
    match of:
        case Kind.WORKSHOP:
            return t.gettext("Workshop")  # limit: button 26
        case Kind.OPEN_DAY:
            return t.gettext("Open day")  # limit: button 26
        case Kind.TALK:
            return t.gettext("Talk")  # limit: button 26
        case Kind.COURSE:
            return t.gettext("Course")  # limit: button 26
        case Kind.DROP_IN:
            # Translators: one comes at any time within these hours, without an appointment.
            return t.gettext("Drop-in")  # limit: button 26


def mode(t: Translator, of: Mode) -> str:
    """Say how one can take part."""
    match of:
        case Mode.IN_PERSON:
            return t.gettext("In person")  # limit: button 26
        case Mode.ONLINE:
            return t.gettext("Online")  # limit: button 26
        case Mode.BOTH:
            return t.gettext("In person and online")  # limit: button 26


def need(t: Translator, of: Need) -> str:
    """Name what somebody can need."""
    match of:
        case Need.TRAVEL:
            return t.gettext("🚆 Travel cost")  # limit: button 26
        case Need.LUNCH:
            return t.gettext("🍽 Lunch")  # limit: button 26
        case Need.CHILDCARE:
            return t.gettext("🧒 Childcare")  # limit: button 26
        case Need.ACCESS:
            # Translators: such as for a wheelchair, or for somebody who hears badly.
            return t.gettext("♿ Access")  # limit: button 26
        case Need.INTERPRETER:
            return t.gettext("🗣 Interpreter")  # limit: button 26


def title(t: Translator, event: Event) -> Html:
    """Return the first line of a screen about one event."""
    sign = Html(SIGNS[event.kind])
    return html("<b>{sign} {title}</b>", sign=sign, title=event.wording(t.language).title)


def label(t: Translator, event: Event, sign: str = "") -> str:
    """Name an event on a button: its day and its title."""
    words = event.wording(t.language).title
    if event.starts_at is None:
        return plain("{title}", title=f"{sign} {words}".strip())
    day = t.short_day(event.starts_at.astimezone(event.clock).date())
    return plain("{day} · {title}", day=f"{sign} {day}".strip(), title=words)


def when(t: Translator, event: Event, zone: ZoneInfo) -> Html:
    """Say when it starts, in UK time and where the reader is; and when it ends."""
    starts = html(t.gettext("🕑 {moment}"), moment=t.weekday_time(event.begins, zone))
    return LINE.join((starts, html("{until}", until=t.until(event.begins, event.ends))))


def facts(t: Translator, event: Event, zone: ZoneInfo) -> Iterator[Html]:
    """Say when, where, with whom and in which language; the link is for those who come online."""
    yield when(t, event, zone)
    yield html("👥 {mode}", mode=mode(t, event.mode))
    if Answer.IN_PERSON in event.mode.ways:
        yield where(t, event)
    if event.host:
        yield html(t.gettext("🤝 Host: {host}"), host=event.host)
    yield html(t.gettext("🗣 Spoken: {language}"), language=language(event.language).own_name)


def where(t: Translator, event: Event) -> Html:
    """Say where it is; a place is written as its coordinator wrote it."""
    if not event.place:
        return html(t.gettext("📍 The place follows."))
    return html(t.gettext("📍 {place}"), place=event.place)


def summary(t: Translator, event: Event) -> Iterable[Html]:
    """Quote what it is about, and say in which language that is where it is not the reader's."""
    words = event.wording(t.language)
    if words.summary:
        yield quoted(words.summary)
    written = language(event.written_in(t.language)) if event.words else None
    if written and written.code != t.language:
        text = t.gettext("<i>It is written in {language}, and not translated.</i>")
        yield html(text, language=written.own_name)


def entry(t: Translator, event: Event, *, off: bool, instead: Html) -> Attachment:
    """Return the file for a calendar: it says what sort of event it is, and nothing more."""
    data = {
        "uid": f"{event.id:x}@event",
        "sequence": event.sequence,
        "stamp": int(event.changed_at.timestamp()),
        "start": int(event.begins.timestamp()),
        "end": int(event.ends.timestamp()),
        "title": kind(t, event.kind),
        "cancelled": off,
    }
    return Attachment("", data, FileKind.ICS, "event.ics", instead)


def short(t: Translator, moment: dt.datetime, zone: dt.tzinfo) -> str:
    """Write a moment for a button."""
    return t.short_moment(moment.astimezone(zone))
