"""The sender: takes due rows from the outbox, calls Telegram, writes down how each call ended."""

import asyncio
import datetime as dt
import logging
import math
import time
from collections.abc import Awaitable, Callable, Collection, Sequence
from typing import Any

from bot.db.database import Leadership, LeadershipLostError, StoreError
from bot.delivery import ballots
from bot.delivery.doubts import Doubt, Doubts, doubts
from bot.delivery.drafts import Operation
from bot.delivery.health import Health
from bot.delivery.limits import Limiter
from bot.delivery.outbox import UNSENT, Letter, State
from bot.delivery.outcome import Kind, Outcome, backoff, classify
from bot.delivery.settle import settle
from bot.delivery.store import Store
from bot.delivery.telegram import attachment, own_address, render, upload, without_markup
from bot.delivery.transport import (
    Answer,
    NotSentError,
    Transport,
    UnknownOutcomeError,
    Upload,
    pause,
)
from bot.message import Attachment

log = logging.getLogger(__name__)

AT_ONCE = 128
IDLE_SECONDS = 1.0  # how long a row committed by another process may wait
RETRIED = (Kind.RETRY, Kind.UNKNOWN, Kind.FLOOD, Kind.PAUSE, Kind.MIGRATED)


Try = tuple[Letter, Outcome]
Draw = Callable[[Attachment], Awaitable[bytes]]


class Sender:
    """One per bot. Each turn is one unit of work: write down what ended, take what may start.

    `sending` is committed before a call is made, so a crash knows what it may have interrupted.
    """

    def __init__(
        self, store: Store, transport: Transport, limiter: Limiter, health: Health, draw: Draw
    ) -> None:
        self._database = store.database
        self._outbox = store.outbox
        self._people = store.people
        self._vault = store.vault
        self._clock = store.clock
        self._transport = transport
        self._limiter = limiter
        self._health = health
        self._draw = draw
        self._doubts = Doubts(store, transport, limiter, health)
        self._wake = asyncio.Event()
        self._ended: list[Try] = []
        self._busy: dict[int, float] = {}  # person → not before (steady clock; inf while in flight)
        self._free_at: float | None = None  # when the limits let go what waits for them
        self._drained = False  # whether nothing was due but what was chosen
        self._turning = False
        self._stopping = False

    @property
    def is_awaited(self) -> bool:
        """Whether there is something to write down or to send, or may be."""
        return self._turning or self._wake.is_set()

    def wake(self) -> None:
        """Tell the sender that there is something new to send."""
        self._wake.set()

    def stop(self) -> None:
        """Start no more calls; `run` returns when those in flight are written down."""
        self._stopping = True
        self._wake.set()

    async def run(self) -> None:
        """Send until stopped; in a replica, whenever this one has the sender's role."""
        while not self._stopping:
            async with self._database.lead("sender") as lead:
                try:
                    async with self._database.unit() as connection:
                        await lead.check(connection)
                        await self._outbox.recover(connection)
                        cut_off = await self._outbox.cut_off(connection)
                    await self._send_all(lead, doubts(cut_off))
                except* LeadershipLostError:
                    log.warning("another process sends now; this one waits for its turn")
                    self._ended.clear()
                    self._busy.clear()

    async def _send_all(self, lead: Leadership, cut_off: Sequence[Doubt]) -> None:
        async with asyncio.TaskGroup() as calls:
            asking = [calls.create_task(self._doubts.settle(one, lead)) for one in cut_off]
            while True:
                letters = await self._turn_if_possible(lead)
                self._limiter.leave(len(letters), time.monotonic())
                for letter in letters:
                    calls.create_task(self._call(letter, lead))
                if self._stopping and not self._in_flight() and not self._ended:
                    for doubt in asking:
                        doubt.cancel()  # asked again at the next start
                    return
                if not letters or self._drained:
                    await pause(self._wake, self._patience())

    def _in_flight(self) -> int:
        return sum(1 for until in self._busy.values() if until == math.inf)

    def _patience(self) -> float:
        now = time.monotonic()
        waits = [until - now for until in self._busy.values() if until != math.inf]
        limits = [] if self._free_at is None else [self._free_at - now]
        return max(min([IDLE_SECONDS, *waits, *limits]), 0.001)

    async def _turn_if_possible(self, lead: Leadership) -> list[Letter]:
        """Do a turn; when the store cannot be used, keep in mind what ended until it can."""
        ended, self._ended = self._ended, []
        free = dict(self._busy)
        self._turning = True
        try:
            return await self._turn(lead, ended)
        except StoreError as error:
            self._health.count("store_failures")
            log.warning("the store cannot be used (%s); trying again", error)
            self._ended[:0], self._busy = ended, free
            await asyncio.sleep(IDLE_SECONDS)
            return []
        finally:
            self._turning = False

    async def _turn(self, lead: Leadership, ended: list[Try]) -> list[Letter]:
        now = self._clock.now()
        settled = [settle(*each, now) for each in ended]
        again = []
        for one, result in zip(ended, settled, strict=True):
            if result.state in UNSENT:
                again.append(one)  # it goes first, so the person waits until that is written
            else:
                self._busy.pop(one[0].person_id, None)
        letters = await self._choose(now)
        lost = {letter.person_id for letter, outcome in ended if outcome.kind is Kind.UNREACHABLE}
        if ended or letters:
            async with self._database.unit() as connection:
                await lead.check(connection)
                await self._outbox.settle(connection, settled)
                for letter, outcome in ended:
                    if letter.operation is Operation.POLL:
                        await ballots.add(connection, self._vault, letter, outcome)
                for person_id in lost:
                    await self._people.mark_unreachable(connection, person_id)
                    await self._outbox.hold(connection, person_id)
                ready = [one for one in letters if one.operation is not Operation.FILE]
                begun = await self._outbox.mark_sending(connection, ready, now)
                # Before the commit: who writes at this moment must be seen to have come back.
                self._people.forget_reachable(lost)
            letters = self._without_taken_back(letters, {one.id for one in ready} - begun)
            self._release(again)
            for (letter, outcome), result in zip(ended, settled, strict=True):
                if result.state is State.DEAD:
                    log.error("message %s was given up: %s", letter.ref, outcome.kind.name)
        return letters

    def _without_taken_back(self, letters: list[Letter], gone: Collection[int]) -> list[Letter]:
        """Leave out what was taken back after it was read; the person's next message may go."""
        for letter in letters:
            if letter.id in gone:
                self._busy.pop(letter.person_id, None)
        return [letter for letter in letters if letter.id not in gone]

    async def _choose(self, now: dt.datetime) -> list[Letter]:
        """Return what the limits let go now, and reserve its place."""
        self._free_at, self._drained = None, False
        if self._stopping:
            return []
        steady = time.monotonic()
        self._busy = {p: until for p, until in self._busy.items() if until > steady}
        free_at = self._limiter.free_at(steady)
        if free_at > steady:
            self._free_at = free_at
        room = min(AT_ONCE - self._in_flight(), self._limiter.places(steady))
        if room <= 0 or self._free_at:
            return []
        async with self._database.reader() as connection:
            due, self._drained = await self._outbox.due(connection, now, self._busy, room)
        chosen = []
        for letter in due:
            free_at = self._limiter.free_at(steady, bulk=letter.lane.is_bulk)
            if free_at > steady:
                self._free_at = free_at  # it may be past when this turn ends: then at once
                break
            free_at = self._limiter.chat_free_at(letter.person_id, steady)
            if free_at <= steady:
                self._limiter.take(letter.person_id, steady)
                chosen.append(letter)
            self._busy[letter.person_id] = free_at if free_at > steady else math.inf
        return chosen

    async def _call(self, letter: Letter, lead: Leadership) -> None:
        is_file = letter.operation is Operation.FILE
        outcome = await (self._draw_and_send(letter, lead) if is_file else self._outcome(letter))
        now = time.monotonic()
        if outcome.kind is Kind.FLOOD:
            self._limiter.flooded(letter.person_id, outcome.seconds, now)
        elif outcome.kind is Kind.PAUSE:
            log.error("Telegram refuses the token; sending pauses")
            self._limiter.pause_all(outcome.seconds, now)
        self._health.count(f"sent_{outcome.kind.name.lower()}")
        self._ended.append((letter, outcome))
        self._wake.set()

    async def _draw_and_send(self, letter: Letter, lead: Leadership) -> Outcome:
        """Draw a file, then send it. Until it is drawn the row waits: a crash loses nothing."""
        file = attachment(letter)
        try:
            content = await self._draw(file)
        except Exception as error:  # noqa: BLE001 -- whatever it is, the person hears of it
            self._health.count("drawing_failures")
            log.error("a drawing failed (%s); words go in its place", type(error).__name__)  # noqa: TRY400 -- a traceback could quote what was to be drawn
            return Outcome(Kind.UNDRAWN)
        try:
            async with self._database.unit() as connection:
                await lead.check(connection)
                await self._outbox.mark_sending(connection, [letter], self._clock.now())
        except StoreError:
            return Outcome(Kind.RETRY)
        return await self._outcome(letter, upload(file, content))

    async def _outcome(self, letter: Letter, file: Upload | None = None) -> Outcome:
        try:
            person = await self._people.get(letter.person_id)
        except StoreError:
            return Outcome(Kind.RETRY)
        address = person.telegram_id if person else own_address(letter)
        if address is None:
            return Outcome(Kind.REFUSED)  # erased meanwhile: there is nobody to tell
        method, params = render(self._vault, letter, address)
        try:
            outcome = classify(await self._post(method, params, file))
            if outcome.kind is Kind.PLAIN:
                self._health.count("markup_bugs")
                outcome = classify(await self._post(method, without_markup(params), file))
        except NotSentError:
            return Outcome(Kind.RETRY)
        except UnknownOutcomeError:
            return Outcome(Kind.UNKNOWN)
        if person is None and outcome.kind is Kind.UNREACHABLE:
            return Outcome(Kind.REFUSED)  # nobody who could come back: keep no address for that
        return outcome

    async def _post(self, method: str, params: dict[str, Any], file: Upload | None) -> Answer:
        if file:
            return await self._transport.upload(method, params, file)
        return await self._transport.call(method, params)

    def _release(self, again: list[Try]) -> None:
        """Let the next message of these people go; after a failure, not before the retry."""
        steady = time.monotonic()
        for letter, outcome in again:
            final = outcome.kind not in RETRIED
            wait = 0.0 if final else max(outcome.seconds, backoff(letter.tries + 1))
            self._busy[letter.person_id] = steady + wait
