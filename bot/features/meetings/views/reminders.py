"""What the bot says first about calls."""

import datetime as dt
from zoneinfo import ZoneInfo

from bot.features.meetings.actions import (
    AskMeeting,
    CancelMeeting,
    ItHappened,
    OfferTimes,
    OpenMeeting,
    OtherTimes,
    ShowCalls,
)
from bot.features.meetings.domain import Meeting, Side
from bot.features.meetings.views import parts
from bot.features.meetings.views.parts import body
from bot.i18n import Translator, html
from bot.message import Button
from bot.nudges import Piece
from bot.screen import notice


def begins(t: Translator, meeting: Meeting, zone: ZoneInfo, at: dt.datetime) -> Piece:
    """Remind either side, `at` a moment, of a call on that day or on the next."""
    assert meeting.starts_at
    is_today = meeting.starts_at.astimezone(zone).date() == at.astimezone(zone).date()
    text = t.gettext("Your call is today.") if is_today else t.gettext("Your call is tomorrow.")
    said = body(parts.title(t, meeting), html(text), parts.time(t, meeting, zone))
    # limit: button 32
    title = (
        t.gettext("📞 Your call is today") if is_today else t.gettext("📞 Your call is tomorrow")
    )
    return Piece(title, notice(t, said, parts.door(t, meeting)))


def choose(t: Translator, meeting: Meeting) -> Piece:
    """Say that there are times to choose from."""
    text = t.gettext("There are times for your call, and none is chosen yet.")
    choose = Button(t.gettext("👉 Choose a time"), OpenMeeting(meeting.id))
    stop = Button(t.gettext("✖️ I need no call any more"), CancelMeeting(meeting.id))
    said = body(parts.title(t, meeting), html(text))
    title = t.gettext("📞 Times for your call")  # limit: button 32
    return Piece(title, notice(t, said, choose, stop))


def after(t: Translator, meeting: Meeting, side: Side, zone: ZoneInfo) -> Piece:
    """Ask whether the call took place, and let either side go on without fault."""
    if side is Side.ASKER:
        again = Button(t.gettext("🔁 Ask for other times"), OtherTimes(meeting.id))
        stop = Button(t.gettext("✖️ I need no call any more"), CancelMeeting(meeting.id))
    else:
        again = Button(t.gettext("🗓 Offer other times"), OfferTimes(meeting.id))
        stop = parts.door(t, meeting)
    text = t.gettext("Did the call take place? If not, that is no problem.")
    message = notice(
        t,
        body(parts.title(t, meeting), parts.time(t, meeting, zone), html(text)),
        Button(t.gettext("✅ It took place"), ItHappened(meeting.id)),
        again,
        stop,
        parts.reporting(t, meeting, side),
    )
    return Piece(t.gettext("📞 Did the call take place?"), message)  # limit: button 32


def lapsed(t: Translator, meeting: Meeting, side: Side) -> Piece:
    """Say that no time was chosen, and that nothing more happens."""
    if side is Side.HELPER:
        text = html(t.gettext("They chose none of your times, so this call is closed. Thank you."))
        message = notice(t, body(parts.title(t, meeting), text))
    else:
        text = html(t.gettext("The times are past, so this call is closed. You can ask again."))
        ask = Button(t.gettext("📞 Ask for a call"), AskMeeting())
        message = notice(t, body(parts.title(t, meeting), text), ask)
    return Piece(t.gettext("📞 A call is closed"), message)  # limit: button 32


def wished(t: Translator, n: int) -> Piece:
    """Tell a mentor, once a day at most, that calls are wished for."""
    text = t.ngettext(
        "{n} person would like a call. Would you like to offer times?",
        "{n} people would like a call. Would you like to offer times?",
        n,
    )
    show = Button(t.gettext("📞 Show them"), ShowCalls())
    # limit: button 32
    # Translators: people would like to talk with a mentor.
    return Piece(t.gettext("📞 People would like a call"), notice(t, html(text, n=n), show))
