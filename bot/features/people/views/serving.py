"""Who serves here, without a name: their roles, and taking one away."""

import datetime as dt
from collections.abc import Sequence
from typing import Final

from bot.features.people.actions import (
    AskStop,
    OpenStaff,
    ShowPeople,
    ShowStaff,
    TakeRole,
)
from bot.features.people.domain import Held, Staff
from bot.i18n import Html, Translator, html, plain
from bot.message import Button, Message
from bot.paging import chunked, nearest, turning
from bot.people.person import Role
from bot.screen import notice, screen

PARAGRAPH: Final = Html("\n\n")
ON_A_PAGE: Final = 6


def role_name(t: Translator, role: Role) -> str:
    if role is Role.MENTOR:
        return t.gettext("Mentor")  # limit: button 18
    return t.gettext("Coordinator")  # limit: button 18


def staff(
    t: Translator, found: Sequence[Staff], page: int, zone: dt.tzinfo, said: str = ""
) -> Message:
    """List who serves here, by codes: nobody sees who they are."""
    parts = [html("{said}", said=said)] if said else []
    parts.append(html(t.gettext("<b>Who serves here</b>")))
    hint = t.gettext("Three letters stand for each person, as in the audit log. Tap one.")
    parts.append(html(hint))
    pages = chunked(found, ON_A_PAGE)
    page = nearest(max(page, 0), pages)
    parts.append(Html("\n").join(_line(t, one, zone) for one in pages[page]))
    buttons = [Button(_mark(one), OpenStaff(one.key)) for one in pages[page]]
    turn = turning(t, page, pages, ShowStaff)
    return screen(t, PARAGRAPH.join(parts), *chunked(buttons, 2), turn, back=ShowPeople())


def _mark(one: Staff) -> str:
    return f"⛔ {one.code}" if one.stopped else one.code


def _line(t: Translator, one: Staff, zone: dt.tzinfo) -> Html:
    roles = t.list([_held(t, each, zone) for each in one.held])
    # Translators: the reader themselves, in a list of people.
    who = plain(t.gettext("{code} (you)"), code=one.code) if one.is_me else one.code
    return html("• {who}: {roles}", who=who, roles=roles)


def _held(t: Translator, held: Held, zone: dt.tzinfo) -> str:
    name = role_name(t, held.role)
    if held.since is None:
        return name
    # Translators: {role} is such as "Mentor".
    text = t.gettext("{role} since {date}")
    return plain(text, role=name, date=t.date(held.since.astimezone(zone).date()))


def one(t: Translator, found: Staff, zone: dt.tzinfo) -> Message:
    """Show somebody who serves here."""
    lines = [_line(t, found, zone)]
    if found.stopped:
        lines.append(html(t.gettext("⛔ Stopped from asking and answering, for now.")))
    heading = html("<b>{code}</b>", code=found.code)
    roles = [
        Button(_take(t, held.role, is_me=found.is_me), TakeRole(found.key, held.role.value, 0))
        for held in found.held
    ]
    # limit: button 32
    stop = Button(t.gettext("⛔ Stop asking and answering"), AskStop(found.key))
    can_stop = not (found.is_me or found.stopped)
    body = PARAGRAPH.join((heading, Html("\n").join(lines)))
    return screen(t, body, *roles, stop if can_stop else None, back=ShowStaff())


def _take(t: Translator, role: Role, *, is_me: bool) -> str:
    match role, is_me:
        case Role.MENTOR, True:
            return t.gettext("Stop being a mentor")  # limit: button 32
        case Role.MENTOR, False:
            return t.gettext("Take the role of mentor")  # limit: button 32
        case _, True:
            return t.gettext("Stop being a coordinator")  # limit: button 32
        case _:
            return t.gettext("Take the role of coordinator")  # limit: button 32


def ask_take(t: Translator, found: Staff, action: TakeRole) -> Message:
    """Say what happens, and ask once more."""
    role = Role(action.role)
    heading = html("<b>{text}</b>", text=_take(t, role, is_me=found.is_me))
    text = t.gettext(
        "It happens at once. Questions and reports that they look after go to others. We tell them "
        "kindly. Their own plan stays. A new invite gives the role back."
    )
    mine = t.gettext(
        "It happens at once. Questions and reports that you look after go to others. Your own plan "
        "stays. Only an invite of a coordinator gives the role back."
    )
    yes = Button(t.gettext("Yes, do it"), TakeRole(found.key, action.role, 1))  # limit: button 32
    back = OpenStaff(found.key)
    no = Button(t.gettext("No, leave it"), back)  # limit: button 32
    body = PARAGRAPH.join((heading, html(mine if found.is_me else text)))
    return screen(t, body, yes, no, back=back)


def taken(t: Translator, role: Role, *, closed: bool = False) -> str:
    """Say that it is done; `closed`: unused invites have ended with it."""
    if role is Role.MENTOR:
        return t.gettext("✅ Done. This person is no mentor any more.")
    done = t.gettext("✅ Done. This person is no coordinator any more.")
    return f"{done} {invites_ended(t)}" if closed else done


def invites_ended(t: Translator) -> str:
    return t.gettext(
        "Invites for mentors and coordinators that nobody has used have ended. Make new ones."
    )


def given_up(t: Translator, role: Role) -> str:
    """Thank somebody who gave up a role."""
    if role is Role.MENTOR:
        return t.gettext("You are no mentor any more. Thank you for all that you did.")
    return t.gettext("You are no coordinator any more. Thank you for all that you did.")


def lost(t: Translator, role: Role) -> Message:
    """Tell somebody that they do not have a role any more."""
    mentor = t.gettext(
        "You are not a mentor here any more: a coordinator has changed it. Thank you for what you "
        "did for others. What you had taken goes to somebody else. Your own plan stays yours."
    )
    coordinator = t.gettext(
        "You are not a coordinator here any more: another coordinator has changed it. Thank you "
        "for what you did. What you looked after goes to others. Your own plan stays yours."
    )
    return notice(t, html(mentor if role is Role.MENTOR else coordinator))
