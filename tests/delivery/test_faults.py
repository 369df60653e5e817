"""R3-R6: whatever the network and Telegram do, updates arrive once, in order, and it recovers."""

import asyncio
import contextlib
import logging
import random
import shutil
from collections import defaultdict
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.db.sqlite import SqliteDatabase
from bot.db.vault import AesVault
from bot.delivery import poller
from bot.delivery.store import Store
from bot.errors import TryLaterError
from bot.playground.emulator import NO_FLOOD_CONTROL, Emulator, Fault
from bot.playground.emulator.faults import Kind, error, too_many_requests
from tests.conftest import FILE_KEY, sized, until
from tests.delivery.tiny import TinyBot

TOKEN = "78:fault-token-made-up-for-tests"
FAULTS = [
    Fault(Kind.RESET),
    Fault(Kind.RESET, after=True),
    Fault(Kind.SILENCE),
    Fault(Kind.SILENCE, after=True),
    Fault(Kind.SLOW, seconds=0.3),
    Fault(Kind.HTML),
    Fault(Kind.HTML, after=True),
    Fault(Kind.TRUNCATED, after=True),
    Fault(Kind.WRONG_TYPE),
    Fault(Kind.OK_FALSE),
    Fault(Kind.ERROR, code=500),
    too_many_requests(1),
    too_many_requests(0),
    too_many_requests(None),
]


@contextlib.asynccontextmanager
async def serving(**options):
    """An emulator over HTTP: (emulator, base address of its bot)."""
    emulator = Emulator(token=TOKEN, clock=SystemClock(), limits=NO_FLOOD_CONTROL, **options)
    async with emulator.serve() as url:
        yield emulator, f"{url}/bot{TOKEN}"


@contextlib.asynccontextmanager
async def running(bot: TinyBot, *, polling: bool = True):
    await bot.prepare()
    stop = asyncio.Event()
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(bot.run(stop, polling=polling))
        yield bot
        stop.set()


def text_update(update_id: int, person: int, text: object) -> dict:
    user = {"id": person, "is_bot": False, "first_name": "Canary"}
    chat = {"id": person, "type": "private", "first_name": "Canary"}
    message = {"message_id": update_id, "date": 1, "chat": chat, "from": user, "text": str(text)}
    return {"update_id": update_id, "message": message}


@pytest.mark.figure
@pytest.mark.parametrize(
    ("database", "updates"),
    [("sqlite", sized(10_000, 1_000_000)), ("postgresql", sized(1_000, 20_000))],
    indirect=["database"],
)
async def test_doubled_reordered_gapped_and_reset_ids_lose_double_and_reorder_nothing(
    store, updates
):
    rng = random.Random(11)
    bot = TinyBot(store, "http://127.0.0.1:9/bot")
    bot.sender.run = lambda: asyncio.sleep(0)  # replies are not what this is about
    expected = defaultdict(list)
    ids = iter(range(900_000_000, 900_000_000 + updates * 3))
    batch: list[dict] = []
    async with running(bot, polling=False):
        for n in range(updates):
            if n == updates // 2:  # after an idle week Telegram starts anew, lower
                ids = iter(range(1_000, 1_000 + updates * 3))
            for _ in range(rng.randrange(3)):
                next(ids)  # a gap
            person = rng.randrange(1, 50)
            batch.append(text_update(next(ids), person, n))
            expected[person].append(n)
            if len(batch) == 100 or n == updates - 1 or n == updates // 2 - 1:
                mixed = batch + rng.sample(batch, len(batch) // 5)
                rng.shuffle(mixed)
                await store.inbox.accept(mixed, store.clock.now())
                await store.inbox.accept(mixed, store.clock.now())  # and all of it again
                bot.worker.wake()
                batch = []

        async def all_noted():
            return await bot.how_many() >= updates

        await until(all_noted, "every update", patience=sized(120, 7200))
    found = defaultdict(list)
    for person, n in await bot.noted():
        found[person].append(n)
    assert found == expected


async def faulty(seed: int, database: SqliteDatabase, vault: AesVault) -> None:
    """One seeded storm of faults: 20 texts by 4 people while it rages, then calm."""
    rng = random.Random(seed)
    async with serving() as (emulator, url):
        raging = True
        emulator.faults = lambda *_: rng.choice(FAULTS) if raging and rng.random() < 0.4 else None
        store = Store.over(database, vault, SystemClock())
        bot = TinyBot(store, url, read_seconds=0.5)
        phones = [emulator.add_person(f"P{n}") for n in range(4)]
        async with running(bot):
            for n in range(20):
                phones[n % 4].send(str(n))
                await asyncio.sleep(rng.uniform(0, 0.15))
            raging = False

            async def settled():
                noted = await bot.noted()
                return len(noted) >= 20 and not emulator.pending_updates

            await until(settled, f"seed {seed} to recover", patience=60)
        assert sorted(n for _, n in await bot.noted()) == list(range(20))
        for phone in phones:
            texts = [m["text"] for m in phone.messages if m["from"]["is_bot"]]
            assert len(texts) == len(set(texts)), "a reply was sent twice"


@pytest.mark.figure
async def test_fifty_storms_of_network_faults_lose_and_double_nothing(
    tmp_path, migrated_file, vault, monkeypatch
):
    monkeypatch.setattr(poller, "LONG_POLL_SECONDS", 1)
    for first in range(0, sized(50, 1000), 10):
        async with contextlib.AsyncExitStack() as opened, asyncio.TaskGroup() as storms:
            for seed in range(first, first + 10):
                file = shutil.copy(migrated_file, tmp_path / f"{seed}.db")
                database = SqliteDatabase(Path(file), FILE_KEY)
                await database.open()
                opened.push_async_callback(database.close)
                storms.create_task(faulty(seed, database, vault))


POISON = [
    {"message": {"from": {"id": 3, "is_bot": False, "first_name": "CANARY"}, "text": "CANARY"}},
    {"message": {"message_id": "x", "date": 10**18, "chat": "CANARY", "from": {"id": 3}}},
    {"callback_query": "CANARY"},
]


@pytest.mark.figure
@pytest.mark.parametrize(
    ("database", "updates"),
    [("sqlite", sized(5_000, 10_000)), ("postgresql", 1_000)],
    indirect=["database"],
)
async def test_poison_among_thousands_is_set_aside_once_and_quietly(store, caplog, updates):
    caplog.set_level(logging.DEBUG, "bot")
    bot = TinyBot(store, "http://127.0.0.1:9/bot")
    bot.sender.run = lambda: asyncio.sleep(0)
    async with running(bot, polling=False):
        for start in range(0, updates, 100):
            batch = [text_update(n, n % 40 + 10, n) for n in range(start, start + 100)]
            if start % 300 == 0 and start < 900:
                batch.append({"update_id": 50_000 + start, **POISON[start // 300]})
            await store.inbox.accept(batch, store.clock.now())
            bot.worker.wake()

        async def done():
            return await bot.how_many() == updates and len(bot.set_aside) == 3

        await until(done, "the rest to go on", patience=120)
    assert bot.health.counters["dead_letters"] == 3
    assert "CANARY" not in caplog.text


@pytest.mark.parametrize("raw", [{"message": {}}, "text", 7, None, [], {"update_id": "12"}, {}])
async def test_what_has_no_update_id_is_kept_aside_and_stepped_over(store, raw):
    async with serving() as (emulator, url):
        bot = TinyBot(store, url)
        phone = emulator.add_person("P")
        async with running(bot):
            emulator.inject(raw)
            phone.send("1")

            async def noted():
                return [n for _, n in await bot.noted()] == [1]

            await until(noted, "the next update")


@pytest.mark.parametrize("code", [401, 404, 409, 500, 502])
async def test_after_an_outage_it_resumes_by_itself(store, code):
    async with serving() as (emulator, url):
        bot = TinyBot(store, url)
        phone = emulator.add_person("P")
        refused = []
        emulator.faults = lambda method, _: refused.append(method) or error(code, "Down")
        async with running(bot):
            phone.send("1")
            await until(lambda: refused, "the outage")
            assert not bot.health.alive(store.clock.now())
            emulator.faults = None
            await until(lambda: len(phone.messages) == 2, "the answer", patience=30)
        assert bot.health.alive(store.clock.now())


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_a_conflict_that_lasts_a_minute_ends_it_with_a_reason(store, monkeypatch):
    monkeypatch.setattr(poller, "LONGEST_WAIT", 0.01)
    seconds = iter(range(0, 10_000, 25))
    async with serving() as (emulator, url):
        emulator.faults = lambda *_: error(409, "Conflict")
        bot = TinyBot(store, url, monotonic=lambda: next(seconds))
        await bot.transport.open()
        with pytest.raises(TryLaterError, match="Another program"):
            await bot.poller.run()
        await bot.transport.close()
