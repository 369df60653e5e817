"""The outbox: messages are rows before they are requests."""

import datetime as dt
import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import bindparam, case, delete, exists, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.vault import Vault
from bot.delivery.drafts import Draft, Operation
from bot.delivery.tables import outbox
from bot.message import Lane, Message

REF_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that look alike
REF_LENGTH = 6
STAYS = dt.timedelta(hours=40)
"""How long somebody's words stand in another chat. Telegram lets us delete for 48 hours."""


class State(StrEnum):
    """Where an outbox row stands."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    UNKNOWN = "unknown"
    DEAD = "dead"
    HELD = "held"  # the person cannot be reached; reopened when they come back
    COVERED = "covered"  # it waits behind a message without words until its reader opens that
    DROPPED = "dropped"  # its words were taken back before it was sent


UNSENT = (State.PENDING, State.HELD, State.COVERED)
"""Still to be sent, so the payload stays."""
_DROPPED = State.DROPPED.value
TAKEN_BACK: Final = {"state": _DROPPED, "settled_at": outbox.c.not_before, "payload": b""}
"""What a row becomes that will never be sent."""


@dataclass(frozen=True, repr=False)
class Letter:
    """A row on its way out. `payload` is the message as JSON (`Message.to_json`)."""

    id: int
    ref: str
    lane: Lane
    person_id: int
    operation: Operation
    target: int | None
    payload: str
    tries: int
    repeat: bool


@dataclass(frozen=True)
class Settled:
    """The new state of a row after a try. `payload` is emptied when nothing is to be sent again."""

    id: int
    state: State
    not_before: dt.datetime
    operation: Operation
    repeat: bool = False
    message_id: int | None = None


class Outbox:
    """The outbox table."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    async def add(
        self, connection: AsyncConnection, drafts: Sequence[Draft], now: dt.datetime
    ) -> None:
        """Write drafts, in order, in the transaction of what they tell about."""
        rows = []
        for draft in drafts:
            said = draft.message if isinstance(draft.message, Message) else None
            carries = said and said.carries
            ref = "".join(REF_LETTERS[byte % 32] for byte in secrets.token_bytes(REF_LENGTH))
            rows.append(
                {
                    "ref": ref,
                    "lane": draft.lane.rank,
                    "person_id": draft.person_id,
                    "operation": draft.operation.value,
                    "target": draft.target,
                    "payload": self._vault.seal("outbox.payload", ref, draft.message.to_json()),
                    "state": (State.COVERED if draft.cover else State.PENDING).value,
                    "cover": draft.cover,
                    "not_before": now,
                    "tries": 0,
                    "repeat": 0,
                    "about": carries and carries.about,
                    "piece": carries and carries.piece,
                    "topic": (said and said.topic) or None,
                }
            )
        await connection.execute(_ADD, rows)

    async def due(
        self, connection: AsyncConnection, now: dt.datetime, busy: Collection[int], limit: int
    ) -> tuple[list[Letter], bool]:
        """Return what may go now: the first of each person not in `busy`, urgent lanes first.

        And whether that is all there is: no more than `limit` rows are looked at.
        """
        given = {"now": now, "busy": list(busy), "limit": limit}
        rows = (await connection.execute(_DUE, given)).all()
        first = {row.person_id: row for row in reversed(rows)}
        letters = [self._letter(row) for row in rows if first[row.person_id] is row]
        return letters, len(rows) < limit

    def _letter(self, row: Any) -> Letter:
        return Letter(
            id=row.id,
            ref=row.ref,
            lane=list(Lane)[row.lane],
            person_id=row.person_id,
            operation=Operation(row.operation),
            target=row.target,
            payload=self._vault.open("outbox.payload", row.ref, row.payload),
            tries=row.tries,
            repeat=bool(row.repeat),
        )

    async def mark_sending(
        self, connection: AsyncConnection, letters: Sequence[Letter], now: dt.datetime
    ) -> set[int]:
        """Note, before the calls, that they are about to be made; return of which rows.

        The others were taken back since they were read.
        """
        if not letters:
            return set()
        given = {"rows": [letter.id for letter in letters], "since": now}
        return set(await connection.scalars(_SENDING, given))

    async def settle(self, connection: AsyncConnection, results: Sequence[Settled]) -> None:
        """Write how calls ended."""
        again = [_bound(one) for one in results if one.state in UNSENT]
        final = [_bound(one) | {"new_leaves_at": one.not_before + STAYS}
                 for one in results if one.state not in UNSENT]  # fmt: skip
        if final:
            await connection.execute(_SETTLE_FINAL, final)
        if again:
            await connection.execute(_SETTLE_AGAIN, again)
            await connection.execute(_NOT_AGAIN, again)

    async def hold(self, connection: AsyncConnection, person_id: int) -> None:
        """Stop the queue of a person who cannot be reached."""
        await connection.execute(_move(person_id, State.PENDING, State.HELD))

    async def reopen(self, connection: AsyncConnection, person_id: int) -> None:
        """Let the held messages of a person go who has come back."""
        await connection.execute(_move(person_id, State.HELD, State.PENDING))

    async def erase(self, connection: AsyncConnection, person_id: int) -> None:
        """Delete every message to a person, sent or not."""
        await connection.execute(delete(outbox).where(outbox.c.person_id == person_id))

    async def recover(self, connection: AsyncConnection) -> None:
        """After a crash: decide what was being sent (RELIABILITY, unknown outcomes).

        Edits and deletions can be made again; so can lanes that mark a possible repeat. Nothing
        else is sent twice; what goes to many stays SENDING until its end is known (`cut_off`).
        """
        was_sending = update(outbox).where(outbox.c.state == State.SENDING.value)
        again = outbox.c.lane.in_([lane.rank for lane in Lane if lane.repeats])
        harmless = outbox.c.operation.not_in([one.value for one in Operation if one.is_new])
        pending = {"state": State.PENDING.value}
        await connection.execute(was_sending.where(harmless).values(pending))
        await connection.execute(was_sending.where(again).values(**pending, repeat=1))
        unknown = {"state": State.UNKNOWN.value, "settled_at": outbox.c.not_before}
        bulk = [lane.rank for lane in Lane if lane.is_bulk]
        answers = was_sending.where(outbox.c.lane.not_in(bulk))
        await connection.execute(answers.values(**unknown, payload=b""))

    async def cut_off(self, connection: AsyncConnection) -> list[tuple[Letter, dt.datetime]]:
        """Return, after `recover`, what nobody knows of whether it arrived, and since when."""
        query = select(outbox).where(outbox.c.state == State.SENDING.value).order_by(outbox.c.id)
        rows = await connection.execute(query)
        return [(self._letter(row), row.not_before) for row in rows]

    async def purge(self, connection: AsyncConnection, before: dt.datetime, limit: int) -> int:
        """Delete what was settled before `before`, the oldest first; return how many rows.

        What was done to a message is kept as long as somebody's words stand in it. What nobody
        has opened in that time goes too.
        """
        covered = outbox.c.cover.is_not(None) & (outbox.c.state == State.COVERED.value)
        await connection.execute(delete(outbox).where(covered, outbox.c.not_before < before))
        old = select(outbox.c.id).where(outbox.c.settled_at < before, ~_HOLDS_WORDS)
        rows = old.order_by(outbox.c.settled_at).limit(limit)
        return (await connection.execute(delete(outbox).where(outbox.c.id.in_(rows)))).rowcount


_ADD = insert(outbox)
_IS_PENDING = outbox.c.state == State.PENDING.value
_DUE = (
    select(outbox)
    .where(_IS_PENDING, outbox.c.not_before <= bindparam("now", type_=outbox.c.not_before.type))
    .where(outbox.c.person_id.not_in(bindparam("busy", expanding=True)))
    .order_by(outbox.c.lane, outbox.c.id)
    .limit(bindparam("limit"))
)
_SENDING = (
    update(outbox)
    .where(outbox.c.id.in_(bindparam("rows", expanding=True)), _IS_PENDING)
    .values(
        state=State.SENDING.value,
        tries=outbox.c.tries + 1,
        not_before=bindparam("since", type_=outbox.c.not_before.type),
    )
    .returning(outbox.c.id)
)
_ROW = update(outbox).where(outbox.c.id == bindparam("row"))
_SETTLE = _ROW.values(
    {
        name: bindparam(f"new_{name}", type_=outbox.c[name].type)
        for name in ("state", "not_before", "operation", "repeat", "message_id")
    }
)
_SETTLE_AGAIN = _SETTLE.where(outbox.c.state != _DROPPED)
_WAS_TAKEN_BACK = outbox.c.topic.is_not(None) & outbox.c.leaves_at.is_not(None)
_NOT_AGAIN = _ROW.where(_WAS_TAKEN_BACK).values(**TAKEN_BACK)  # while it was being sent
_LEAVES_AT = func.coalesce(
    outbox.c.leaves_at,  # the words were taken back while they were sent
    bindparam("new_leaves_at", type_=outbox.c.leaves_at.type),
)
_SETTLE_FINAL = _SETTLE.values(
    payload=b"",
    settled_at=bindparam("new_not_before", type_=outbox.c.not_before.type),
    message_id=func.coalesce(
        bindparam("new_message_id", type_=outbox.c.message_id.type), outbox.c.target
    ),
    leaves_at=case((outbox.c.about.is_not(None), _LEAVES_AT)),
)
_carrier = outbox.alias()
_HOLDS_WORDS = exists().where(
    _carrier.c.person_id == outbox.c.person_id,
    _carrier.c.state == State.SENT.value,
    _carrier.c.leaves_at.is_not(None),
    or_(
        _carrier.c.message_id == outbox.c.message_id,
        _carrier.c.message_id == outbox.c.target,
    ),
)


def _bound(result: Settled) -> dict[str, Any]:
    return {
        "row": result.id,
        "new_state": result.state.value,
        "new_not_before": result.not_before,
        "new_operation": result.operation.value,
        "new_repeat": int(result.repeat),
        "new_message_id": result.message_id,
    }


def _move(person_id: int, old: State, new: State) -> Any:
    mine = update(outbox).where(outbox.c.person_id == person_id)
    return mine.where(outbox.c.state == old.value).values(state=new.value)
