"""Calls in the database. Whoever reads one to change it holds it until the unit ends."""

import datetime as dt
import secrets
from collections.abc import Iterable
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from bot.db.database import insert_new
from bot.features.meetings.domain import OPEN, Meeting, State, Suits, Topic, Way, Wish
from bot.features.meetings.tables import helpers, meetings, slots
from bot.unit_of_work import UnitOfWork

ID_BITS = 48
REF_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that look alike
REF_LENGTH = 4
SEALED = ("text", "place")
YES_OR_NO = ("calls", "has_number")


async def add(uow: UnitOfWork, wish: Wish) -> Meeting:
    """Keep what the person who acts wishes, under a reference nobody else has."""
    while True:
        letters = "".join(secrets.choice(REF_LETTERS) for _ in range(REF_LENGTH))
        meeting = Meeting(
            id=secrets.randbits(ID_BITS),
            ref=f"M-{letters}",
            asker_id=uow.person.id,
            wish=wish,
            state=State.ASKED,
            asked_at=uow.now,
            since=uow.now,
        )
        new = insert_new(meetings, uow.connection.dialect.name).values(**_values(uow, meeting))
        if (await uow.connection.execute(new)).rowcount:
            return meeting


async def get(uow: UnitOfWork, meeting_id: int) -> Meeting | None:
    """Return a call, and keep others from changing it until the unit ends."""
    mine = select(meetings).where(meetings.c.id == meeting_id).with_for_update()
    row = (await uow.connection.execute(mine)).one_or_none()
    return _meeting(uow, row) if row else None


async def save(uow: UnitOfWork, meeting: Meeting) -> None:
    change = update(meetings).where(meetings.c.id == meeting.id)
    await uow.connection.execute(change.values(**_values(uow, meeting)))


async def remove(uow: UnitOfWork, meeting: Meeting) -> None:
    await forget_slots(uow, meeting)
    await uow.connection.execute(delete(meetings).where(meetings.c.id == meeting.id))


async def of(uow: UnitOfWork, person_id: int, *, lock: bool = False) -> list[Meeting]:
    """Return every call of a person, on either side, the newest first; `lock` them to change."""
    mine = (meetings.c.asker_id == person_id) | (meetings.c.helper_id == person_id)
    return await _all(uow, mine, meetings.c.since.desc(), lock=lock)


async def waiting(uow: UnitOfWork) -> list[Meeting]:
    """Return what waits for times, the longest waiting first."""
    return await _all(uow, meetings.c.state == State.ASKED.value, meetings.c.asked_at)


async def count_waiting(uow: UnitOfWork) -> int:
    asked = meetings.c.state == State.ASKED.value
    return await uow.connection.scalar(select(func.count()).select_from(meetings).where(asked)) or 0


async def count_open(uow: UnitOfWork, person_id: int) -> int:
    """Return how many open calls a person has, on either side."""
    mine = (meetings.c.asker_id == person_id) | (meetings.c.helper_id == person_id)
    is_open = meetings.c.state.in_([state.value for state in OPEN])
    count = select(func.count()).select_from(meetings).where(mine, is_open)
    return await uow.connection.scalar(count) or 0


async def due(uow: UnitOfWork, limit: int) -> list[int]:
    """Return what the clock must look at now, the longest due first."""
    query = select(meetings.c.id).where(meetings.c.due_at <= uow.now)
    rows = await uow.connection.execute(query.order_by(meetings.c.due_at).limit(limit))
    return list(rows.scalars())


# Times


async def offer(uow: UnitOfWork, meeting: Meeting, times: Iterable[dt.datetime]) -> None:
    """Offer these times, and none of those before."""
    await forget_slots(uow, meeting)
    rows = [{"meeting_id": meeting.id, "starts_at": time} for time in times]
    await uow.connection.execute(insert(slots), rows)


async def offered(uow: UnitOfWork, meeting: Meeting) -> list[dt.datetime]:
    query = select(slots.c.starts_at).where(slots.c.meeting_id == meeting.id)
    return list((await uow.connection.execute(query.order_by(slots.c.starts_at))).scalars())


async def forget_slots(uow: UnitOfWork, meeting: Meeting) -> None:
    await uow.connection.execute(delete(slots).where(slots.c.meeting_id == meeting.id))


async def taken(uow: UnitOfWork, helper_id: int) -> set[dt.datetime]:
    """Return when a helper has agreed to calls. The index lets no two be at the same time."""
    mine = meetings.c.helper_id == helper_id
    query = select(meetings.c.starts_at).where(mine, meetings.c.starts_at.is_not(None))
    return set((await uow.connection.execute(query)).scalars())


async def also_offered(uow: UnitOfWork, meeting: Meeting) -> list[Meeting]:
    """Return the other calls for which the same helper waits for a choice, to change them."""
    mine = (meetings.c.helper_id == meeting.helper_id) & (meetings.c.id != meeting.id)
    offered = meetings.c.state == State.OFFERED.value
    return await _all(uow, mine & offered, meetings.c.since, lock=True)


# Mentors who offer calls


async def helps(uow: UnitOfWork, person_id: int) -> bool:
    query = select(helpers.c.person_id).where(helpers.c.person_id == person_id)
    return await uow.connection.scalar(query) is not None


async def helping(uow: UnitOfWork) -> set[int]:
    return set((await uow.connection.execute(select(helpers.c.person_id))).scalars())


async def set_helping(uow: UnitOfWork, person_id: int, *, helping: bool) -> None:
    new = insert_new(helpers, uow.connection.dialect.name).values(person_id=person_id)
    old = delete(helpers).where(helpers.c.person_id == person_id)
    await uow.connection.execute(new if helping else old)


# Rows


async def _all(uow: UnitOfWork, condition: Any, *order: Any, lock: bool = False) -> list[Meeting]:
    query = select(meetings).where(condition).order_by(*order, meetings.c.id)
    rows = await uow.connection.execute(query.with_for_update() if lock else query)
    return [_meeting(uow, row) for row in rows]


def _values(uow: UnitOfWork, meeting: Meeting) -> dict[str, Any]:
    wish = meeting.wish
    plain = {**vars(meeting), "state": meeting.state.value}
    plain |= {name: int(plain[name]) for name in YES_OR_NO}
    del plain["wish"]
    plain |= {"topic": wish.topic.value, "way": wish.way.value, "suits": wish.suits.value}
    texts = {"text": wish.text, "place": meeting.place}
    seal = uow.vault.seal
    return plain | {name: seal(f"meetings.{name}", meeting.id, texts[name]) for name in SEALED}


def _meeting(uow: UnitOfWork, row: Any) -> Meeting:
    read = row._asdict()
    for name in SEALED:
        read[name] = uow.vault.open(f"meetings.{name}", row.id, read[name])
    topic, way, suits, text = (read.pop(name) for name in ("topic", "way", "suits", "text"))
    wish = Wish(Topic(topic), Way(way), Suits(suits), text)
    read |= {name: bool(read[name]) for name in YES_OR_NO}
    return Meeting(**{**read, "wish": wish, "state": State(row.state)})
