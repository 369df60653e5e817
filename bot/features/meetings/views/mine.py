"""My calls: the list, and one call as each side sees it."""

import datetime as dt
from collections.abc import Iterator, Sequence
from zoneinfo import ZoneInfo

from bot.clock import as_minutes
from bot.features.meetings.actions import (
    AskMeeting,
    BeginMeeting,
    CancelMeeting,
    GiveBack,
    GiveNumber,
    ItHappened,
    OfferTimes,
    OpenMeeting,
    OtherTimes,
    PickSlot,
    SendEntry,
    ShowMeetings,
)
from bot.features.meetings.domain import Meeting, Side, State
from bot.features.meetings.views import parts
from bot.features.meetings.views.parts import body
from bot.i18n import Html, Translator, html
from bot.message import Button, Message
from bot.screen import screen


def listed(t: Translator, meetings: Sequence[Meeting], *, may_ask: bool) -> Message:
    """Show the open calls of one person."""
    title = html(t.gettext("<b>📞 My calls</b>"))
    none = None if meetings else html(t.gettext("You have no calls."))
    rows = [Button(_label(t, one), OpenMeeting(one.id)) for one in meetings]
    ask = Button(t.gettext("📞 Ask for a call"), AskMeeting()) if may_ask else None
    return screen(t, body(title, none), *rows, ask)


def _label(t: Translator, meeting: Meeting) -> str:
    if meeting.starts_at:
        return f"🗓 {parts.short(t, meeting.starts_at)}"
    return f"{'👉' if meeting.state is State.OFFERED else '⏳'} {parts.label(t, meeting)}"


def call(
    t: Translator, meeting: Meeting, side: Side, slots: Sequence[dt.datetime], now: dt.datetime,
    zone: ZoneInfo,
) -> Message:  # fmt: skip
    """Show one call to one of its two sides, with everything they can do about it."""
    text = _state(t, meeting, side, slots, now, zone)
    return screen(
        t,
        body(parts.title(t, meeting), *text),
        *_acts(t, meeting, side, slots, now),
        parts.reporting(t, meeting, side),
        back=ShowMeetings(),
    )


def _state(
    t: Translator, meeting: Meeting, side: Side, slots: Sequence[dt.datetime], now: dt.datetime,
    zone: ZoneInfo,
) -> Iterator[Html]:  # fmt: skip
    match meeting.state:
        case State.ASKED:
            if side is Side.ASKER:
                yield html(t.gettext("A coordinator or a mentor will offer you times."))
            else:
                yield html(t.gettext("They ask for other times. You can offer some."))
            yield parts.wish(t, meeting.wish)
        case State.OFFERED if side is Side.HELPER:
            yield html(t.gettext("You have offered times. Now they choose one."))
            yield parts.times(t, slots, zone)
        case State.OFFERED if slots:
            yield html(t.gettext("Please choose a time that is good for you:"))
            yield parts.times(t, slots, zone)
            yield _where_before(t, meeting)
        case State.OFFERED:
            yield html(t.gettext("These times are gone. Please ask for other times."))
        case State.AGREED:
            assert meeting.starts_at
            if meeting.is_over(now):
                yield html(t.gettext("Did the call take place?"))
            yield html("🗓 {time}", time=t.weekday_time(meeting.starts_at, zone))
            yield parts.place(t, meeting, side)
        case State.HAPPENED:
            yield html(t.gettext("The call took place. Thank you."))
        case _:
            yield html(t.gettext("This call is closed. Nothing more is needed."))


def _where_before(t: Translator, meeting: Meeting) -> Html:
    """Say how they would talk, before a time is chosen."""
    if meeting.calls:
        text = t.gettext("They call you. After you choose, you can give a number for it.")
        return html(text)
    return parts.place(t, meeting, Side.ASKER)


def _acts(
    t: Translator, meeting: Meeting, side: Side, slots: Sequence[dt.datetime], now: dt.datetime
) -> Iterator[Button | None]:
    if meeting.state is State.AGREED:
        yield from _acts_when_agreed(t, meeting, side, now)
    if not meeting.is_open:
        if side is Side.ASKER:
            yield Button(t.gettext("📞 Ask for a call"), AskMeeting())
        return
    if side is Side.HELPER:
        yield Button(t.gettext("🗓 Offer other times"), OfferTimes(meeting.id))
        yield Button(t.gettext("↩️ Leave it to others"), GiveBack(meeting.id))
        return
    if meeting.state is State.OFFERED:
        for slot in slots:
            yield Button(f"🗓 {parts.short(t, slot)}", PickSlot(meeting.id, as_minutes(slot)))
    if meeting.state is State.ASKED:
        yield Button(t.gettext("✏️ Change my wish"), BeginMeeting())
    else:
        yield Button(t.gettext("🔁 Ask for other times"), OtherTimes(meeting.id))
    yield Button(t.gettext("✖️ I need no call any more"), CancelMeeting(meeting.id))


def _acts_when_agreed(
    t: Translator, meeting: Meeting, side: Side, now: dt.datetime
) -> Iterator[Button]:
    if meeting.is_over(now):
        yield Button(t.gettext("✅ It took place"), ItHappened(meeting.id))
        return
    if meeting.calls and side is Side.ASKER:
        yield Button(t.gettext("🔢 Write my number"), GiveNumber(meeting.id))
    yield Button(t.gettext("📅 Send it for my calendar"), SendEntry(meeting.id))


def picked(t: Translator, meeting: Meeting, zone: ZoneInfo) -> Message:
    """Confirm the time that was just chosen."""
    assert meeting.starts_at
    title = html(t.gettext("<b>✅ Your call is fixed</b>"))
    time = html("🗓 {time}", time=t.weekday_time(meeting.starts_at, zone))
    news = t.gettext("We remind you before it begins.")
    return screen(
        t,
        body(title, time, _where_next(t, meeting), html(news)),
        Button(t.gettext("📞 Show the call"), OpenMeeting(meeting.id)),
        parts.reporting(t, meeting, Side.ASKER),
        back=ShowMeetings(),
    )


def _where_next(t: Translator, meeting: Meeting) -> Html:
    if meeting.calls and not meeting.has_number:
        return _number_wanted(t)
    return parts.place(t, meeting, Side.ASKER)


def _number_wanted(t: Translator) -> Html:
    return html(
        t.gettext(
            "They call you. On which number? Write it as a message. It goes to who calls you, and "
            "we do not keep it. If you want to give no number, ask for other times, and then "
            "change your wish."
        )
    )


def number(t: Translator, meeting: Meeting) -> Message:
    """Ask for the number once more."""
    shown = parts.place(t, meeting, Side.ASKER) if meeting.has_number else None
    text = body(parts.title(t, meeting), shown, _number_wanted(t))
    return screen(t, text, back=OpenMeeting(meeting.id))


def sure_to_change(t: Translator, meeting: Meeting) -> Message:
    """Ask once more before an agreed time is given up."""
    text = t.gettext(
        "The times you have are then off, and somebody offers you others. That is no problem, and "
        "you need no reason."
    )
    yes = Button(t.gettext("🔁 Yes, other times"), OtherTimes(meeting.id, 1))
    return parts.sure(t, t.gettext("<b>🔁 Other times?</b>"), text, yes, OpenMeeting(meeting.id))


def sure_to_cancel(t: Translator, meeting: Meeting) -> Message:
    text = t.gettext(
        "The call is then off. The other person hears that you do not need it, and nothing else. "
        "You can ask for a call again whenever you like."
    )
    yes = Button(t.gettext("✖️ Yes, no call"), CancelMeeting(meeting.id, 1))
    return parts.sure(t, t.gettext("<b>✖️ No call?</b>"), text, yes, OpenMeeting(meeting.id))


def sure_to_give_back(t: Translator, meeting: Meeting) -> Message:
    text = t.gettext(
        "Coordinators are then asked to find somebody else. They hear no reason, and that is fine."
    )
    yes = Button(t.gettext("↩️ Yes, leave it to others"), GiveBack(meeting.id, 1))
    title = t.gettext("<b>↩️ Leave it to others?</b>")
    return parts.sure(t, title, text, yes, OpenMeeting(meeting.id))
