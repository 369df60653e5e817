"""When a mentor can be asked: hours, the clock they live by, days away."""

import datetime as dt
from typing import Final

from bot.features.mentors.actions import (
    AskAway,
    ChooseDays,
    ChooseEnd,
    ChooseStart,
    ChooseZone,
    OpenInbox,
    SetAway,
    SetHours,
    SetZone,
    ShowAsking,
    ShowAway,
    ShowHours,
)
from bot.features.mentors.domain import ZONES, Mentor
from bot.features.mentors.hours import (
    ANY_TIME,
    EVERY_DAY,
    FIRST_HOUR,
    LAST_HOUR,
    PATTERNS,
    WEEKDAYS,
    WEEKEND,
    Away,
    Hours,
)
from bot.features.mentors.views.parts import PARAGRAPH, checked, clock, grid, pairs
from bot.i18n import Html, Translator, copied, html, plain
from bot.message import Button, Message
from bot.screen import screen

PRESETS: Final = (
    ANY_TIME,
    Hours(EVERY_DAY, 9, 18),
    Hours(WEEKDAYS, 18, 21),
    Hours(WEEKEND, 9, 18),
)
AWAY_PRESETS: Final = (7, 14, 30)  # days


def line(t: Translator, mentor: Mentor) -> Html:
    """Say in a line or two when new questions come, and when they do not."""
    hours = html(t.gettext("🕘 Your hours: {hours}"), hours=label(t, mentor.hours))
    return hours + html("\n") + _away(t, mentor.away) if mentor.away else hours


def label(t: Translator, hours: Hours) -> str:
    """Write days and hours, also for a button."""
    # limit: button 32
    # Translators: {days} is such as "Weekdays"; {start} and {end} are such as 09:00.
    text = t.gettext("{days}, {start} to {end}")
    return plain(text, days=_days(t, hours.days), start=clock(hours.start), end=clock(hours.end))


def _days(t: Translator, days: int) -> str:
    names = {
        EVERY_DAY: t.gettext("Every day"),  # limit: button 16
        WEEKDAYS: t.gettext("Weekdays"),  # limit: button 16
        WEEKEND: t.gettext("Weekends"),  # limit: button 16
    }
    return names.get(days, "")


def hours(t: Translator, mentor: Mentor, now: dt.datetime, *, first: bool = False) -> Message:
    """Show when a mentor can be asked, and let them choose; `first`: joining ends with it."""
    ready = html(t.gettext("You are ready: questions can come. One last thing, if you like."))
    body = PARAGRAPH.join(
        (
            *((ready,) if first else ()),
            html(t.gettext("<b>🕘 When may we ask you?</b>")),
            html(
                t.gettext(
                    "New questions come only in these hours. What you took can be answered at any "
                    "time."
                )
            ),
            _zone_line(t, mentor, now),
        )
    )
    # Hours of one's own stand in the place of the last usual ones: eight buttons, and no more.
    usual = PRESETS if mentor.hours in PRESETS else (*PRESETS[:-1], mentor.hours)
    choices = [
        Button(
            checked(label(t, one), on=one == mentor.hours), SetHours(one.days, one.start, one.end)
        )
        for one in usual
    ]
    return screen(
        t,
        body,
        *choices,
        Button(t.gettext("✏️ Other hours"), ChooseDays()),
        Button(t.gettext("🌍 I am in another time zone"), ChooseZone()),
        (_asking_button(t), None if first else _away_button(t)),
        Button(t.gettext("✅ Done"), OpenInbox()) if first else None,
        back=OpenInbox(),
    )


def _zone_line(t: Translator, mentor: Mentor, now: dt.datetime) -> Html:
    time = f"{now.astimezone(mentor.zone):%H:%M}"
    # Translators: {city} is such as London.
    text = t.gettext("By the clock of {city}, where it is {time} now.")
    return html(text, city=t.city(mentor.clock), time=time)


def _asking_button(t: Translator) -> Button:
    # limit: button 18
    # Translators: leads to a choice: ask me at once, or once a week.
    return Button(t.gettext("🔔 How to ask me"), ShowAsking())


def _away_button(t: Translator) -> Button:
    # limit: button 18
    return Button(t.gettext("🏖 Days away"), ShowAway())


def days(t: Translator) -> Message:
    """Let a mentor choose other hours: first the days."""
    body = html(t.gettext("<b>On which days may we ask you?</b>"))
    choices = [Button(_days(t, one), ChooseStart(one)) for one in PATTERNS]
    return screen(t, body, *choices, back=ShowHours())


def start(t: Translator, days: int) -> Message:
    """Let a mentor choose from when."""
    body = html(t.gettext("<b>From what time?</b>"))
    choices = [Button(clock(hour), ChooseEnd(days, hour)) for hour in range(FIRST_HOUR, LAST_HOUR)]
    return screen(t, body, *grid(choices), back=ChooseDays())


def end(t: Translator, days: int, start: int) -> Message:
    """Let a mentor choose until when."""
    body = html(t.gettext("<b>From {time} until what time?</b>"), time=clock(start))
    first = max(start, FIRST_HOUR) + 1
    choices = [
        Button(clock(hour), SetHours(days, start, hour)) for hour in range(first, LAST_HOUR + 1)
    ]
    return screen(t, body, *grid(choices), back=ChooseStart(days))


def zones(t: Translator, mentor: Mentor, now: dt.datetime) -> Message:
    """Let a mentor choose the city whose clock they have."""
    body = PARAGRAPH.join(
        (
            html(t.gettext("<b>Which city has the same time as you?</b>")),
            _zone_line(t, mentor, now),
        )
    )
    choices = [
        Button(checked(t.city(zone), on=zone == mentor.clock), SetZone(number))
        for number, zone in enumerate(ZONES)
    ]
    return screen(t, body, *pairs(choices), back=ShowHours())


def away(t: Translator, mentor: Mentor, now: dt.datetime) -> Message:
    """Show the days away, and let a mentor choose."""
    going = mentor.away if mentor.is_away(now) else None
    body = PARAGRAPH.join(
        (
            html(t.gettext("<b>🏖 Days away</b>")),
            _away(t, going)
            if going
            else html(t.gettext("On days away, no new questions come. Start today, or choose.")),
        )
    )
    presets = (Button(_length(t, days), SetAway(days)) for days in AWAY_PRESETS)
    back = Button(t.gettext("▶️ I am not away"), SetAway(0)) if going else None
    other = Button(t.gettext("✏️ Other dates"), AskAway())
    return screen(t, body, tuple(presets), other, back, back=ShowHours())


def _length(t: Translator, days: int) -> str:
    week, month = 7, 30
    return t.duration(1, "month") if days == month else t.duration(days // week, "week")


def _away(t: Translator, away: Away) -> Html:
    text = t.gettext("🏖 Away from {first} to {last}: no new questions come.")
    return html(text, first=t.date(away.first), last=t.date(away.last))


def ask_away(t: Translator, mentor: Mentor, now: dt.datetime, *, unclear: bool = False) -> Message:
    """Ask for the days away, with an example that would be right; `unclear`: what came was none."""
    first = now.astimezone(mentor.zone).date() + dt.timedelta(days=7)
    last = first + dt.timedelta(days=13)
    example = f"{first:%d.%m.%Y} - {last:%d.%m.%Y}"
    text = t.gettext(
        "Write your first and your last day away: the day, the month and the year. For example:\n"
        "{example}"
    )
    wrong = t.gettext(
        "I could not read two days in this. They must be to come, in order, and within a year."
    )
    said = [html(wrong)] if unclear else []
    title = html(t.gettext("<b>🏖 Days away</b>"))
    asked = html(text, example=copied(example))
    return screen(t, PARAGRAPH.join([title, *said, asked]), back=ShowAway())
