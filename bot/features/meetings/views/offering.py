"""Offering times: who waits, what they wish, days and half hours, and where."""

import datetime as dt
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from bot import paging
from bot.clock import as_minutes
from bot.features.meetings import grid
from bot.features.meetings.actions import (
    AskPlace,
    CloseRequest,
    OfferCalls,
    OfferTimes,
    OpenMeeting,
    OpenRequest,
    SendOffer,
    ShowCalls,
    ShowDays,
    ShowHours,
    ShowMeetings,
    ShowRequests,
    ToggleSlot,
    WeCall,
)
from bot.features.meetings.domain import MOST_SLOTS, Meeting, Said, State, Way
from bot.features.meetings.views import parts
from bot.features.meetings.views.parts import body
from bot.i18n import Html, Translator, html, quoted
from bot.i18n.translator import UK
from bot.message import Action, Button, Message
from bot.screen import ShowDesk, report, screen

MOST_LISTED = 8  # the longest waiting; the others come when these are gone


def requests(t: Translator, meetings: Sequence[Meeting]) -> Message:
    """Show coordinators who waits for a call."""
    title = html(t.gettext("<b>📞 Who waits for a call</b>"))
    said = body(title, _count(t, meetings))
    return screen(t, said, *_rows(t, meetings), _mine(t), back=ShowDesk())


def for_mentor(t: Translator, meetings: Sequence[Meeting], *, helping: bool) -> Message:
    """Show a mentor the same, if they offer calls, and let them say whether they do."""
    title = html(t.gettext("<b>📞 Calls as a mentor</b>"))
    text = t.gettext(
        "Some people would like to talk, for about 30 minutes. If you offer calls, you see their "
        "wishes here and hear of new ones once a day at most. They may hear your voice and see "
        "your number or name."
    )
    count = _count(t, meetings) if helping else None
    change = Button(t.gettext("☑️ I offer calls"), OfferCalls(0)) if helping else \
        Button(t.gettext("▫️ I offer no calls"), OfferCalls(1))  # fmt: skip
    return screen(t, body(title, html(text), count), *_rows(t, meetings), change, _mine(t))


def _count(t: Translator, meetings: Sequence[Meeting]) -> Html:
    if not meetings:
        return html(t.gettext("Nobody waits for a call."))
    text = t.ngettext(
        "{n} person waits for times.", "{n} people wait for times.", len(meetings)
    )  # fmt: skip
    return html(text, n=len(meetings))


def _rows(t: Translator, meetings: Sequence[Meeting]) -> list[Button]:
    shown = meetings[:MOST_LISTED]
    return [Button(parts.label(t, one), OpenRequest(one.id)) for one in shown]


def _mine(t: Translator) -> Button:
    return Button(t.gettext("📞 My calls"), ShowMeetings())


def request(
    t: Translator, meeting: Meeting, language: str, *, may_close: bool, back: Action
) -> Message:
    """Show what somebody wishes; `language` is the one they read."""
    title = html(t.gettext("<b>📞 Wish for a call {ref}</b>"), ref=meeting.ref)
    reads = html(t.gettext("They read: {language}"), language=language)
    since = html(t.gettext("Waiting since {moment}"), moment=t.weekday_time(meeting.asked_at))
    close = Button(t.gettext("✖️ There will be no call"), CloseRequest(meeting.id))
    return screen(
        t,
        body(title, parts.wish(t, meeting.wish), parts.LINE.join((reads, since))),
        Button(t.gettext("🗓 Offer times"), OfferTimes(meeting.id)),
        close if may_close else None,
        report(t, meeting.id, Said.WISH) if meeting.wish.text else None,
        back=back,
    )


def days(
    t: Translator, meeting: Meeting, slots: Sequence[dt.datetime], now: dt.datetime, zone: ZoneInfo
) -> Message:
    """Let somebody choose days, or type times."""
    text = t.gettext(
        "Choose a day, or write a time like 24.11.2026 14:30, one on each line. Everything is in "
        "UK time. You can offer up to {n} times."
    )
    rows = [
        [Button(t.short_day(day), ShowHours(meeting.id, day.toordinal())) for day in row]
        for row in paging.chunked(grid.days(now), 3)
    ]
    wished = html(t.gettext("They have time: {times}"), times=parts.all_of(t, meeting.wish.suits))
    return screen(
        t,
        body(_title(t, meeting), wished, _chosen(t, slots, zone), html(text, n=MOST_SLOTS)),
        *rows,
        _go_on(t, meeting) if slots else None,
        back=_to(meeting),
    )


def hours(
    t: Translator, meeting: Meeting, slots: Sequence[dt.datetime], day: dt.date, now: dt.datetime,
    zone: ZoneInfo,
) -> Message:  # fmt: skip
    """Let somebody tap half hours of a day."""
    buttons = [
        Button(
            f"{'✅ ' if is_on else ''}{slot.astimezone(UK):%H:%M}",
            ToggleSlot(meeting.id, as_minutes(slot), int(not is_on)),
        )
        for slot in grid.half_hours(day, now)
        for is_on in [slot in slots]
    ]
    shown = html(t.gettext("{day}, UK time"), day=t.short_day(day))
    return screen(
        t,
        body(_title(t, meeting), _chosen(t, slots, zone), shown),
        *paging.chunked(buttons, 4),
        Button(t.gettext("🗓 Another day"), ShowDays(meeting.id)),
        _go_on(t, meeting) if slots else None,
        back=ShowDays(meeting.id),
    )


def where(t: Translator, meeting: Meeting) -> Message:
    """Expect the place or the link."""
    text = t.gettext(
        "Where do you meet, or by which link? Write it as a message. Only the person who asked "
        "reads it."
    )
    if meeting.wish.way is Way.PHONE:
        text = t.gettext(
            "Who calls? If you do, tap the button: then we ask them for a number. If they call "
            "you, write your number as a message. Only the person who asked reads it."
        )
    wished = html(t.gettext("How: {way}"), way=parts.way(t, meeting.wish.way))
    return screen(
        t,
        body(_title(t, meeting), wished, html(text)),
        Button(t.gettext("📞 I call them"), WeCall(meeting.id)),
        back=ShowDays(meeting.id),
    )


def ready(
    t: Translator, meeting: Meeting, slots: Sequence[dt.datetime], place: str, zone: ZoneInfo
) -> Message:
    """Show the offer before it is sent. No `place`: the helper rings."""
    calls = html(t.gettext("You call them. They are asked for a number."))
    where_ = html(t.gettext("Where:")) + parts.LINE + quoted(place) if place else calls
    return screen(
        t,
        body(_title(t, meeting), _chosen(t, slots, zone), where_),
        Button(t.gettext("📨 Offer these times"), SendOffer(meeting.id)),
        Button(t.gettext("🗓 Change the times"), ShowDays(meeting.id)),
        Button(t.gettext("✏️ Change the place"), AskPlace(meeting.id)),
        back=ShowDays(meeting.id),
    )


def sent(t: Translator, meeting: Meeting) -> Message:
    text = t.gettext("Sent. You hear from us when they choose a time, or need another one.")
    return screen(
        t,
        body(parts.title(t, meeting), html(text)),
        Button(t.gettext("📞 Show the call"), OpenMeeting(meeting.id)),
        back=ShowMeetings(),
    )


def sure_to_close(t: Translator, meeting: Meeting) -> Message:
    text = t.gettext(
        "They hear that there is no call at the moment, and that they can still write to mentors."
    )
    yes = Button(t.gettext("✖️ Yes, no call"), CloseRequest(meeting.id, 1))
    return parts.sure(t, t.gettext("<b>✖️ No call?</b>"), text, yes, OpenRequest(meeting.id))


def entrance(*, coordinates: bool) -> Action:
    """Return the list somebody comes from."""
    return ShowRequests() if coordinates else ShowCalls()


def _to(meeting: Meeting) -> Action:
    is_new = meeting.state is State.ASKED
    return OpenRequest(meeting.id) if is_new else OpenMeeting(meeting.id)


def _title(t: Translator, meeting: Meeting) -> Html:
    return html(t.gettext("<b>🗓 Times for {ref}</b>"), ref=meeting.ref)


def _chosen(t: Translator, slots: Sequence[dt.datetime], zone: ZoneInfo) -> Html | None:
    return parts.times(t, slots, zone) if slots else None


def _go_on(t: Translator, meeting: Meeting) -> Button:
    return Button(t.gettext("➡️ Go on"), AskPlace(meeting.id))
