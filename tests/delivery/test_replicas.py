"""On PostgreSQL several replicas share the work: one sends at a time, and a fence keeps it so."""

import asyncio

import pytest
from sqlalchemy import update

from bot.db.postgres import leases
from bot.delivery.limits import Limiter
from bot.delivery.sender import Sender
from tests.conftest import until
from tests.delivery.test_faults import serving
from tests.delivery.test_sender import Post
from tests.delivery.tiny import TinyBot, no_drawing

pytestmark = pytest.mark.parametrize("database", ["postgresql"], indirect=True)


async def test_of_two_senders_one_sends_and_the_other_takes_over(store, database):
    async with serving() as (emulator, url):
        first, second = TinyBot(store, url), TinyBot(store, url)
        post = Post(first, emulator)
        stop_first, stop_second = asyncio.Event(), asyncio.Event()
        async with asyncio.TaskGroup() as tasks:
            await first.prepare()
            running_first = tasks.create_task(first.run(stop_first, polling=False))
            await post.send("one")
            await until(lambda: post.said == ["one"], "the first sender")
            tasks.create_task(second.run(stop_second, polling=False))
            await post.send("two")
            await until(lambda: post.said == ["one", "two"], "still the first")
            stop_first.set()
            await running_first  # what it had begun to look for, it may still have sent
            await post.send("three")
            await until(lambda: post.said == ["one", "two", "three"], "the second", patience=20)
            stop_second.set()
        assert second.health.counters["sent_sent"] == 1


async def test_a_sender_that_lost_its_role_without_noticing_sends_nothing_until_it_has_it_again(
    store, database, caplog
):
    async with serving() as (emulator, url):
        bot = TinyBot(store, url)
        post = Post(bot, emulator)
        await bot.transport.open()
        sender = Sender(store, bot.transport, Limiter(30), bot.health, no_drawing)
        async with asyncio.TaskGroup() as tasks:
            running_sender = tasks.create_task(sender.run())
            await post.send("first")
            sender.wake()
            await until(lambda: post.said == ["first"], "the role")
            fenced = []  # before each message: whether the fence was noticed
            emulator.on_call.append(lambda _: fenced.append("waits for its turn" in caplog.text))
            async with database.unit() as connection:
                await connection.execute(update(leases).values(epoch=99))
            await post.send("once")
            sender.wake()
            await until(lambda: len(post.said) > 1, "its next turn, with the lock still its own")
            assert fenced == [True]
            sender.stop()
            await running_sender
        assert post.said == ["first", "once"]
        await bot.transport.close()
