"""Choosing what an invite gives, and the text and picture to pass on."""

import dataclasses
from collections.abc import Sequence
from typing import Final

from bot.documents.qr import qr
from bot.features.invites.actions import (
    AskDays,
    AskPartner,
    AskRole,
    MakeInvite,
    ShowInvites,
    TakeBack,
)
from bot.features.invites.domain import MEMBER, Partner
from bot.features.invites.service import Invite
from bot.i18n import Html, Translator, html, plain
from bot.message import Action, Button, Message
from bot.paging import chunked, nearest, turning
from bot.people.invites import Waiting
from bot.people.person import Role
from bot.screen import notice, screen

PARAGRAPH: Final = Html("\n\n")
ON_A_PAGE: Final = 5


def ask_role(t: Translator, back: Action) -> Message:
    """Ask whom to invite."""
    title = html(t.gettext("<b>🎟 Whom do you invite?</b>"))
    hint = html(t.gettext("Each link lets in one person, once. Nobody's name is kept."))
    buttons = [Button(name, AskDays(role)) for role, name in _names(t).items()]
    waiting = Button(t.gettext("🗂 Invites not used yet"), ShowInvites())  # limit: button 32
    return screen(t, PARAGRAPH.join((title, hint)), *buttons, waiting, back=back)


def _names(t: Translator) -> dict[str, str]:
    return {
        MEMBER: t.gettext("🩺 A member"),  # limit: button 32
        Role.MENTOR.value: t.gettext("🤝 A mentor"),  # limit: button 32
        Role.COORDINATOR.value: t.gettext("🗂 A coordinator"),  # limit: button 32
    }


def ask_days(t: Translator, role: str, choices: Sequence[int], once: int) -> Message:
    """Ask how long an invite can be used. For a member it then goes on to who gives it away."""
    parts = [html("<b>{name}</b>", name=_names(t).get(role, ""))]
    if role == Role.COORDINATOR.value:
        warning = t.gettext(
            "⚠️ A coordinator sees all reports and questions, and can write to everybody. Invite "
            "only somebody whom you know well, and never in a group."
        )
        parts.append(html(warning))
    parts.append(html(t.gettext("How long can the link be used?")))
    buttons = [Button(t.duration(n, "day"), _next(role, n, once)) for n in choices]
    return screen(t, PARAGRAPH.join(parts), buttons, back=AskRole())


def _next(role: str, days: int, once: int) -> Action:
    return AskPartner(role, days) if role == MEMBER else MakeInvite(role, days, 0, once)


def ask_partner(
    t: Translator, asked: AskPartner, partners: Sequence[Partner], once: int
) -> Message:
    """Ask which organisation gives the invite away."""
    title = html(t.gettext("<b>Does an organisation pass it on?</b>"))
    hint = t.gettext(
        "We then count one more person for it in this month. Who came by whom is not kept."
    )
    pages = chunked(partners, ON_A_PAGE)
    page = nearest(max(asked.page, 0), pages)
    offered = [
        Button(one.name, MakeInvite(asked.role, asked.days, one.id, once)) for one in pages[page]
    ]
    # limit: button 32
    none = Button(t.gettext("No organisation"), MakeInvite(asked.role, asked.days, 0, once))
    turn = turning(t, page, pages, lambda to: AskPartner(asked.role, asked.days, to))
    body = PARAGRAPH.join((title, html(hint)))
    return screen(t, body, none, *offered, turn, back=AskDays(asked.role))


def made(t: Translator, invite: Invite | None) -> Message:
    """Tell what to do with what comes below; None: it came already."""
    again = Button(t.gettext("🎟 Another invite"), AskRole())
    waiting = Button(t.gettext("🗂 Invites not used yet"), ShowInvites())  # limit: button 32
    if invite is None:
        known = html(t.gettext("This invite is made already: it stands in this chat."))
        return screen(t, known, again, waiting)
    use = t.gettext(
        "Pass the message below on to the person you know, and to nobody else: who opens the link "
        "first comes in by it. It works once, until {moment}. The picture holds the same link."
    )
    body = PARAGRAPH.join((_title(t, invite.role), html(use, moment=t.weekday_time(invite.ends))))
    return screen(t, body, again, waiting)


def _title(t: Translator, role: Role | None) -> Html:
    match role:
        case Role.MENTOR:
            return html(t.gettext("<b>An invite for one mentor</b>"))
        case Role.COORDINATOR:
            return html(t.gettext("<b>An invite for one coordinator</b>"))
        case _:
            return html(t.gettext("<b>An invite for one member</b>"))


def to_pass_on(t: Translator, invite: Invite, link: str) -> Message:
    """Return the text that the coordinator forwards or copies."""
    return notice(t, html(_invitation(t, invite.role)) + html("\n{link}", link=link))


def _invitation(t: Translator, role: Role | None) -> str:
    match role:
        case Role.MENTOR:
            return t.gettext(
                "You are invited to help refugee and migrant health professionals in the UK with "
                "their questions, as a volunteer mentor. You choose how many questions a week, and "
                "nobody sees who you are. This link is for you only and works once:"
            )
        case Role.COORDINATOR:
            return t.gettext(
                "You are invited to coordinate this programme for refugee and migrant health "
                "professionals in the UK. This link is for you only and works once:"
            )
        case _:
            return t.gettext(
                "You are invited to a free guide for refugee and migrant health professionals in "
                "the UK: your steps, help near you, and answers from people who went this way. "
                "This link is for you only and works once:"
            )


def picture(t: Translator, invite: Invite, link: str) -> Message:
    """Return the same link as a picture to show on a screen."""
    titles = {
        Role.MENTOR: t.gettext("An invite for one mentor"),
        Role.COORDINATOR: t.gettext("An invite for one coordinator"),
    }
    # Translators: below a QR code. {moment} is such as "Monday, 9:00".
    caption = t.gettext("Open this with the camera of your phone. It works once, until {moment}.")
    drawn = qr(
        t,
        link,
        title=titles.get(invite.role) or t.gettext("An invite for one member"),  # type: ignore[arg-type] # None is none of them
        caption=plain(caption, moment=t.weekday_time(invite.ends)),
    )
    return dataclasses.replace(notice(t, _title(t, invite.role)), attachment=drawn)


# Those that nobody has used


def waiting(
    t: Translator, found: Sequence[Waiting], partners: Sequence[Partner], page: int, said: str = ""
) -> Message:
    """Show the invites that nobody has used, each a button that takes it back."""
    parts = [html("{said}", said=said)] if said else []
    parts.append(html(t.gettext("<b>🗂 Invites not used yet</b>")))
    if not found:
        parts.append(html(t.gettext("There is none.")))
    else:
        parts.append(html(t.gettext("Tap one to take it back: its link works no more.")))
    pages = chunked(found, ON_A_PAGE)
    page = nearest(max(page, 0), pages)
    names = {one.id: one.name for one in partners}
    parts.append(Html("\n").join(_line(t, n, one, names) for n, one in enumerate(pages[page], 1)))
    buttons = [
        # limit: button 18
        Button(plain(t.gettext("❌ Take back {n}"), n=n), TakeBack(one.id))
        for n, one in enumerate(pages[page], 1)
    ]
    turn = turning(t, page, pages, ShowInvites)
    body = PARAGRAPH.join(part for part in parts if part)
    return screen(t, body, *chunked(buttons, 2), turn, back=AskRole())


def _line(t: Translator, n: int, one: Waiting, partners: dict[int, str]) -> Html:
    role = _names(t)[one.gift.role.value if one.gift.role else MEMBER]
    until = t.weekday_time(one.expires_at)
    if name := partners.get(one.gift.partner_id or 0):
        text = t.gettext("{n}. {role}, until {moment} ({partner})")
        return html(text, n=n, role=role, moment=until, partner=name)
    return html(t.gettext("{n}. {role}, until {moment}"), n=n, role=role, moment=until)


def taken_back(t: Translator, *, done: bool) -> str:
    if done:
        return t.gettext("✅ Taken back. Its link works no more.")
    return t.gettext("This invite was used already, or is over.")
