"""What people are told of a call when something happened. The first line gives nothing away."""

import datetime as dt
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from bot.features.meetings.actions import (
    OfferTimes,
    OpenMeeting,
    OpenRequest,
)
from bot.features.meetings.domain import Meeting, Side
from bot.features.meetings.views import parts
from bot.features.meetings.views.parts import body
from bot.i18n import Html, Translator, html, plain, quoted
from bot.message import Button, Message
from bot.screen import Home, notice

# To those who offer times


def asked(t: Translator, meeting: Meeting) -> Message:
    """Tell coordinators that somebody waits for times."""
    text = t.gettext("Somebody would like a call: {topic}. Please offer times.")
    return _request(t, meeting, html(text, topic=parts.topic(t, meeting.wish.topic)))


def still_waits(t: Translator, meeting: Meeting) -> Message:
    """Tell coordinators again, while nobody offers times."""
    text = t.gettext("Nobody has offered times yet. They have waited since {moment}.")
    return _request(t, meeting, html(text, moment=t.weekday_time(meeting.asked_at)))


def picked(t: Translator, meeting: Meeting, zone: ZoneInfo) -> Message:
    """Tell the helper which time was chosen, with the file for the calendar."""
    assert meeting.starts_at
    text = body(
        parts.title(t, meeting),
        html(t.gettext("They have chosen a time:")),
        html("🗓 {time}", time=t.weekday_time(meeting.starts_at, zone)),
    )
    return _with_entry(t, meeting, text, off=False)


def number_came(t: Translator, meeting: Meeting, number: str) -> Message:
    """Pass on the number to ring. It is kept nowhere else."""
    text = html(t.gettext("This is the number for your call:")) + parts.LINE + quoted(number)
    body_ = body(parts.title(t, meeting), text)
    return notice(t, body_, parts.door(t, meeting), parts.reporting(t, meeting, Side.HELPER))


def wants_others(t: Translator, meeting: Meeting, before: Meeting, zone: ZoneInfo) -> Message:
    """Tell the helper that other times are asked for."""
    text = t.gettext("They cannot come at the times you offered. Please offer others.")
    offer = Button(t.gettext("🗓 Offer other times"), OfferTimes(meeting.id))
    said = body(parts.title(t, meeting), _was(t, before.starts_at, zone), html(text))
    return notice(t, said, offer, parts.door(t, meeting))


def cancelled(t: Translator, before: Meeting, zone: ZoneInfo) -> Message:
    """Tell the helper that the call is not needed. That is nobody's fault."""
    text = html(t.gettext("They do not need the call any more. Thank you for offering it."))
    return notice(t, body(parts.title(t, before), _was(t, before.starts_at, zone), text))


# To who asked


def offered(
    t: Translator, meeting: Meeting, slots: Sequence[dt.datetime], was_at: dt.datetime | None,
    zone: ZoneInfo,
) -> Message:  # fmt: skip
    """Tell the asker that there are times to choose from; `was_at` was agreed before."""
    moved = t.gettext("The time has to change. Please choose another one:")
    text = moved if was_at else t.gettext("There are times for your call. Please choose one:")
    said = body(parts.title(t, meeting), _was(t, was_at, zone), html(text))
    choose = Button(t.gettext("👉 Choose a time"), OpenMeeting(meeting.id))
    return notice(t, body(said, parts.times(t, slots, zone)), choose)


def none_left(t: Translator, meeting: Meeting) -> Message:
    text = t.gettext("The times you were offered are taken now. You will get other times.")
    return _about(t, meeting, html(text))


def helper_left(
    t: Translator, meeting: Meeting, was_at: dt.datetime | None, zone: ZoneInfo
) -> Message:
    """Tell the asker that somebody else is looked for."""
    text = t.gettext("The other person cannot come. This is not about you. We now ask others.")
    return notice(
        t,
        body(parts.title(t, meeting), _was(t, was_at, zone), html(text)),
        parts.door(t, meeting),
    )


def closed(t: Translator, meeting: Meeting) -> Message:
    text = t.gettext(
        "We are sorry: nobody can call you at the moment. You can still write to a mentor, and ask "
        "for a call again later."
    )
    return notice(t, body(parts.title(t, meeting), html(text)), _home(t))


# To both


def entry(t: Translator, meeting: Meeting, zone: ZoneInfo) -> Message:
    """Return the file for the calendar."""
    text = html(t.gettext("For your calendar. Open it to put the call in, or to change it there."))
    return _with_entry(t, meeting, body(parts.time(t, meeting, zone), text), off=False)


def entry_off(t: Translator, meeting: Meeting) -> Message:
    """Return the file that takes a call out of the calendar."""
    text = html(t.gettext("This takes the call out of your calendar. Open it if you put it in."))
    return _with_entry(t, meeting, text, off=True)


# Parts


def _with_entry(t: Translator, meeting: Meeting, text: Html, *, off: bool) -> Message:
    said = notice(t, text, parts.door(t, meeting))
    # Where the file cannot be sent, the same is said without it.
    file = parts.entry(t, meeting, off=off, instead=Html(said.text))
    return Message(said.text, said.rows, attachment=file)


def _request(t: Translator, meeting: Meeting, text: Html) -> Message:
    show = Button(plain(t.gettext("📞 Show {ref}"), ref=meeting.ref), OpenRequest(meeting.id))
    return notice(t, body(parts.title(t, meeting), text), show)


def _about(t: Translator, meeting: Meeting, text: Html) -> Message:
    return notice(t, body(parts.title(t, meeting), text), parts.door(t, meeting))


def _was(t: Translator, at: dt.datetime | None, zone: ZoneInfo) -> Html | None:
    if at is None:
        return None
    text = t.gettext("The call at this time is off: {time}")
    return html(text, time=t.weekday_time(at, zone))


def _home(t: Translator) -> Button:
    # limit: button 14
    return Button(t.gettext("🏠 Home"), Home())
