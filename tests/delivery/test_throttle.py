"""A6 and input 37: one person's flood is answered once and slows nobody else."""

import contextlib
import statistics
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.db.database import StoreError
from bot.delivery.store import Store
from bot.delivery.throttle import Throttle, Verdict
from tests.conftest import until
from tests.delivery.test_faults import running, serving, text_update
from tests.delivery.tiny import TinyBot


@given(st.lists(st.floats(0, 3), max_size=300))
def test_whoever_keeps_to_the_rate_is_never_stopped_and_nobody_passes_it(gaps):
    now, admitted = 0.0, []
    throttle = Throttle(10, 2, lambda: now)
    for gap in gaps:
        now += gap
        if throttle.admit("p") is Verdict.ADMIT:
            admitted.append(now)
    for start in admitted:
        assert sum(1 for at in admitted if start <= at < start + 10) <= 10 + 20


def test_a_flood_is_noticed_once_and_forgiven_when_it_ends():
    now = 0.0
    throttle = Throttle(10, 2, lambda: now)
    verdicts = [throttle.admit("p") for _ in range(30)]
    assert verdicts == [Verdict.ADMIT] * 10 + [Verdict.NOTICE] + [Verdict.DROP] * 19
    assert throttle.admit("somebody else") is Verdict.ADMIT
    now = 2.0
    assert throttle.admit("p") is Verdict.DROP
    now = 4.0
    assert throttle.admit("p") is Verdict.DROP, "still at it: the pause begins anew"
    now = 7.0
    assert throttle.admit("p") is Verdict.ADMIT


def test_people_long_gone_are_forgotten(monkeypatch):
    monkeypatch.setattr("bot.delivery.throttle.FORGET_OVER", 5)
    now = 0.0
    throttle = Throttle(10, 2, lambda: now)
    for n in range(50):
        now += 1.0
        throttle.admit(str(n))
    assert len(throttle._buckets) <= 7


async def test_a_flood_of_fifty_a_second_leaves_others_their_quick_answers(database, vault, clock):
    now = 0.0  # of the flood: a machine that stands still would be a pause in it
    store = Store.over(database, vault, clock, Throttle(5, 2, lambda: now))
    async with serving() as (emulator, url):
        bot = TinyBot(store, url)
        flooder, others = emulator.add_person("F"), [emulator.add_person(f"P{n}") for n in range(5)]
        waits = []
        async with running(bot):
            for n in range(100):
                now = n / 50
                flooder.send(str(n))
                if n % 20 == 0:
                    sent, phone = time.monotonic(), others[n // 20]
                    phone.send(str(n))
                    await until(lambda p=phone: len(p.messages) == 2, "an answer")
                    waits.append(time.monotonic() - sent)
            await until(lambda: flooder.last["text"] == "slowly", "the notice")
            await until(lambda: emulator.pending_updates == 0, "the flood to pass")
        texts = [m["text"] for m in flooder.messages if m["from"]["is_bot"]]
        assert texts == ["got 0", "got 1", "got 2", "got 3", "got 4", "slowly"]
        assert await bot.how_many() == 5 + len(others), "no answer waits behind the flood"
        assert statistics.median(waits) <= 1.0, "and all but those in whose way the machine stood"


async def test_what_a_flooder_sends_is_not_even_stored(database, vault, clock, store):
    throttled = Store.over(database, vault, clock, Throttle(5, 1))
    await throttled.inbox.accept([text_update(n, 9, n) for n in range(1000)], clock.now())
    await throttled.inbox.accept([text_update(n, 9, n) for n in range(1000, 2000)], clock.now())
    assert len(await store.inbox.pending(5000)) == 6


async def test_a_batch_that_could_not_be_stored_does_not_count(database, vault, clock, monkeypatch):
    throttled = Store.over(database, vault, clock, Throttle(5, 0.001))
    batch = [text_update(n, 9, n) for n in range(5)]

    @contextlib.asynccontextmanager
    async def full():
        raise StoreError("full")
        yield

    monkeypatch.setattr(database, "unit", full)
    with pytest.raises(StoreError):
        await throttled.inbox.accept(batch, clock.now())
    monkeypatch.undo()
    await throttled.inbox.accept(batch, clock.now())
    assert len(await throttled.inbox.pending(10)) == 5


async def test_without_a_throttle_a_full_store_is_just_told(store, clock, monkeypatch):
    @contextlib.asynccontextmanager
    async def full():
        raise StoreError("full")
        yield

    monkeypatch.setattr(store.database, "unit", full)
    with pytest.raises(StoreError):
        await store.inbox.accept([text_update(1, 9, 1)], clock.now())
