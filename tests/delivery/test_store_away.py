"""The store is away for a while (a full disk, a server that restarts): all of it resumes."""

import contextlib

import pytest

from bot.db.database import StoreError
from tests.conftest import until
from tests.delivery.test_faults import running, serving
from tests.delivery.tiny import TinyBot


@pytest.fixture
def away(monkeypatch):
    """Take away units, readers or both; `undo` brings them back."""

    def take(database, *doors):
        @contextlib.asynccontextmanager
        async def closed():
            raise StoreError("away")
            yield

        for door in doors:
            monkeypatch.setattr(database, door, closed)
        return monkeypatch

    return take


def troubles(health) -> int:
    return health.counters["poll_failures"] + health.counters["store_failures"]


@pytest.mark.parametrize("doors", [("unit",), ("reader",), ("unit", "reader")], ids=str)
async def test_what_was_sent_meanwhile_is_answered_once_when_the_store_is_back(store, away, doors):
    async with serving() as (emulator, url):
        bot = TinyBot(store, url)
        phone = emulator.add_person("P")
        async with running(bot):
            phone.send("1")
            await until(lambda: len(phone.messages) == 2, "the first answer")
            gone = away(store.database, *doors)
            phone.send("2")
            await until(lambda: troubles(bot.health), "the trouble to be noticed")
            gone.undo()
            phone.send("3")
            await until(lambda: len(phone.messages) == 6, "the rest", patience=30)
        assert [n for _, n in await bot.noted()] == [1, 2, 3]
        texts = [m["text"] for m in phone.messages if m["from"]["is_bot"]]
        assert texts == ["got 1", "got 2", "got 3"]


async def test_a_store_that_fails_while_an_update_is_handled_only_delays_it(store):
    left = [2]

    def fail(n):
        if n == 2 and left:
            left.pop()
            raise StoreError("full")

    async with serving() as (emulator, url):
        bot = TinyBot(store, url, fail=fail)
        phone = emulator.add_person("P")
        async with running(bot):
            phone.send("2")
            await until(lambda: len(phone.messages) == 2, "the answer", patience=20)
        assert bot.health.counters["store_failures"] >= 1
        assert bot.set_aside == []
