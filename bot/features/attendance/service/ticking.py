"""What the clock does when an event is over: ask, send what people take home, count, forget."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from typing import Final

from bot.features.attendance import domain, repository
from bot.features.attendance.domain import Sheet
from bot.nudges import Nudge, propose_all
from bot.occasions import Occasion
from bot.people import consent
from bot.people.person import Person
from bot.unit_of_work import UnitOfWork

MATERIALS: Final = "event-materials"
"""The kind of the message."""
NEWS_FOR: Final = dt.timedelta(days=14)
AT_ONCE: Final = 50
"""People who are written to in one unit: who taps a button waits for it."""


async def unsettled(uow: UnitOfWork) -> list[int]:
    """Return the events, by id, for which something may still be to do."""
    return [one.event_id for one in await repository.unsettled(uow)]


async def has_to_do(uow: UnitOfWork, held: Occasion) -> bool:
    """Whether there is something to send, or to forget, now: else the answers stay unopened."""
    found = await repository.sheet(uow, held.id)
    is_due = domain.is_to_send, domain.is_to_settle
    return found is not None and any(one(found, held, uow.now) for one in is_due)


async def to_ask(uow: UnitOfWork, held: Occasion) -> list[int]:
    """Return who came and is to be asked now how it was; nobody where it is not the time."""
    found = await repository.sheet(uow, held.id, lock=True)
    if found is None or not domain.is_to_ask(found, held, uow.now):
        return []
    return list(await repository.came(uow, held.id))


async def asked(uow: UnitOfWork, held: Occasion, wave: int) -> None:
    """Note where those who came are asked."""
    found = await repository.open_sheet(uow, held.id)
    await repository.save(uow, found.but(wave=wave))


async def to_send(uow: UnitOfWork, held: Occasion, answered: Iterable[int]) -> list[int]:
    """Return who gets the materials now: whoever answered or came, and can be reached."""
    found = await repository.sheet(uow, held.id)
    if found is None or not domain.is_to_send(found, held, uow.now):
        return []
    them = sorted({*answered, *await repository.came(uow, held.id)})
    people = [await uow.get_person(one) for one in them]
    return [one.id for one in people if one and one.reachable and consent.may_hear(one)]


async def send(
    uow: UnitOfWork, held: Occasion, person_ids: Collection[int], coming: Collection[int]
) -> None:
    """Propose the materials to some of them; proposed again they are still sent once.

    `coming`: who had a place. Whoever of them did not say "I am here" may have been there.
    """
    came = await repository.came(uow, held.id)
    found = [await uow.get_person(one) for one in person_ids]
    known = {**dict.fromkeys(set(person_ids) - set(coming), 0), **dict.fromkeys(came, 1)}
    await propose_all(uow, [(one, _nudge(uow, held, known, one)) for one in found if one])


async def sent(uow: UnitOfWork, held: Occasion, person_ids: Collection[int]) -> None:
    """Note that the materials went out to these people."""
    found = await repository.sheet(uow, held.id, lock=True)
    if found is None or not domain.is_to_send(found, held, uow.now):
        return
    came = await repository.came(uow, held.id)
    there = sum(one in came for one in person_ids)
    counts = {"sent_came": there, "sent_missed": len(person_ids) - there}
    await repository.save(uow, found.but(sent_at=uow.now, **counts))


def _nudge(uow: UnitOfWork, held: Occasion, known: Mapping[int, int], person: Person) -> Nudge:
    data = {"event": held.id}
    if person.id in known:
        data["came"] = known[person.id]
    return Nudge(MATERIALS, str(held.id), uow.now, uow.now + NEWS_FOR, data)


async def settle(uow: UnitOfWork, held: Occasion, coming: Collection[int]) -> None:
    """Keep how many came, and forget who, when nothing is left for which it must be known."""
    found = await repository.sheet(uow, held.id, lock=True)
    if found is None or not domain.is_to_settle(found, held, uow.now):
        return
    totals = domain.counted(await repository.came(uow, held.id), coming)
    await repository.save(uow, found.but(totals=totals))
    await repository.forget_people(uow, held.id)


async def sheet(uow: UnitOfWork, event: int) -> Sheet | None:
    """Return the sheet of an event, if it has one."""
    return await repository.sheet(uow, event)


async def purge(uow: UnitOfWork, kept: Collection[int]) -> None:
    """Delete what is known of every event but these, and wrong codes that count no more."""
    await repository.purge_tries(uow)
    gone = await repository.events(uow) - set(kept)
    if gone:
        await repository.forget(uow, gone)
