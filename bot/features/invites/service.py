"""Use cases of invites."""

import datetime as dt
from dataclasses import dataclass

from bot.people import invites
from bot.people.person import Role
from bot.settings import Programme
from bot.unit_of_work import UnitOfWork


@dataclass(frozen=True, repr=False)
class Invite:
    """A one-use code and when it ends. `repr` is off: who reads the code holds the role."""

    code: str
    ends: dt.datetime


async def invite_mentor(uow: UnitOfWork, programme: Programme) -> Invite:
    """Make a code that lets one person in as a mentor."""
    valid = dt.timedelta(days=programme.invite_days)
    code = await invites.create(uow.connection, uow.vault, Role.MENTOR, now=uow.now, valid=valid)
    return Invite(code, uow.now + valid)
