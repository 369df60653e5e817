"""How a mentor is asked: at once, or in one message a week."""

from bot.features.mentors.actions import (
    AskAtOnce,
    AskWeekly,
    ChooseWeekday,
    ChooseWeekHour,
    ShowAsking,
    ShowHours,
)
from bot.features.mentors.domain import Mentor
from bot.features.mentors.hours import WEEK
from bot.features.mentors.views.parts import PARAGRAPH, checked, clock, grid, pairs
from bot.features.mentors.weekly import fits
from bot.i18n import Html, Translator, html
from bot.message import Button, Message
from bot.screen import screen


def line(t: Translator, mentor: Mentor) -> Html | None:
    """Say when the questions of the week come; nothing for who is asked at once."""
    if mentor.weekly is None:
        return None
    text = t.gettext("📬 New questions come once a week: {day}, {time}")
    return html(text, day=t.weekday(mentor.weekly.day), time=clock(mentor.weekly.hour))


def asking(t: Translator, mentor: Mentor) -> Message:
    """Show how a mentor is asked, and let them choose."""
    about = t.gettext(
        "At once: a question comes to you when it fits, in your hours. Once a week: one message "
        "with what waits and fits you, in your hours, and no new questions in between."
    )
    body = PARAGRAPH.join(
        filter(
            None,
            (
                html(t.gettext("<b>🔔 How may we ask you?</b>")),
                html(about),
                line(t, mentor),
                _outside(t, mentor),
            ),
        )
    )
    at_once, weekly = t.gettext("At once"), t.gettext("Once a week")
    return screen(
        t,
        body,
        Button(checked(at_once, on=mentor.weekly is None), AskAtOnce()),
        Button(checked(weekly, on=mentor.weekly is not None), ChooseWeekday()),
        back=ShowHours(),
    )


def _outside(t: Translator, mentor: Mentor) -> Html | None:
    """Say when the message comes, where hours that were changed do not hold its moment."""
    if mentor.weekly is None or fits(mentor.hours, mentor.weekly.day, mentor.weekly.hour):
        return None
    return html(
        t.gettext("This is outside your hours now, so the message comes when your hours begin.")
    )


def weekday(t: Translator, mentor: Mentor) -> Message:
    """Let a mentor choose the day, among those of their hours."""
    body = html(t.gettext("<b>On which day?</b>"))
    days = [day for day in range(WEEK) if mentor.hours.days >> day & 1]
    buttons = [Button(t.weekday(day), ChooseWeekHour(day)) for day in days]
    return screen(t, body, *pairs(buttons), back=ShowAsking())


def hour(t: Translator, mentor: Mentor, day: int) -> Message:
    """Let a mentor choose the hour, among those of their hours."""
    text = t.gettext("<b>{day}: at what time?</b>")
    hours = range(mentor.hours.start, mentor.hours.end)
    buttons = [Button(clock(one), AskWeekly(day, one)) for one in hours]
    return screen(t, html(text, day=t.weekday(day % WEEK)), *grid(buttons), back=ChooseWeekday())
