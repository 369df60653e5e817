"""What the screens about calls have in common: labels, times, and the file for calendars."""

import datetime as dt
from collections.abc import Sequence
from typing import Final
from zoneinfo import ZoneInfo

from bot.features.meetings.actions import OpenMeeting
from bot.features.meetings.domain import LENGTH, Meeting, Side, Suits, Topic, Way, Wish
from bot.i18n import Html, Translator, html, plain, quoted
from bot.i18n.translator import UK
from bot.message import Action, Attachment, Button, FileKind, Message
from bot.screen import report, screen

PARAGRAPH: Final = Html("\n\n")
LINE: Final = Html("\n")


def body(*paragraphs: Html | None) -> Html:
    return PARAGRAPH.join(one for one in paragraphs if one)


def topic(t: Translator, of: Topic) -> str:
    match of:
        case Topic.PLAN:
            return t.gettext("My plan")  # limit: button 26
        case Topic.EXAM:
            return t.gettext("An exam")  # limit: button 26
        case Topic.WORK:
            return t.gettext("CV and jobs")  # limit: button 26
        case Topic.OTHER:
            return t.gettext("Something else")  # limit: button 26


def way(t: Translator, of: Way) -> str:
    match of:
        case Way.PHONE:
            # Translators: how two people talk: by telephone.
            return t.gettext("📞 By phone")  # limit: button 26
        case Way.VIDEO:
            return t.gettext("🎥 By video")  # limit: button 26
        case Way.PERSON:
            # Translators: two people meet in one place.
            return t.gettext("🤝 In person")  # limit: button 26


def when(t: Translator, of: Suits) -> str:
    """Name one time of the week."""
    match of:
        case Suits.MORNINGS:
            return t.gettext("Weekday mornings")  # limit: button 26
        case Suits.AFTERNOONS:
            return t.gettext("Weekday afternoons")  # limit: button 26
        case Suits.EVENINGS:
            return t.gettext("Weekday evenings")  # limit: button 26
        case _:
            return t.gettext("At the weekend")  # limit: button 26


def all_of(t: Translator, suits: Suits) -> str:
    """List when somebody has time."""
    names = [when(t, one) for one in Suits if one in suits]
    return t.list(names) if names else t.gettext("At any time")


def wish(t: Translator, of: Wish) -> Html:
    """Show what somebody wishes, with their own words below."""
    lines = (
        html(t.gettext("About: {topic}"), topic=topic(t, of.topic)),
        html(t.gettext("How: {way}"), way=way(t, of.way)),
        html(t.gettext("When: {times}"), times=all_of(t, of.suits)),
        *([quoted(of.text)] if of.text else []),
    )
    return LINE.join(lines)


def times(t: Translator, slots: Sequence[dt.datetime], zone: ZoneInfo) -> Html:
    """List times, in UK time and in the reader's own where it differs."""
    return LINE.join(html("• {time}", time=t.weekday_time(slot, zone)) for slot in slots)


def time(t: Translator, meeting: Meeting, zone: ZoneInfo) -> Html:
    """Show when an agreed call is."""
    assert meeting.starts_at
    return html("🗓 {time}", time=t.weekday_time(meeting.starts_at, zone))


def door(t: Translator, meeting: Meeting) -> Button:
    return Button(t.gettext("📞 Show the call"), OpenMeeting(meeting.id))


def short(t: Translator, slot: dt.datetime) -> str:
    """Write a time for a button, on UK clocks."""
    return t.short_moment(slot.astimezone(UK))


def place(t: Translator, meeting: Meeting, side: Side) -> Html:
    """Say where they meet, or who rings whom."""
    if not meeting.calls:
        return html(t.gettext("Where:")) + LINE + quoted(meeting.place)
    if side is Side.HELPER:
        there = t.gettext("You call them. Their number is in a message above.")
        missing = t.gettext("You call them. They have not given a number yet.")
    else:
        there = t.gettext("You are called on the number that you gave.")
        missing = t.gettext("You are called. Please give a number for it.")
    return html(there if meeting.has_number else missing)


def entry(t: Translator, meeting: Meeting, *, off: bool, instead: Html) -> Attachment:
    """Return the file for a calendar, which says nothing but that there is a call."""
    assert meeting.starts_at
    data = {
        "uid": f"{meeting.id:x}@call",
        "sequence": meeting.sequence,
        "stamp": int(meeting.since.timestamp()),
        "start": int(meeting.starts_at.timestamp()),
        "end": int((meeting.starts_at + LENGTH).timestamp()),
        # Translators: a call with another person, in a calendar that others may see.
        "title": t.gettext("Call"),
        "cancelled": off,
    }
    return Attachment("", data, FileKind.ICS, "call.ics", instead)


def sure(t: Translator, title: str, text: str, yes: Button, back: Action) -> Message:
    """Ask once more before something cannot be taken back; `back` keeps it as it is."""
    no = Button(t.gettext("No, keep it as it is"), back)
    return screen(t, body(html(title), html(text)), yes, no, back=back)


def reporting(t: Translator, meeting: Meeting, side: Side) -> Button | None:
    """Return the button to report what the other side wrote, or did in the call."""
    said = meeting.heard_by(side)
    return report(t, meeting.id, said) if said else None


def title(t: Translator, meeting: Meeting) -> Html:
    """Return the first line of a screen about one call."""
    return html(t.gettext("<b>📞 Call {ref}</b>"), ref=meeting.ref)


def label(t: Translator, meeting: Meeting) -> str:
    """Name a call on a button."""
    # Translators: {ref} is such as M-7K2M, {topic} such as "CV and jobs".
    text = t.gettext("{ref} · {topic}")  # limit: button 40
    return plain(text, ref=meeting.ref, topic=topic(t, meeting.wish.topic))
