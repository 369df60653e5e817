"""Somebody is stopped from asking and answering, and let again."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from bot.features.people.actions import AskRef, AskStopSide, LiftStaff, ShowPeople, ShowStopped
from bot.features.people.domain import Reason, Stop
from bot.features.people.views.serving import invites_ended
from bot.i18n import Html, Translator, html, plain, quoted, split
from bot.message import Action, Button, Message
from bot.paging import chunked, nearest, turning
from bot.screen import notice, screen

PARAGRAPH: Final = Html("\n\n")
ON_A_PAGE: Final = 6
PART: Final = 3000
"""Units of what somebody wrote that stand in one message."""


def reason_name(t: Translator, reason: Reason) -> str:
    match reason:
        case Reason.CONTACT:
            return t.gettext("Wanted personal contact")  # limit: button 32
        case Reason.UNKIND:
            return t.gettext("Was unkind or unfair")  # limit: button 32
        case Reason.ADVICE:
            return t.gettext("Gave unsafe advice")  # limit: button 32
        case Reason.AWAY:
            return t.gettext("Left people waiting")  # limit: button 32
        case Reason.OTHER:
            return t.gettext("Another reason")  # limit: button 32


def ask_reason(
    t: Translator,
    who: str,
    to: Callable[[str], Action],
    back: Action,
    *,
    coordinates: bool = False,
) -> Message:
    """Ask why somebody is stopped; the answer stops them. `who` is a code or a reference."""
    heading = html(t.gettext("<b>⛔ Stop {code}?</b>"), code=who)
    text = t.gettext(
        "They can then neither ask nor answer until a coordinator lifts it. What they look after "
        "goes to others. We tell them, with the reason. Choose it:"
    )
    desk = t.gettext(
        "What is for coordinators is closed to them meanwhile. Invites for mentors and "
        "coordinators that nobody has used end."
    )
    buttons = [Button(reason_name(t, each), to(each.value)) for each in Reason]
    more = (html(desk),) if coordinates else ()
    body = PARAGRAPH.join((heading, *more, html(text)))
    return screen(t, body, *buttons, back=back)


def ask_ref(t: Translator) -> Message:
    """Ask for a reference."""
    text = t.gettext(
        "Members have no name here. Write the reference of a report, such as C-7K2M, or of a "
        "question, such as Q-7K2M."
    )
    return screen(t, html(text), back=ShowStopped())


def sides(t: Translator, ref: str, question: int, *, answered: bool) -> Message:
    """Ask who of the two in a question is meant."""
    text = html(t.gettext("<b>Question {ref}</b>\n\nWhom do you want to stop?"), ref=ref)
    asker = Button(t.gettext("The person who asks"), AskStopSide(question, 1))  # limit: button 32
    helper = Button(t.gettext("Who answers"), AskStopSide(question, 0))  # limit: button 32
    return screen(t, text, asker, helper if answered else None, back=ShowStopped())


def stopped(
    t: Translator,
    found: Sequence[Stop],
    page: int,
    zone: dt.tzinfo,
    reports: Action,
    said: str = "",
) -> Message:
    """List who was stopped here, without a report; reports have a list of their own."""
    parts = [html("{said}", said=said)] if said else []
    parts.append(html(t.gettext("<b>⛔ Stopped for now</b>")))
    pages = chunked(found, ON_A_PAGE)
    page = nearest(max(page, 0), pages)
    parts.append(Html("\n").join(_stops(t, pages[page], zone)))
    buttons = [
        Button(plain(t.gettext("☀️ Lift {code}"), code=each.code), LiftStaff(each.cause))
        for each in pages[page]
    ]
    turn = turning(t, page, pages, ShowStopped)
    doors = (
        Button(t.gettext("🔎 By a reference"), AskRef()),  # limit: button 18
        Button(t.gettext("⚠️ Reports"), reports),  # limit: button 18
    )
    return screen(t, PARAGRAPH.join(parts), *chunked(buttons, 2), turn, doors, back=ShowPeople())


def _stops(t: Translator, found: Sequence[Stop], zone: dt.tzinfo) -> Iterator[Html]:
    if not found:
        yield html(t.gettext("Nobody is stopped without a report."))
    for each in found:
        day = t.date(each.since.astimezone(zone).date())
        reason = reason_name(t, each.reason)
        yield html("• {code}: {reason}, {day}", code=each.code, reason=reason, day=day)


def stop_noted(t: Translator, *, done: bool, closed: bool = False) -> str:
    """Say that it is done; `closed`: unused invites have ended with it."""
    if not done:
        return t.gettext("This person is stopped already.")
    told = t.gettext("✅ Stopped. They were told.")
    return f"{told} {invites_ended(t)}" if closed else told


def wrote(t: Translator, code: str, text: str) -> list[Message]:
    """Bring what somebody who was stopped writes before a coordinator."""
    heading = html(t.gettext("<b>✉️ The person who was stopped has written to you</b>"))
    who = html("<b>{code}</b>", code=code)
    bodies = [PARAGRAPH.join((heading, who, quoted(part))) for part in split(text, PART)]
    door = Button(t.gettext("⛔ Stopped"), ShowStopped())  # limit: button 18
    return [*(notice(t, body) for body in bodies[:-1]), notice(t, bodies[-1], door)]


def lift_noted(t: Translator) -> str:
    return t.gettext("✅ Lifted.")


def told_stopped(t: Translator, reason: Reason) -> Message:
    """Tell somebody that they are stopped, and why."""
    text = t.gettext(
        "A coordinator has stopped asking and answering for you, for now. The reason: {reason}. It "
        "can be changed again. Your plan, all steps, the search for help and urgent help stay open "
        "to you."
    )
    return notice(t, html(text, reason=reason_name(t, reason)))


def told_lifted(t: Translator) -> Message:
    return notice(t, html(t.gettext("You can ask and answer again. Welcome back.")))
