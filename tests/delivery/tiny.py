"""The real delivery parts around a tiny feature: each numbered text is noted once and answered."""

import asyncio
import time
from collections.abc import Callable

from sqlalchemy import Column, Integer, MetaData, Table, func, insert, select
from telegram import Bot, Update

from bot.delivery.health import Health
from bot.delivery.inbox import sender_id
from bot.delivery.limits import Limiter
from bot.delivery.poller import Poller
from bot.delivery.sender import Draw, Sender
from bot.delivery.store import Store
from bot.delivery.transport import Request, Transport
from bot.delivery.worker import Worker
from bot.message import Attachment, Lane, Message, Poll
from bot.unit_of_work import unit_of_work

# No uniqueness: a doubled effect must be able to show.
notes = Table(
    "notes",
    MetaData(),
    Column("row", Integer, primary_key=True),
    Column("person", Integer),
    Column("n", Integer),
)


async def no_drawing(file: Attachment) -> bytes:
    raise LookupError(file.template)


class TinyBot:
    """Poller, worker and sender, wired as `bot.app` does. `fail` may spoil a number's handling.

    With `polls` each text is answered with a poll.
    """

    def __init__(
        self,
        store: Store,
        base_url: str,
        *,
        lane: Lane = Lane.REPLY,
        polls: bool = False,
        read_seconds: float = 20.0,
        per_second: float = 10_000,
        fail: Callable[[int], None] = lambda _: None,
        monotonic: Callable[[], float] = time.monotonic,
        draw: Draw = no_drawing,
    ) -> None:
        self.store, self.lane, self.polls, self.fail = store, lane, polls, fail
        self.health = Health()
        self.set_aside: list[int] = []
        self.transport = Transport(base_url, read_seconds)
        self.sender = Sender(store, self.transport, Limiter(per_second), self.health, draw)
        bot = Bot("1:x", request=Request(self.transport))
        self.worker = Worker(store, bot, self.handle, self.on_dead, self.on_flood, self.health)
        wake = self.worker.wake
        self.poller = Poller(store, self.transport, self.health, wake, monotonic)

    async def handle(self, update: Update) -> None:
        n, person = int(update.message.text), update.effective_user.id
        async with unit_of_work(self.store, self.sender.wake, telegram_id=person) as uow:
            await uow.connection.execute(insert(notes).values(n=n, person=person % 2**31))
            self.fail(n)
            if self.polls:
                uow.send_poll(Poll(f"got {n}", ("yes", "no"), n + 1), uow.person)
            else:
                uow.send(Message(f"got {n}"), uow.person, self.lane)

    async def on_dead(self, row) -> None:
        self.set_aside.append(row.seq)

    async def on_flood(self, row) -> None:
        async with unit_of_work(
            self.store, self.sender.wake, telegram_id=sender_id(row.raw)
        ) as uow:
            uow.send(Message("slowly"), uow.person)

    async def prepare(self) -> None:
        async with self.store.database.unit() as connection:
            await connection.run_sync(notes.metadata.create_all)

    async def run(self, stop: asyncio.Event, *, polling: bool = True) -> None:
        """Run until `stop`; without `polling` on what the inbox already holds."""
        await self.transport.open()
        try:
            async with asyncio.TaskGroup() as tasks:
                receiving = tasks.create_task(self.poller.run()) if polling else None
                tasks.create_task(self.worker.run())
                tasks.create_task(self.sender.run())
                await stop.wait()
                if receiving:
                    receiving.cancel()
                self.worker.stop()
                self.sender.stop()
        finally:
            await self.transport.close()

    async def noted(self) -> list[tuple[int, int]]:
        """Return (person, number) in the order of the effects."""
        async with self.store.database.reader() as connection:
            query = select(notes.c.person, notes.c.n).order_by(notes.c.row)
            return [(row.person, row.n) for row in await connection.execute(query)]

    async def how_many(self) -> int:
        """Return how many effects there are: quick, to ask again and again."""
        async with self.store.database.reader() as connection:
            return await connection.scalar(select(func.count()).select_from(notes))
