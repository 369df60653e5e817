"""The worker: stored updates become effects, in order for each person, many people at once."""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable

from telegram import Bot, Update

from bot.db.database import StoreError
from bot.delivery.current import Delivery, current
from bot.delivery.health import Health
from bot.delivery.inbox import DEAD, NotMineError, Row
from bot.delivery.raw import FLOOD, UnreadableError, parse
from bot.delivery.store import Store
from bot.delivery.transport import pause

log = logging.getLogger(__name__)

PEOPLE_AT_ONCE = 64
BACKLOG = 512
TRIES = 3
IDLE_SECONDS = 1.0
RETRY_SECONDS = 0.2
HELD_SECONDS = 0.02


class Worker:
    """Takes rows from the inbox and hands them to `handle`, which is PTB's process_update.

    An update that fails three times is set aside, one that cannot be read at once, and `on_dead`
    says sorry; the person's next one goes on. `on_flood` tells somebody who sends too fast.
    """

    def __init__(
        self,
        store: Store,
        bot: Bot,
        handle: Callable[[Update], Awaitable[None]],
        on_dead: Callable[[Row], Awaitable[None]],
        on_flood: Callable[[Row], Awaitable[None]],
        health: Health,
    ) -> None:
        self._database = store.database
        self._inbox = store.inbox
        self._bot = bot
        self._handle = handle
        self._on_dead = on_dead
        self._on_flood = on_flood
        self._health = health
        self._wake = asyncio.Event()
        self._queues: dict[str, deque[Row]] = {}
        self._taken: set[int] = set()
        self._more = False  # whether more than what was taken may be stored
        self._room = asyncio.Semaphore(PEOPLE_AT_ONCE)
        self._looking = False
        self._stopping = False

    @property
    def is_awaited(self) -> bool:
        """Whether there is an update that is not done, or may be."""
        return self.is_busy or self._looking or self._wake.is_set()

    @property
    def is_busy(self) -> bool:
        """Whether something that was taken is not done to its end, apologies included."""
        return bool(self._queues)

    def wake(self) -> None:
        """Tell the worker that something new is stored."""
        self._wake.set()

    def stop(self) -> None:
        """Begin nothing new; `run` returns when what was begun is done."""
        self._stopping = True
        self._wake.set()

    async def run(self) -> None:
        """Work until stopped. What is not begun stays stored for the next start."""
        async with asyncio.TaskGroup() as people:
            while not self._stopping:
                try:
                    for person in await self._take():
                        people.create_task(self._drain(person))
                except StoreError as error:
                    self._store_failed(error)
                await pause(self._wake, IDLE_SECONDS)

    async def _take(self) -> list[str]:
        """Queue what is new; return the people nobody serves yet."""
        room = BACKLOG - len(self._taken)
        self._looking = True
        try:
            rows = await self._inbox.pending(room, besides=self._taken) if room > 0 else []
        finally:
            self._looking = False
        self._more = len(rows) >= room
        idle: list[str] = []
        for row in rows:
            self._taken.add(row.seq)
            if row.person not in self._queues:
                self._queues[row.person] = deque()
                idle.append(row.person)
            self._queues[row.person].append(row)
        return idle

    async def _drain(self, person: str) -> None:
        queue = self._queues[person]
        while queue and not self._stopping:
            async with self._room:
                row = queue.popleft()
                try:
                    await self._process(row)
                except (StoreError, NotMineError) as error:
                    await self._wait(error)
                    self._taken -= {later.seq for later in queue}  # all of it comes again, in order
                    queue.clear()
                    self._more = True
                self._taken.discard(row.seq)
        del self._queues[person]
        if self._more:
            self._wake.set()

    async def _process(self, row: Row) -> None:
        error = await self._try(row)
        while error is not None:
            if isinstance(error, StoreError | NotMineError):
                raise error  # no fault of this update: it costs it no try
            if isinstance(error, UnreadableError):
                log.error("update %d cannot be read: %s", row.seq, error)
                await self._set_aside(row)
                return
            try:
                tries = await self._inbox.count_try(row)
            except NotMineError:
                log.warning("update %d failed here when it was done", row.seq, exc_info=error)
                raise
            self._health.count("update_failures")
            log.error("update %d failed, try %d", row.seq, tries, exc_info=error)
            if tries >= TRIES:
                await self._set_aside(row)
                return
            await asyncio.sleep(RETRY_SECONDS * tries)
            error = await self._try(row)

    async def _wait(self, error: StoreError | NotMineError) -> None:
        """Let a moment pass: for the store to come back, or for a replica to finish."""
        if isinstance(error, NotMineError):
            await asyncio.sleep(HELD_SECONDS)
        else:
            self._store_failed(error)
            await asyncio.sleep(RETRY_SECONDS)

    def _store_failed(self, error: StoreError) -> None:
        self._health.count("store_failures")
        log.warning("the store cannot be used (%s); trying again", error)

    async def _try(self, row: Row) -> BaseException | None:
        """Handle once. Return what went wrong, or None when the row is done."""
        delivery = Delivery(row)
        current.set(delivery)
        try:
            if FLOOD in row.raw:
                await self._on_flood(row)
            else:
                await self._handle(parse(row.raw, self._bot))
            if delivery.error is None and not delivery.done:
                self._health.count("ignored_updates")
                async with self._database.unit() as connection:
                    await self._inbox.finish(connection, row)
        except Exception as error:  # noqa: BLE001 -- the border: whatever it is, it is counted
            return error
        return delivery.error

    async def _set_aside(self, row: Row) -> None:
        try:
            async with self._database.unit() as connection:
                await self._inbox.finish(connection, row, DEAD)
        except NotMineError:
            return  # it was done already: a look at the inbox can be older than what it shows
        self._health.count("dead_letters")
        current.set(None)
        try:
            await self._on_dead(row)
        except Exception:
            log.exception("the apology for update %d failed", row.seq)
