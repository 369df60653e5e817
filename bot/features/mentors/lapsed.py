"""Mentors whose year is over: coordinators see them by codes, and can have them reminded."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from bot import nudges
from bot.features.mentors import repository
from bot.features.mentors.domain import Mentor
from bot.features.mentors.service import RENEWAL
from bot.nudges import Nudge
from bot.people import audit
from bot.unit_of_work import UnitOfWork

WEEK: Final = dt.timedelta(days=7)
KEY_LENGTH: Final = 12


@dataclass(frozen=True)
class Lapsed:
    """A mentor whose year has ended, without their name. `reminded`: in this week of waiting."""

    key: str
    code: str
    ended: dt.date
    reminded: bool


async def lapsed(uow: UnitOfWork) -> list[Lapsed]:
    """Return the mentors whose year is over, the longest first."""
    return [await _seen(uow, one) for one in await _over(uow)]


async def remind(uow: UnitOfWork, key: str) -> None:
    """Have a mentor asked for another year, at a good time for them, once in a week.

    Who has read the rules meanwhile, or is gone, hears nothing.
    """
    for mentor in await _over(uow):
        if _key(uow, mentor) == key:
            uow.about(_code(uow, mentor))
            nudge = Nudge(RENEWAL, _week_of(mentor, uow.now), uow.now, uow.now + WEEK)
            await nudges.propose(uow, mentor.person, nudge)


async def _over(uow: UnitOfWork) -> list[Mentor]:
    found = [one for one in await repository.everybody(uow) if _is_over(one, uow.now)]
    return sorted(found, key=lambda one: (one.rules_end, one.person.id))


def _is_over(mentor: Mentor, now: dt.datetime) -> bool:
    return mentor.joined and mentor.person.reachable and mentor.rules_end <= now


async def _seen(uow: UnitOfWork, mentor: Mentor) -> Lapsed:
    sent = await nudges.find(uow, mentor.person, RENEWAL, _week_of(mentor, uow.now))
    ended = mentor.rules_end.astimezone(mentor.zone).date()
    return Lapsed(_key(uow, mentor), _code(uow, mentor), ended, reminded=sent is not None)


def _week_of(mentor: Mentor, now: dt.datetime) -> str:
    return f"{mentor.rules_end.isoformat()} {(now - mentor.rules_end) // WEEK}"


def _key(uow: UnitOfWork, mentor: Mentor) -> str:
    return audit.actor(uow.vault, mentor.person.id)[:KEY_LENGTH]


def _code(uow: UnitOfWork, mentor: Mentor) -> str:
    return audit.code_of(audit.actor(uow.vault, mentor.person.id))
