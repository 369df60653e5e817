"""The clock's use case: send what is due, to many people in one unit, each one message."""

import datetime as dt
import secrets
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Final

from bot.features.attention import views
from bot.features.attention.domain import Told
from bot.features.attention.planner import WEEK, Plan, Reader, plan
from bot.features.attention.service import worded
from bot.message import Lane
from bot.nudges import Piece, Planned, Rhythm, due, repository
from bot.nudges.due import Outcomes
from bot.office import Office, zone_of
from bot.people.person import Person
from bot.unit_of_work import UnitOfWork

Words = Callable[[UnitOfWork, Planned], Awaitable[Piece | None]]
"""Words one nudge for the person of a unit; None when it is of no interest any more."""

LATE: Final = dt.timedelta(hours=6)
"""From then on a message says that it comes late."""
ASIDE: Final = dt.timedelta(hours=1)


async def due_people(uow: UnitOfWork, limit: int) -> list[int]:
    """Return for whom something is due, by id."""
    return await due.due_people(uow, limit)


async def attend(uow: UnitOfWork, office: Office, words: Words, people: Sequence[int]) -> int:
    """Send what is due to each of some people as one message; move or drop the rest.

    Returns how many were served: another process may hold some of them at this moment.
    """
    held = await uow.hold_people(people)
    gone = await uow.missing_people(set(people).difference(person.id for person in held))
    for person_id in gone:
        await repository.erase(uow, person_id)
    things = await due.due_of(uow, people)
    rhythms = await due.rhythms_of(uow, people)
    sent = await due.sent_since(uow, people, uow.now - WEEK)
    outcomes = Outcomes()
    for person in held:
        theirs, rhythm = things.get(person.id, ()), rhythms.get(person.id, Rhythm())
        if person.reachable:
            found = plan(_reader(office, person, rhythm), theirs, sent.get(person.id, ()), uow.now)
            outcomes.drop(found.drop)
            outcomes.move(found.move, found.until)
            await _tell(uow.turned_to(person), office, words, rhythm, found, outcomes)
        else:  # no heap waits for who comes back: who proposed it may do so again
            outcomes.miss(theirs)
    await due.settle(uow, outcomes)
    return len(held) + len(gone)


async def _tell(
    uow: UnitOfWork, office: Office, words: Words, rhythm: Rhythm, found: Plan, outcomes: Outcomes
) -> None:
    """Put into words what goes to the person of this unit; drop what has no interest any more."""
    things = tuple(await worded(found.send, partial(words, uow)))
    kept = [one for one, _ in things]
    outcomes.drop(one for one in found.send if one not in kept)
    if not kept:
        return
    batch = secrets.randbits(repository.ID_BITS)
    outcomes.send(kept, batch)
    late = any(one.due_at < uow.now - LATE for one in kept)
    told, t = Told(batch, things, late=late), office.translator(uow.person)
    message = views.message(t, told, rhythm, silent=found.silent)
    is_bulk = all(piece.is_bulk for _, piece in things)
    uow.send(message, uow.person, Lane.BROADCAST if is_bulk else Lane.REMINDER)


def _reader(office: Office, person: Person, rhythm: Rhythm) -> Reader:
    rules = office.programme
    return Reader(rhythm, zone_of(office, person), rules.nudges_per_day, rules.nudges_per_week)


async def put_aside(uow: UnitOfWork, people: Sequence[int]) -> None:
    """Try again in an hour for people whose messages could not be worded."""
    await due.put_aside(uow, people, uow.now + ASIDE)
