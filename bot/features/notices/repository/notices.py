"""Notices: what is sent, and how far it has come."""

import datetime as dt
import json
import secrets
from typing import Any, Final

from sqlalchemy import delete, func, insert, or_, select, update

from bot.features.notices.domain import BEGUN, Fate, Kind, Notice, State, Words
from bot.features.notices.tables import notices, recipients
from bot.segments import Segment
from bot.unit_of_work import UnitOfWork

ID_BITS: Final = 48
_WORDS: Final = "notices.words"
_CORRECTION: Final = "notices.correction"
_TALLY: Final = "notices.tally"
_SAME: Final = ("edition", "version", "made_at", "leaves_at", "expires_at", "changed_at",
                "ended_at", "reached", "sender_id", "shown_at")  # fmt: skip


def new_id() -> int:
    return secrets.randbits(ID_BITS) or 1  # 0 stands for none


async def add(uow: UnitOfWork, notice: Notice) -> None:
    await uow.connection.execute(insert(notices).values(id=notice.id, **_values(uow, notice)))


async def save(uow: UnitOfWork, seen: Notice, notice: Notice) -> bool:
    """Write a notice if it still stands as it was `seen`; tell whether it did."""
    as_seen = update(notices).where(
        notices.c.id == seen.id,
        notices.c.state == seen.state.value,
        notices.c.edition == seen.edition,
        notices.c.version == seen.version,
    )
    done = await uow.connection.execute(as_seen.values(**_values(uow, notice)))
    return done.rowcount == 1


async def drop(uow: UnitOfWork, notice_id: int) -> None:
    """Delete a notice, and who got it."""
    await uow.connection.execute(delete(notices).where(notices.c.id == notice_id))
    await uow.connection.execute(delete(recipients).where(recipients.c.notice_id == notice_id))


async def get(uow: UnitOfWork, notice_id: int, *, lock: bool = False) -> Notice | None:
    """Return a notice; with `lock`, nobody else changes it until the unit ends."""
    query = select(notices).where(notices.c.id == notice_id)
    row = (await uow.connection.execute(query.with_for_update() if lock else query)).one_or_none()
    return _notice(uow, row) if row else None


async def hold(uow: UnitOfWork, notice_id: int) -> Notice | None:
    """Return a notice that nobody changes until the unit ends; others may hold it as well."""
    query = select(notices).where(notices.c.id == notice_id).with_for_update(read=True)
    row = (await uow.connection.execute(query)).one_or_none()
    return _notice(uow, row) if row else None


async def listed(uow: UnitOfWork, *states: State) -> list[Notice]:
    """Return the notices in these states, the newest first."""
    query = select(notices).where(notices.c.state.in_([one.value for one in states]))
    rows = await uow.connection.execute(query.order_by(notices.c.made_at.desc(), notices.c.id))
    return [_notice(uow, row) for row in rows]


async def count_stuck(uow: UnitOfWork) -> int:
    """Count the notices that did not leave at their time, and those whose correction waits."""
    is_late = (notices.c.state == State.APPROVED.value) & notices.c.leaves_at.is_not(None)
    waits = or_(is_late, notices.c.correction.is_not(None))
    return await uow.connection.scalar(select(func.count(notices.c.id)).where(waits)) or 0


async def planned_by(uow: UnitOfWork, person_id: int) -> list[int]:
    """Return the notices, by id, that somebody sent and that have not left."""
    is_queued = notices.c.state == State.QUEUED.value
    query = select(notices.c.id).where(is_queued, notices.c.sender_id == person_id)
    return list(await uow.connection.scalars(query.order_by(notices.c.id)))


async def forget_sender(uow: UnitOfWork, person_id: int) -> None:
    theirs = update(notices).where(notices.c.sender_id == person_id)
    await uow.connection.execute(theirs.values(sender_id=None))


async def under_way(uow: UnitOfWork, ended_after: dt.datetime) -> list[Notice]:
    """Return the notices with which the clock has something to do, now or later."""
    is_queued = notices.c.state == State.QUEUED.value
    has_begun = notices.c.state.in_([one.value for one in BEGUN])
    is_young = or_(notices.c.ended_at.is_(None), notices.c.ended_at > ended_after)
    query = select(notices).where(or_(is_queued, has_begun & is_young))
    rows = await uow.connection.execute(query.order_by(notices.c.made_at, notices.c.id))
    return [_notice(uow, row) for row in rows]


async def made_before(uow: UnitOfWork, moment: dt.datetime) -> list[int]:
    """Return the notices that are older, by id, but for those that wait for their time."""
    query = select(notices.c.id).where(notices.c.made_at < moment)
    return list(await uow.connection.scalars(query.where(notices.c.state != State.QUEUED.value)))


async def ended_before(uow: UnitOfWork, moment: dt.datetime) -> list[int]:
    """Return the notices, by id, for which nobody was waiting any more at a moment.

    One that was paused and forgotten has no end of its own: it could not be sent any more then.
    """
    ended = func.coalesce(notices.c.ended_at, notices.c.expires_at)
    return list(await uow.connection.scalars(select(notices.c.id).where(ended < moment)))


def _values(uow: UnitOfWork, notice: Notice) -> dict[str, Any]:
    said = [_said(notice.words), json.loads(notice.segment.to_json())]
    correction = notice.correction and _json(_said(notice.correction))
    tally = {"people": {fate.value: n for fate, n in notice.tally.items()}, "shown": notice.shown}
    return {
        "state": notice.state.value,
        "kind": notice.kind.value,
        "words": uow.vault.seal(_WORDS, notice.id, _json(said)),
        "correction": uow.vault.seal(_CORRECTION, notice.id, correction) if correction else None,
        "tally": uow.vault.seal(_TALLY, notice.id, _json(tally)),
        **{name: getattr(notice, name) for name in _SAME},
    }


def _notice(uow: UnitOfWork, row: Any) -> Notice:
    words, segment = json.loads(uow.vault.open(_WORDS, row.id, row.words))
    tally = json.loads(uow.vault.open(_TALLY, row.id, row.tally))
    correction = row.correction and uow.vault.open(_CORRECTION, row.id, row.correction)
    return Notice(
        id=row.id,
        state=State(row.state),
        kind=Kind(row.kind),
        words=Words(*words),
        segment=Segment.from_json(_json(segment)),
        correction=Words(*json.loads(correction)) if correction else None,
        tally={Fate(name): n for name, n in tally["people"].items()},
        shown=tally["shown"],
        **{name: getattr(row, name) for name in _SAME},
    )


def _said(words: Words) -> list[Any]:
    return [dict(words.texts), words.fallback, words.url]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
