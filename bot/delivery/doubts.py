"""What was being sent to many when the bot was cut off: Telegram is asked whether it arrived.

Telegram numbers all messages in the private chats of a bot in one row. What was cut off has, if it
arrived, a number after those that were sent before it and before those that are sent later; and
with that number there is a message of ours in its own chat, and only there.
"""

import asyncio
import datetime as dt
import logging
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.database import Leadership, StoreError
from bot.delivery.drafts import NEW
from bot.delivery.health import Health
from bot.delivery.limits import Limiter
from bot.delivery.outbox import Letter, Settled, State
from bot.delivery.outcome import Kind, classify
from bot.delivery.store import Store
from bot.delivery.tables import outbox
from bot.delivery.telegram import render
from bot.delivery.transport import NotSentError, Transport, UnknownOutcomeError

log = logging.getLogger(__name__)

ARRIVES_WITHIN: Final = dt.timedelta(seconds=10)
"""What was on its way when we started has arrived by then, or never will."""
HANGS_FOR: Final = dt.timedelta(minutes=2)
"""Longer than any call lasts: what was sent so long before a message has a smaller number."""
PATIENCE: Final = dt.timedelta(minutes=5)
"""How long we wait for something to be sent whose number shows where to stop asking."""
MOST: Final = 300
"""Numbers that are tried; where there are more, nobody will know."""
LOOK_SECONDS: Final = 1.0


@dataclass(frozen=True)
class Doubt:
    """A letter that was being sent since a moment, when the bot was cut off.

    `is_only`: no other to the same person was. Of two nobody could tell which one is found.
    """

    letter: Letter
    since: dt.datetime
    is_only: bool = True


def doubts(cut_off: Sequence[tuple[Letter, dt.datetime]]) -> list[Doubt]:
    """Return what is in doubt of letters that were cut off."""
    to = Counter(letter.person_id for letter, _ in cut_off)
    return [Doubt(letter, since, to[letter.person_id] == 1) for letter, since in cut_off]


class Doubts:
    """Settles each doubt: it arrived, it did not and is sent, or nobody will know.

    Until then its row stays SENDING, so whoever wants to change what it says waits for it.
    """

    def __init__(
        self, store: Store, transport: Transport, limiter: Limiter, health: Health
    ) -> None:
        self._store = store
        self._transport = transport
        self._limiter = limiter
        self._health = health

    async def settle(self, doubt: Doubt, lead: Leadership) -> None:
        """Find out and write it down, however often the store is away."""
        began = self._store.clock.now()
        while True:
            try:
                await self._settle(doubt, began, lead)
            except StoreError:
                await asyncio.sleep(LOOK_SECONDS)
            else:
                return

    async def _settle(self, doubt: Doubt, began: dt.datetime, lead: Leadership) -> None:
        state, number = State.UNKNOWN, None
        last = await self._last(began) if doubt.is_only else None
        if doubt.is_only and not await self._has_twin(doubt):
            numbers = await self._unknown_numbers(doubt.since, last)
            state, number = await self._ask(doubt.letter, numbers[:MOST])
            if state is State.PENDING and (last is None or len(numbers) > MOST):
                state = State.UNKNOWN  # it may have a number that was not asked for
        self._health.count(f"doubts_{state.value}")
        now, letter = self._store.clock.now(), doubt.letter
        found = Settled(letter.id, state, now, letter.operation, letter.repeat, number)
        async with self._store.database.unit() as connection:
            await lead.check(connection)
            await self._store.outbox.settle(connection, [found])

    async def _has_twin(self, doubt: Doubt) -> bool:
        """Tell if another message to the same person may stand where this one is looked for."""
        async with self._store.database.reader() as connection:
            return await _other_may_stand(connection, doubt)

    async def _last(self, began: dt.datetime) -> int | None:
        """Wait for something to be sent late enough; return its number, or None in the end."""
        while (now := self._store.clock.now()) < began + PATIENCE:
            if now >= began + ARRIVES_WITHIN:
                async with self._store.database.reader() as connection:
                    number = await _first_number(connection, began + ARRIVES_WITHIN)
                if number:
                    return number
            await asyncio.sleep(LOOK_SECONDS)
        return None

    async def _unknown_numbers(self, since: dt.datetime, last: int | None) -> list[int]:
        """Return the numbers it can have: from the last that was sent before, those nobody has."""
        async with self._store.database.reader() as connection:
            first = await _last_number(connection, since)
            if first is None:
                return list(range(max(last - MOST - 1, 1), last)) if last else []
            known = await _known_numbers(connection, first)
        known.update(self._store.inbox.numbers)
        return [n for n in range(first + 1, last or first + MOST + 1) if n not in known]

    async def _ask(self, letter: Letter, numbers: list[int]) -> tuple[State, int | None]:
        """Return SENT and its number, PENDING when it has none of these, or UNKNOWN."""
        person = await self._store.people.get(letter.person_id)
        if person is None:
            return State.UNKNOWN, None
        _, said = render(self._store.vault, letter, person.telegram_id)
        same: dict[str, Any] = {n: said[n] for n in ("chat_id", "reply_markup") if n in said}
        for number in numbers:
            kind = await self._kind(letter, {**same, "message_id": number})
            if kind is Kind.SENT:
                return State.SENT, number
            if kind is not Kind.SEND_ANEW:
                return State.UNKNOWN, None
        return State.PENDING, None

    async def _kind(self, letter: Letter, params: dict[str, Any]) -> Kind:
        """Edit the buttons of a message into what they are; where there is none, nothing happens.

        A refusal for its speed, or an outage, is waited for.
        """
        for _ in range(MOST):
            await self._turn(letter.person_id)
            try:
                outcome = classify(await self._transport.call("editMessageReplyMarkup", params))
            except (NotSentError, UnknownOutcomeError):
                await asyncio.sleep(LOOK_SECONDS)
                continue
            if outcome.kind is Kind.FLOOD:
                self._limiter.flooded(letter.person_id, outcome.seconds, time.monotonic())
            elif outcome.kind not in (Kind.UNKNOWN, Kind.RETRY, Kind.PAUSE):
                return outcome.kind
            await asyncio.sleep(LOOK_SECONDS)
        return Kind.UNKNOWN

    async def _turn(self, chat: int) -> None:
        """Wait for a place that the limits give, behind what people wait for."""
        while True:
            now = time.monotonic()
            free = max(self._limiter.free_at(now, bulk=True), self._limiter.chat_free_at(chat, now))
            if free <= now:
                self._limiter.take(chat, now)
                return
            await asyncio.sleep(free - now)


_IS_NEW = outbox.c.operation.in_([one.value for one in NEW])
_SENT = (outbox.c.state == State.SENT.value) & _IS_NEW


async def _first_number(connection: AsyncConnection, after: dt.datetime) -> int | None:
    """Return the smallest number of what was written down as sent from a moment on."""
    query = select(func.min(outbox.c.message_id)).where(_SENT, outbox.c.settled_at >= after)
    number: int | None = await connection.scalar(query)
    return number


async def _last_number(connection: AsyncConnection, before: dt.datetime) -> int | None:
    """Return the number of what was written down last as sent before a moment."""
    query = select(outbox.c.message_id).where(_SENT, outbox.c.settled_at <= before)
    query = query.order_by(outbox.c.settled_at.desc(), outbox.c.message_id.desc())
    number: int | None = await connection.scalar(query.limit(1))
    return number


async def _other_may_stand(connection: AsyncConnection, doubt: Doubt) -> bool:
    """Whether something else to the same person may have arrived since with an unknown number."""
    last = select(func.max(outbox.c.settled_at)).where(_SENT, outbox.c.settled_at <= doubt.since)
    mine = (outbox.c.person_id == doubt.letter.person_id) & (outbox.c.id != doubt.letter.id)
    nobody_knows = or_(outbox.c.state == State.UNKNOWN.value, outbox.c.repeat == 1)
    query = select(outbox.c.id).where(mine, _IS_NEW, nobody_knows)
    if known := await connection.scalar(last):
        lately = outbox.c.settled_at > known - HANGS_FOR
        query = query.where(or_(outbox.c.settled_at.is_(None), lately))
    return await connection.scalar(query.limit(1)) is not None


async def _known_numbers(connection: AsyncConnection, above: int) -> set[int]:
    """Return the numbers above one that are known to be those of other messages."""
    query = select(outbox.c.message_id).where(_SENT, outbox.c.message_id > above)
    return set((await connection.scalars(query)).all())
