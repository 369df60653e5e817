"""Events in the database."""

import datetime as dt
import json
import secrets
from typing import Any, Final

from sqlalchemy import delete, insert, or_, select, update

from bot.features.events.domain import Change, Event, Kind, Mode, Need, State, Words
from bot.features.events.tables import events
from bot.segments import Segment
from bot.unit_of_work import UnitOfWork

ID_BITS: Final = 48
_SEAL: Final = "events.content"


def new_id() -> int:
    return secrets.randbits(ID_BITS) or 1  # 0 stands for none


async def add(uow: UnitOfWork, event: Event) -> None:
    row = {"id": event.id, "made_at": event.made_at, **_values(uow, event)}
    await uow.connection.execute(insert(events).values(**row))


async def save(uow: UnitOfWork, event: Event) -> None:
    mine = update(events).where(events.c.id == event.id)
    await uow.connection.execute(mine.values(**_values(uow, event)))


async def drop(uow: UnitOfWork, event: Event) -> None:
    await uow.connection.execute(delete(events).where(events.c.id == event.id))


async def get(uow: UnitOfWork, event_id: int, *, lock: bool = False) -> Event | None:
    """Return an event; with `lock`, nobody else answers or changes it until the unit ends."""
    query = select(events).where(events.c.id == event_id)
    row = (await uow.connection.execute(query.with_for_update() if lock else query)).one_or_none()
    return _event(uow, row) if row else None


async def listed(uow: UnitOfWork, *states: State) -> list[Event]:
    """Return the events in these states by their date; drafts without one come last."""
    found = await _found(uow, events.c.state.in_([one.value for one in states]))
    undated = [one for one in found if one.starts_at is None]
    return [*(one for one in found if one.starts_at), *undated]


async def coming(uow: UnitOfWork, *states: State) -> list[Event]:
    """Return the events in these states that are not over, the next first."""
    in_state = events.c.state.in_([one.value for one in states])
    return await _found(uow, in_state, events.c.ends_at > uow.now)


async def of_series(uow: UnitOfWork, event: Event) -> list[Event]:
    """Return an event and those of its series that come later and take place, in order."""
    if event.series is None:
        return [event]
    later = await _found(
        uow, events.c.series == event.series, events.c.starts_at > event.starts_at,
        events.c.state.in_((State.OPEN.value, State.CLOSED.value)),
    )  # fmt: skip
    return [event, *later]


async def to_tell(uow: UnitOfWork) -> list[Event]:
    """Return the events of which somebody is still to hear."""
    waits = or_(events.c.following.is_not(None), events.c.reached.is_not(None))
    return await _found(uow, events.c.state != State.DRAFT.value, waits)


async def ended(uow: UnitOfWork) -> list[Event]:
    """Return the events that have ended and are not over yet."""
    coming_up = events.c.state.in_((State.OPEN.value, State.CLOSED.value))
    return await _found(uow, coming_up, events.c.ends_at <= uow.now)


async def ended_before(uow: UnitOfWork, before: dt.datetime) -> list[int]:
    """Return the events, by id, that ended, or were cancelled, before a moment."""
    over = (events.c.state == State.OVER.value) & (events.c.ends_at < before)
    off = (events.c.state == State.CANCELLED.value) & (events.c.changed_at < before)
    query = select(events.c.id).where(or_(over, off))
    return list(await uow.connection.scalars(query))


async def outdated(uow: UnitOfWork, before: dt.datetime) -> list[Event]:
    """Return the events that ended or were cancelled before a moment, and drafts as old."""
    gone = await ended_before(uow, before)
    unused = (events.c.state == State.DRAFT.value) & (events.c.made_at < before)
    return await _found(uow, or_(events.c.id.in_(gone), unused))


async def _found(uow: UnitOfWork, *conditions: Any) -> list[Event]:
    query = select(events).where(*conditions).order_by(events.c.starts_at, events.c.id)
    return [_event(uow, row) for row in await uow.connection.execute(query)]


def _values(uow: UnitOfWork, event: Event) -> dict[str, Any]:
    content = {
        "words": {code: [one.title, one.summary] for code, one in event.words.items()},
        "place": event.place,
        "link": event.link,
        "host": event.host,
        "provides": sorted(event.provides),
        "repeats": event.repeats,
        "told": event.told,
        "invited": event.invited,
        "changed": " ".join(str(one.name).lower() for one in event.changed),
        "totals": dict(event.totals),
    }
    sealed = uow.vault.seal(_SEAL, event.id, json.dumps(content, ensure_ascii=False))
    same = ("series", "language", "starts_at", "ends_at", "zone", "seats_in_person",
            "seats_online", "sequence", "turns", "following", "reached", "changed_at")  # fmt: skip
    codes = ("kind", "state", "mode")
    return {
        **{name: getattr(event, name) for name in same},
        **{name: getattr(event, name).value for name in codes},
        "audience": event.audience.to_json(),
        "content": sealed,
    }


def _event(uow: UnitOfWork, row: Any) -> Event:
    read = row._asdict()
    content = json.loads(uow.vault.open(_SEAL, row.id, read.pop("content")))
    enums = {"kind": Kind(row.kind), "state": State(row.state), "mode": Mode(row.mode)}
    words = {code: Words(*said) for code, said in content.pop("words").items()}
    provides = frozenset(Need(one) for one in content.pop("provides"))
    changed = _change(content.pop("changed"))
    audience = Segment.from_json(row.audience)
    return Event(**{**read, **enums, **content, "audience": audience},
                 words=words, provides=provides, changed=changed)  # fmt: skip


def _change(names: str) -> Change:
    changed = Change.NOTHING
    for name in names.split():
        changed |= Change[name.upper()]
    return changed
