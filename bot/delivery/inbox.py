"""The inbox: raw updates, stored before Telegram may forget them."""

import datetime as dt
from collections import deque
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, delete, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.database import Database, StoreError, insert_new
from bot.db.vault import Vault
from bot.delivery.raw import FLOOD, Raw, number_in_private, read, sender_id, update_id, write
from bot.delivery.tables import inbox
from bot.delivery.throttle import Throttle, Verdict

PENDING, DONE, DEAD = "pending", "done", "dead"
NUMBERS = 10_000
FINGERPRINT = 13  # digits of a keyed hash: 52 bits


class NotMineError(Exception):
    """Another worker has this update, or an earlier one of the same person: leave it for now."""


@dataclass(frozen=True, repr=False)
class Row:
    """One stored update. `person` is its sender's keyed look-up: their updates stay in order."""

    seq: int
    person: str
    raw: Raw


class Inbox:
    """The inbox table. `accept` is idempotent: the unique update id absorbs what comes twice."""

    def __init__(self, database: Database, vault: Vault, throttle: Throttle | None = None) -> None:
        self._database = database
        self._vault = vault
        self._throttle = throttle
        self._accepting = 0
        self.numbers: deque[int] = deque(maxlen=NUMBERS)
        """The numbers of messages that came to the bot since it started, the last of them."""

    @property
    def is_accepting(self) -> bool:
        """Whether updates have come that are not stored yet."""
        return self._accepting > 0

    async def accept(self, updates: Sequence[Any], now: dt.datetime) -> None:
        """Store a batch durably, in order of id. What is not an update is kept aside as dead."""
        self.numbers.extend(n for raw in updates if (n := number_in_private(raw)) is not None)
        rows = []
        for raw in sorted(updates, key=lambda one: update_id(one) or 0):
            admitted = self._admitted(raw)
            rows += [] if admitted is None else [self._row(admitted, now)]
        if not rows:
            return
        self._accepting += 1
        try:
            async with self._database.unit() as connection:
                new = insert_new(inbox, connection.dialect.name)
                await connection.execute(new.values(_BOUND), rows)
        except StoreError:
            if self._throttle:
                self._throttle.forgive()  # the batch comes again, and must not count twice
            raise
        finally:
            self._accepting -= 1

    def _admitted(self, raw: Any) -> Any:
        """Return what to store of an update: of a flood, one note, and then nothing (None)."""
        sender, number = sender_id(raw), update_id(raw)
        if self._throttle is None or sender is None or number is None:
            return raw
        verdict = self._throttle.admit(self._vault.lookup("people", sender))
        if verdict is Verdict.NOTICE:
            return {"update_id": number, FLOOD: sender}
        return raw if verdict is Verdict.ADMIT else None

    def _row(self, raw: Any, now: dt.datetime) -> dict[str, Any]:
        number, text = update_id(raw), write(raw)
        readable = number is not None and text is not None
        number = self._fingerprint(text) if number is None else number
        return {
            "update_id": number,
            "person": self._vault.lookup("people", sender) if (sender := sender_id(raw)) else "",
            "payload": self._vault.seal("inbox.payload", number, text or ""),
            "state": PENDING if readable else DEAD,
            "tries": 0,
            "received_at": now,
        }

    def _fingerprint(self, text: str | None) -> int:
        """Return a negative id for what has none: what comes again is absorbed, as updates are."""
        return -int(self._vault.lookup("inbox", text)[:FINGERPRINT], 16)

    async def pending(self, limit: int, besides: Collection[int] = ()) -> list[Row]:
        """Return the oldest updates still to be handled, besides those already taken (by seq)."""
        bound = {"limit": limit, "taken": [*besides]}
        async with self._database.reader() as connection:
            rows = (await connection.execute(_PENDING, bound)).all()
        return [Row(r.seq, r.person, self._open(r)) for r in rows]

    def _open(self, row: Any) -> Raw:
        return read(self._vault.open("inbox.payload", row.update_id, row.payload))

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
        """Note a failed try, durably, and return how many there were.

        Raises NotMineError when it is done: another worker was quicker, and changed what it read.
        """
        waits = (inbox.c.seq == row.seq) & (inbox.c.state == PENDING)
        async with self._database.unit() as connection:
            tried = update(inbox).where(waits).values(tries=inbox.c.tries + 1)
            tries = await connection.scalar(tried.returning(inbox.c.tries))
        if tries is None:
            raise NotMineError
        return int(tries)

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
_PENDING = (
    select(inbox)
    .where(inbox.c.state == PENDING, inbox.c.seq.not_in(bindparam("taken", expanding=True)))
    .order_by(inbox.c.seq)
    .limit(bindparam("limit"))
)
_FINISH = (
    update(inbox)
    .where(inbox.c.seq == bindparam("row"), inbox.c.state == PENDING)
    .values(state=bindparam("to"), payload=b"")
)
