"""Use cases of invites and of the organisations that send people."""

import datetime as dt
import secrets
from dataclasses import dataclass
from typing import Final

from bot.delivery import occurrences
from bot.errors import EmptyTextError, TooLongError, UserError
from bot.features.invites import domain, repository
from bot.features.invites.actions import MakeInvite
from bot.features.invites.domain import Partner
from bot.i18n import Translator, clean, is_blank
from bot.i18n.translator import UK
from bot.people import invites
from bot.people.invites import Waiting
from bot.people.person import Role
from bot.people.prompts import Prompt
from bot.settings import Programme
from bot.unit_of_work import UnitOfWork

NAME: Final = "partner-name"
"""The kind of prompt: what an organisation is called."""
KEPT: Final = dt.timedelta(days=7)
"""How long invites stay after their end: a button that is tapped twice makes no second one."""
JOB: Final = "came by a partner"
JOINED: Final = "joined"
EVERYBODY: Final = 0
"""Stands for no partner, but for all who agree."""


class PartnerGoneError(UserError):
    """A button names an organisation that is not here, or not offered, any more."""

    def message(self, t: Translator) -> str:
        return t.gettext("This organisation is not on the list any more.")


class AddressError(UserError):
    """What was typed is the address of a page or of a person, and no name."""

    def message(self, t: Translator) -> str:
        return t.gettext("This is an address. Please write the name of the organisation.")


@dataclass(frozen=True, repr=False)
class Invite:
    """A one-use code, whom it lets in, and when it ends.

    `repr` is off: who reads the code holds the role.
    """

    code: str
    ends: dt.datetime
    role: Role | None = Role.MENTOR
    partner: Partner | None = None


# Invites


async def make(uow: UnitOfWork, programme: Programme, chosen: MakeInvite) -> Invite | None:
    """Make a code that lets one person in; None when it is made already (a double tap).

    Raises PartnerGoneError.
    """
    if await invites.is_made(uow.connection, chosen.once):
        return None
    valid = dt.timedelta(days=min(max(chosen.days, 1), programme.invite_days))
    gives = domain.ROLES.get(chosen.role)
    partner = await _offered(uow, chosen.partner) if chosen.partner else None
    code = await invites.create(
        uow.connection,
        uow.vault,
        gives,
        now=uow.now,
        valid=valid,
        partner_id=partner.id if partner else None,
        invite_id=chosen.once,
    )
    return Invite(code, uow.now + valid, gives, partner)


async def waiting(uow: UnitOfWork) -> list[Waiting]:
    """Return the invites that nobody has used."""
    return await invites.waiting(uow.connection, uow.now)


async def take_back(uow: UnitOfWork, invite_id: int) -> bool:
    """Let an invite be used no more; False when it was used, or is gone."""
    return await invites.take_back(uow.connection, invite_id)


# Organisations that send people


async def partners(uow: UnitOfWork) -> list[Partner]:
    """Return all of them, those that are offered first."""
    return await repository.listed(uow)


async def partner(uow: UnitOfWork, partner_id: int) -> Partner:
    """Return one. Raises PartnerGoneError."""
    found = await repository.get(uow, partner_id)
    if found is None:
        raise PartnerGoneError
    return found


async def _offered(uow: UnitOfWork, partner_id: int) -> Partner:
    found = await partner(uow, partner_id)
    if found.retired:
        raise PartnerGoneError
    return found


async def ask_name(uow: UnitOfWork, partner_id: int) -> None:
    """Wait for what an organisation is called; 0: a new one. Raises PartnerGoneError."""
    if partner_id:
        await partner(uow, partner_id)
    uow.ask(Prompt(NAME, {"partner": str(partner_id)}))


async def answer_name(uow: UnitOfWork, typed: str) -> Partner:
    """Keep what an organisation is called.

    Raises EmptyTextError, TooLongError, AddressError, PartnerGoneError.
    """
    prompt = await uow.prompt()
    assert prompt, "routed by its kind"
    name = " ".join(clean(typed).split())
    if is_blank(name):
        raise EmptyTextError
    if len(name) > domain.LONGEST_NAME:
        raise TooLongError(domain.LONGEST_NAME)
    if domain.is_address(name):
        raise AddressError
    await uow.close_prompt()
    partner_id = int(prompt.data["partner"])
    if partner_id:
        await repository.rename(uow, partner_id, name)
        return await partner(uow, partner_id)
    return await partner(uow, await repository.add(uow, name))


async def retire(uow: UnitOfWork, partner_id: int, *, retired: bool) -> Partner:
    """Offer one no more, or again. Raises PartnerGoneError."""
    await partner(uow, partner_id)
    await repository.retire(uow, partner_id, retired=retired)
    return await partner(uow, partner_id)


async def poster(uow: UnitOfWork, partner_id: int) -> Partner:
    """Return one with a link for posters: the same as long as nobody ends it.

    Raises PartnerGoneError.
    """
    found = await _offered(uow, partner_id)
    if found.poster is None:
        letters = (secrets.choice(domain.POSTER_LETTERS) for _ in range(domain.POSTER_LENGTH))
        await repository.set_poster(uow, partner_id, "".join(letters))
    return await partner(uow, partner_id)


async def end_poster(uow: UnitOfWork, partner_id: int) -> Partner:
    """Let a link for posters count nobody any more. Raises PartnerGoneError."""
    await repository.set_poster(uow, partner_id, None)
    return await partner(uow, partner_id)


# Who came by whom


async def came_by_poster(uow: UnitOfWork, code: str) -> None:
    """Count the person who acts for the partner whose poster they read, if it still has one."""
    if partner_id := await repository.by_poster(uow, code):
        await came_by(uow, partner_id)


async def came_by(uow: UnitOfWork, partner_id: int) -> None:
    """Count the person who acts for a partner, once, if they are new here.

    Only the month is kept: nothing leads from a person to a partner, or back.
    """
    is_new = uow.person.language is None and uow.person.consent is None
    if is_new and await occurrences.claim(uow.connection, JOB, uow.person.id, "", uow.now):
        await repository.count(uow, partner_id, _month(uow))


async def joined(uow: UnitOfWork) -> None:
    """Count the person who acts, who has just agreed, unless they did before."""
    if await occurrences.claim(uow.connection, JOINED, uow.person.id, "", uow.now):
        await repository.count(uow, EVERYBODY, _month(uow))


async def joined_now(uow: UnitOfWork) -> int:
    """Return how many agreed for the first time in this month."""
    return await repository.arrived(uow, EVERYBODY, _month(uow))


def _month(uow: UnitOfWork) -> dt.date:
    return uow.now.astimezone(UK).date().replace(day=1)


async def purge(uow: UnitOfWork) -> None:
    """Delete the invites that ended some days ago."""
    await invites.purge(uow.connection, uow.now - KEPT)
