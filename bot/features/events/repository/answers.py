"""Answers to events in the database, and the places that people have."""

import asyncio
import json
from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final

from sqlalchemy import bindparam, delete, func, select, update

from bot.db.database import insert_new
from bot.features.events.domain import Answer, Event, Needs, Place, Rsvp, State
from bot.features.events.domain.seats import Seat
from bot.features.events.tables import answers, events
from bot.segments import Segment
from bot.unit_of_work import UnitOfWork

AT_ONCE: Final = 100
_SEAL: Final = "event_answers.needs"
_WANTS: Final = answers.c.place != Place.NONE.value
_STANDS_IN_LINE: Final = answers.c.place.in_((Place.WAITING.value, Place.OFFERED.value))

_MINE: Final = (answers.c.event_id == events.c.id) & (answers.c.person_id == bindparam("person"))
_AHEAD: Final = (
    select(events.c.state, events.c.audience, answers.c.place)
    .join_from(events, answers, _MINE, isouter=True)
    .where(events.c.state.in_((State.OPEN.value, State.CLOSED.value)))
    .where(events.c.ends_at > bindparam("now", type_=events.c.ends_at.type))
)


async def put(uow: UnitOfWork, rsvp: Rsvp) -> None:
    """Write what one person answers now."""
    key = {"event_id": rsvp.event_id, "person_id": rsvp.person_id}
    values = {
        "answer": rsvp.answer.value,
        "place": rsvp.place.value,
        "turn": rsvp.turn,
        "confirmed": rsvp.confirmed,
        "offered_until": rsvp.offered_until,
        "needs": _sealed(uow, rsvp) if rsvp.needs else None,
        "answered_at": rsvp.answered_at,
    }
    new = insert_new(answers, uow.connection.dialect.name).values(**key, **values)
    await uow.connection.execute(new)
    mine = (answers.c.event_id == rsvp.event_id) & (answers.c.person_id == rsvp.person_id)
    await uow.connection.execute(update(answers).where(mine).values(**values))


async def get(uow: UnitOfWork, event_id: int, person_id: int) -> Rsvp | None:
    mine = answers.c.event_id == event_id, answers.c.person_id == person_id
    found = await _found(uow, *mine)
    return found[0] if found else None


async def of_event(uow: UnitOfWork, event_id: int) -> list[Rsvp]:
    """Return every answer to an event, in the order in which people answered."""
    return await _found(uow, answers.c.event_id == event_id)


async def next_coming(uow: UnitOfWork, event: Event, after: int, limit: int) -> list[Rsvp]:
    """Return the next who want to come, in the order of people's ids."""
    query = select(answers).where(answers.c.event_id == event.id, _WANTS)
    rows = await uow.connection.execute(
        query.where(answers.c.person_id > after).order_by(answers.c.person_id).limit(limit)
    )
    return [_rsvp(uow, row) for row in rows]


async def of_person(uow: UnitOfWork, person_id: int) -> list[Rsvp]:
    return await _found(uow, answers.c.person_id == person_id)


async def ahead(uow: UnitOfWork, person_id: int) -> tuple[bool, list[Segment]]:
    """Return of the events that take place still: whether somebody comes to one, or waits.

    And whom those are for that one can join now.
    """
    rows = (await uow.connection.execute(_AHEAD, {"person": person_id, "now": uow.now})).all()
    expected = any(row.place not in (None, Place.NONE.value) for row in rows)
    joinable = [row.audience for row in rows if row.state == State.OPEN.value]
    return expected, [Segment.from_json(one) for one in joinable]


async def of_people(
    uow: UnitOfWork, person_ids: Collection[int]
) -> dict[int, dict[int, tuple[str, str]]]:
    """Return answer and place of each of some people to each event, by person and event."""
    columns = answers.c.person_id, answers.c.event_id, answers.c.answer, answers.c.place
    query = select(*columns).where(answers.c.person_id.in_(list(person_ids)))
    found: dict[int, dict[int, tuple[str, str]]] = {}
    for row in await uow.connection.execute(query):
        found.setdefault(row.person_id, {})[row.event_id] = (row.answer, row.place)
    return found


async def counts(
    uow: UnitOfWork, event_ids: Collection[int]
) -> dict[int, Mapping[tuple[Answer, Place], int]]:
    """Return how many gave which answer and have which place, for each event."""
    columns = answers.c.event_id, answers.c.answer, answers.c.place
    query = select(*columns, func.count().label("n")).where(answers.c.event_id.in_(list(event_ids)))
    found: dict[int, dict[tuple[Answer, Place], int]] = {one: {} for one in event_ids}
    for row in await uow.connection.execute(query.group_by(*columns)):
        found[row.event_id][Answer(row.answer), Place(row.place)] = row.n
    return dict(found)


async def _found(uow: UnitOfWork, *conditions: Any) -> list[Rsvp]:
    query = select(answers).where(*conditions).order_by(answers.c.turn, answers.c.person_id)
    found = []
    for row in await uow.connection.execute(query):
        found.append(_rsvp(uow, row))
        if len(found) % AT_ONCE == 0:
            await asyncio.sleep(0)  # to open what many need takes long: others go on meanwhile
    return found


# Places


async def coming(uow: UnitOfWork, event_id: int) -> int:
    """Return how many want to come."""
    query = select(func.count()).where(answers.c.event_id == event_id, _WANTS)
    return int(await uow.connection.scalar(query) or 0)


async def going(uow: UnitOfWork, event: Event, way: Answer, besides: int | None) -> int:
    """Return how many have a place in a room for good, not counting one person."""
    mine = answers.c.event_id == event.id, answers.c.answer == way.value
    query = select(func.count()).where(*mine, answers.c.place == Place.GOING.value)
    if besides is not None:
        query = query.where(answers.c.person_id != besides)
    return int(await uow.connection.scalar(query) or 0)


async def line(uow: UnitOfWork, event: Event, way: Answer) -> list[Seat]:
    """Return who waits for a room, or has an offer, in the order in which they came."""
    columns = answers.c.person_id, answers.c.place, answers.c.turn, answers.c.offered_until
    query = select(*columns).where(
        answers.c.event_id == event.id, answers.c.answer == way.value, _STANDS_IN_LINE
    )
    rows = await uow.connection.execute(query.order_by(answers.c.turn))
    return [Seat(row.person_id, Place(row.place), row.turn, row.offered_until) for row in rows]


async def move(uow: UnitOfWork, event: Event, changed: Iterable[Seat]) -> None:
    """Write places that have changed, each only if it still is what it was."""
    for seat in changed:
        before = {Place.WAITING.value, Place.OFFERED.value} - {seat.place.value}
        mine = (answers.c.event_id == event.id) & (answers.c.person_id == seat.person_id)
        as_it_was = (answers.c.place.in_(sorted(before))) & (answers.c.turn == seat.turn)
        new = {"place": seat.place.value, "offered_until": seat.offered_until}
        await uow.connection.execute(update(answers).where(mine, as_it_was).values(**new))


async def in_line(uow: UnitOfWork) -> list[int]:
    """Return the events, by id, in which somebody waits or has an offer."""
    takes_place = events.c.state.in_((State.OPEN.value, State.CLOSED.value))
    joined = answers.join(events, events.c.id == answers.c.event_id)
    query = select(events.c.id).select_from(joined).where(_STANDS_IN_LINE, takes_place).distinct()
    return sorted(await uow.connection.scalars(query))


# The end


async def forget_needs(uow: UnitOfWork, event_ids: Collection[int]) -> None:
    """Delete what people needed for these events."""
    some = answers.c.event_id.in_(list(event_ids)) & answers.c.needs.is_not(None)
    await uow.connection.execute(update(answers).where(some).values(needs=None))


async def forget(uow: UnitOfWork, event_ids: Collection[int]) -> None:
    """Delete the answers to these events."""
    some = answers.c.event_id.in_(list(event_ids))
    await uow.connection.execute(delete(answers).where(some))


async def answered(uow: UnitOfWork, event_ids: Collection[int]) -> list[int]:
    """Return those of these events to which there are answers."""
    query = select(answers.c.event_id).where(answers.c.event_id.in_(list(event_ids)))
    return sorted(await uow.connection.scalars(query.distinct()))


async def erase(uow: UnitOfWork, person_id: int) -> None:
    await uow.connection.execute(delete(answers).where(answers.c.person_id == person_id))


def _sealed(uow: UnitOfWork, rsvp: Rsvp) -> bytes:
    said = json.dumps(rsvp.needs.to_json(), ensure_ascii=False)
    return uow.vault.seal(_SEAL, _row_id(rsvp.event_id, rsvp.person_id), said)


def _row_id(event_id: int, person_id: int) -> str:
    return f"{event_id} {person_id}"


def _rsvp(uow: UnitOfWork, row: Any) -> Rsvp:
    row_id = _row_id(row.event_id, row.person_id)
    needs = Needs.from_json(json.loads(uow.vault.open(_SEAL, row_id, row.needs))) if row.needs \
        else Needs()  # fmt: skip
    read = {**row._asdict(), "answer": Answer(row.answer), "place": Place(row.place)}
    return Rsvp(**{**read, "needs": needs})
