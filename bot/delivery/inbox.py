"""The inbox: raw updates, stored before Telegram may forget them."""

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, delete, exists, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.database import Database, insert_new
from bot.db.vault import Vault
from bot.delivery.tables import inbox
from bot.delivery.throttle import Throttle, Verdict

PENDING, DONE, DEAD = "pending", "done", "dead"
FLOOD = "flood"  # the key of a note in place of an update: this person sends too fast
SENDERS = ("message", "edited_message", "callback_query", "my_chat_member", "poll_answer")


class NotMineError(Exception):
    """Another worker has this update, or an earlier one of the same person: leave it for now."""


@dataclass(frozen=True, repr=False)
class Row:
    """One stored update. `person` is its sender's keyed look-up: their updates stay in order."""

    seq: int
    person: str
    raw: dict[str, Any]


class Inbox:
    """The inbox table. `accept` is idempotent: the unique update id absorbs what comes twice."""

    def __init__(self, database: Database, vault: Vault, throttle: Throttle | None = None) -> None:
        self._database = database
        self._vault = vault
        self._throttle = throttle

    async def accept(self, updates: Sequence[Any], now: dt.datetime) -> None:
        """Store a batch durably, in order of id. What is not an update is kept aside as dead."""
        good = [u for u in updates if isinstance(u, dict) and _id(u) is not None]
        bad = [self._row(raw, now, DEAD) for raw in updates if raw not in good]
        good = [raw for one in sorted(good, key=_order) if (raw := self._admitted(one))]
        rows = [self._row(raw, now, PENDING) for raw in good]
        if not rows and not bad:
            return
        async with self._database.unit() as connection:
            if rows:
                new = insert_new(inbox, connection.dialect.name)
                await connection.execute(new.values(_BOUND), rows)
            if bad:
                await connection.execute(insert(inbox), bad)

    def _admitted(self, raw: dict[str, Any]) -> dict[str, Any] | None:
        """Return what to store of an update: of a flood, one note, and then nothing."""
        sender = sender_id(raw)
        if self._throttle is None or sender is None:
            return raw
        match self._throttle.admit(self._vault.lookup("people", sender)):
            case Verdict.ADMIT:
                return raw
            case Verdict.NOTICE:
                return {"update_id": raw["update_id"], FLOOD: sender}
            case Verdict.DROP:
                return None

    def _row(self, raw: Any, now: dt.datetime, state: str) -> dict[str, Any]:
        update_id = _id(raw) if isinstance(raw, dict) else None
        # ASCII JSON: a lone surrogate stays an escape until the worker replaces it.
        text = json.dumps(raw)
        return {
            "update_id": update_id,
            "person": self._vault.lookup("people", sender) if (sender := sender_id(raw)) else "",
            "payload": self._vault.seal("inbox.payload", update_id, text),
            "state": state,
            "tries": 0,
            "received_at": now,
        }

    async def pending(self, limit: int) -> list[Row]:
        """Return the oldest updates still to be handled."""
        query = select(inbox).where(inbox.c.state == PENDING).order_by(inbox.c.seq).limit(limit)
        async with self._database.reader() as connection:
            rows = (await connection.execute(query)).all()
        return [Row(r.seq, r.person, self._open(r.update_id, r.payload)) for r in rows]

    def _open(self, update_id: int, payload: bytes) -> dict[str, Any]:
        text = self._vault.open("inbox.payload", update_id, payload)
        raw: dict[str, Any] = json.loads(text)
        return _scrub(raw) if "\\ud" in text else raw

    async def finish(self, connection: AsyncConnection, row: Row, state: str = DONE) -> None:
        """Mark `row` handled, in the transaction of its effects. Raises NotMineError."""
        if connection.dialect.name != "sqlite":
            await self._take_turn(connection, row)
        found = await connection.execute(_FINISH, {"row": row.seq, "to": state})
        if not found.rowcount:
            raise NotMineError

    async def _take_turn(self, connection: AsyncConnection, row: Row) -> None:
        """Hold the person for this transaction; earlier updates of theirs go first."""
        await connection.execute(select(func.pg_advisory_xact_lock(func.hashtext(row.person))))
        earlier = exists().where(
            inbox.c.person == row.person, inbox.c.seq < row.seq, inbox.c.state == PENDING
        )
        if await connection.scalar(select(earlier)):
            raise NotMineError

    async def count_try(self, row: Row) -> int:
        """Note a failed try, durably, and return how many there were."""
        async with self._database.unit() as connection:
            tried = update(inbox).where(inbox.c.seq == row.seq).values(tries=inbox.c.tries + 1)
            return int((await connection.execute(tried.returning(inbox.c.tries))).scalar_one())

    async def forget(
        self, connection: AsyncConnection, telegram_id: int, handling: Row | None
    ) -> None:
        """Note of no handled update, nor of the one in hand, that it came from this person."""
        person = self._vault.lookup("people", telegram_id)
        handled = or_(inbox.c.state != PENDING, inbox.c.seq == (handling.seq if handling else None))
        mine = update(inbox).where(inbox.c.person == person, handled)
        await connection.execute(mine.values(person=""))

    async def purge(self, connection: AsyncConnection, before: dt.datetime) -> int:
        """Delete what was handled and is older than `before`; return how many rows."""
        old = delete(inbox).where(inbox.c.received_at < before, inbox.c.state != PENDING)
        return (await connection.execute(old)).rowcount


_BOUND: dict[str, Any] = {name: bindparam(name) for name in
          ("update_id", "person", "payload", "state", "tries", "received_at")}  # fmt: skip
_FINISH = (
    update(inbox)
    .where(inbox.c.seq == bindparam("row"), inbox.c.state == PENDING)
    .values(state=bindparam("to"), payload=b"")
)


def _order(raw: dict[str, Any]) -> int:
    return _id(raw) or 0


def _id(raw: dict[str, Any]) -> int | None:
    value = raw.get("update_id")
    return value if type(value) is int and abs(value) < 2**63 else None


def sender_id(raw: Any) -> int | None:
    """Return the Telegram id of who caused a raw update, or None; never raises."""
    if not isinstance(raw, dict):
        return None
    if isinstance(raw.get(FLOOD), int):
        return int(raw[FLOOD])
    for kind in SENDERS:
        part = raw.get(kind)
        sender = part.get("from", part.get("user")) if isinstance(part, dict) else None
        if isinstance(sender, dict) and isinstance(sender.get("id"), int):
            return int(sender["id"])
    return None


def _scrub(value: Any) -> Any:
    """Replace lone surrogates, which no UTF-8 text can hold."""
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {_scrub(k): _scrub(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_scrub(v) for v in value]
    return value
