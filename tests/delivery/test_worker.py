"""The worker: three tries, then aside; the next one goes on; replicas keep a person's order."""

import asyncio

import pytest

from bot.delivery.current import Delivery, current
from bot.delivery.inbox import NotMineError
from tests.conftest import until
from tests.delivery.test_faults import running, text_update
from tests.delivery.tiny import TinyBot

NOBODY = "http://127.0.0.1:9/bot"


@pytest.fixture
def bot(store):
    return TinyBot(store, NOBODY)


async def test_what_fails_three_times_is_set_aside_and_the_next_goes_on(store):
    tries = []

    def fail(n):
        tries.append(n)
        if n == 1:
            raise RuntimeError("a bug")

    bot = TinyBot(store, NOBODY, fail=fail)
    await store.inbox.accept([text_update(n, 9, n) for n in (1, 2)], store.clock.now())
    async with running(bot, polling=False):

        async def done():
            return [n for _, n in await bot.noted()] == [2]

        await until(done, "the next one")
    assert tries.count(1) == 3
    assert bot.health.counters["dead_letters"] == 1
    assert len(bot.set_aside) == 1


async def test_what_fails_once_is_done_the_second_time_and_once(store):
    left = [1]

    def fail(n):
        if left:
            left.pop()
            raise RuntimeError("a hiccup")

    bot = TinyBot(store, NOBODY, fail=fail)
    await store.inbox.accept([text_update(1, 9, 1)], store.clock.now())
    async with running(bot, polling=False):

        async def done():
            return bool(await bot.noted())

        await until(done, "the second try")
    assert await bot.noted() == [(9, 1)]


async def test_an_apology_that_fails_too_stops_nobody(store, bot):
    async def on_dead(row):
        raise RuntimeError("no words")

    bot.worker._on_dead = on_dead
    poison = {"update_id": 1, "message": {"from": {"id": 9}, "chat": "?"}}
    await store.inbox.accept([poison, text_update(2, 9, 2)], store.clock.now())
    async with running(bot, polling=False):

        async def done():
            return [n for _, n in await bot.noted()] == [2]

        await until(done, "the next one")


async def test_an_update_is_finished_once_whoever_tries(store):
    await store.inbox.accept([text_update(1, 9, 1)], store.clock.now())
    [row] = await store.inbox.pending(10)
    async with store.database.unit() as connection:
        await store.inbox.finish(connection, row)
    with pytest.raises(NotMineError):
        async with store.database.unit() as connection:
            await store.inbox.finish(connection, row)


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
async def test_a_replica_leaves_an_update_whose_forerunner_is_not_done(store):
    updates = [text_update(1, 9, 1), text_update(2, 9, 2), text_update(3, 8, 3)]
    await store.inbox.accept(updates, store.clock.now())
    first, second, other = await store.inbox.pending(10)
    with pytest.raises(NotMineError):
        async with store.database.unit() as connection:
            await store.inbox.finish(connection, second)
    for row in (other, first, second):
        async with store.database.unit() as connection:
            await store.inbox.finish(connection, row)
    assert await store.inbox.pending(10) == []


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
async def test_two_replicas_share_the_work_and_do_each_thing_once_in_order(store):
    bots = [TinyBot(store, NOBODY) for _ in range(2)]
    for bot in bots:
        bot.sender.run = lambda: asyncio.sleep(0)
    updates = [text_update(n, n % 7 + 1, n) for n in range(300)]
    await store.inbox.accept(updates, store.clock.now())
    async with running(bots[0], polling=False), running(bots[1], polling=False):

        async def done():
            return len(await bots[0].noted()) >= 300

        await until(done, "both to finish", patience=60)
    noted = await bots[0].noted()
    assert sorted(n for _, n in noted) == list(range(300))
    for person in range(1, 8):
        mine = [n for p, n in noted if p == person]
        assert mine == sorted(mine)


async def test_old_updates_are_purged_and_those_to_do_are_kept(store, clock):
    await store.inbox.accept([text_update(1, 9, 1), text_update(2, 9, 2)], clock.now())
    first, _ = await store.inbox.pending(10)
    async with store.database.unit() as connection:
        await store.inbox.finish(connection, first)
        assert await store.inbox.purge(connection, clock.now().replace(year=2030)) == 1
    assert [row.raw["update_id"] for row in await store.inbox.pending(10)] == [2]


async def test_what_was_done_already_is_not_set_aside_and_nobody_is_sorry(store, bot):
    poison = {"update_id": 1, "message": {"from": {"id": 9}, "chat": "?"}}
    await store.inbox.accept([poison], store.clock.now())
    [row] = await store.inbox.pending(10)
    async with store.database.unit() as connection:
        await store.inbox.finish(connection, row)
    await bot.worker._process(row)
    assert bot.set_aside == []
    assert bot.health.counters["dead_letters"] == 0


async def test_a_full_hand_takes_no_more(store, bot, monkeypatch):
    monkeypatch.setattr("bot.delivery.worker.BACKLOG", 3)
    updates = [text_update(n, n % 3 + 1, n) for n in range(30)]
    await store.inbox.accept(updates, store.clock.now())
    assert len(await bot.worker._take()) == 3
    assert await bot.worker._take() == []


def test_a_delivery_belongs_to_its_own_task():
    assert current.get() is None
    assert Delivery(None).done is False
