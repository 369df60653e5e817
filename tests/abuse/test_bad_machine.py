"""Forty bad inputs, rows 39 and 40: what the machine, the network and Telegram do to us."""

import asyncio
import contextlib
import os
from collections.abc import Callable
from typing import Any

import pytest

from bot.app import STORE_FILE, only_one, open_runtime
from bot.db import keys
from bot.db.database import StoreError
from bot.delivery import poller, sender, worker
from bot.delivery.store import Store
from bot.delivery.throttle import Throttle
from bot.errors import StartError, TryLaterError
from bot.playground.emulator import Fault
from bot.playground.emulator.faults import Kind, error, too_many_requests
from bot.settings import Settings
from tests.abuse.rows import CANARY, row, while_time_goes_on
from tests.conftest import World, until
from tests.scenarios.talk import Talk

# Row 39: the machine


def replace(path: Any, content: bytes, mode: int = 0o400) -> None:
    path.unlink()
    path.write_bytes(content)
    path.chmod(mode)


def keys_of_another_store(settings: Settings) -> bytes:
    path = settings.key_file.with_name("another")
    keys.load_or_create(path, store_exists=False)
    return path.read_bytes()


SPOILT: dict[str, tuple[Callable[[Settings], object], str]] = {
    "no key file": (lambda s: s.key_file.unlink(), "key file .* is missing"),
    "no key in it": (lambda s: replace(s.key_file, b"{}"), "is not a key file"),
    "no text in it": (lambda s: replace(s.key_file, b"\xff"), "is not a key file"),
    "a key file for everybody": (lambda s: s.key_file.chmod(0o444), "chmod 0400"),
    "another store's keys": (
        lambda s: replace(s.key_file, keys_of_another_store(s)),
        "does not open with this key",
    ),
    "a store that is none": (
        lambda s: (s.data_dir / STORE_FILE).write_bytes(os.urandom(8192)),
        "does not open|cannot be opened",
    ),
}


@row(39, **SPOILT)
async def test_a_store_that_cannot_be_read_is_refused_in_one_clear_line(
    world: World, hadiqa: Talk, case: tuple[Callable[[Settings], object], str]
):
    await world.stop()
    hadiqa.phone.send(CANARY)
    spoil, reason = case
    spoil(world.settings)
    with pytest.raises(StartError, match=reason) as refused:
        async with open_runtime(world.settings):
            pass
    assert "\n" not in str(refused.value)
    assert world.emulator.pending_updates == 1, "nothing is confirmed"


async def test_row_39_a_second_bot_on_the_same_store_is_told_to_try_later(settings: Settings):
    with (
        only_one(settings),
        pytest.raises(TryLaterError, match="already running"),
        only_one(settings),
    ):
        pass


async def test_row_39_on_a_full_disk_nothing_is_lost_and_all_goes_on_when_there_is_room(
    world: World, hadiqa: Talk
):
    driver, heard = world.app.runtime.store.database._driver, len(hadiqa.heard)
    async with world.app.runtime.store.database.reader() as connection:
        pages = (await connection.exec_driver_sql("PRAGMA page_count")).scalar()
    await driver.run(f"PRAGMA max_page_count = {pages}")
    for n in range(20):
        hadiqa.phone.send(f"{n} {CANARY * 200}")
    await asyncio.sleep(0.5)
    assert world.emulator.pending_updates, "what is not stored is not confirmed"
    await driver.run("PRAGMA max_page_count = 1000000")
    await world.settle()
    assert len(hadiqa.heard) == heard + 20
    assert world.app.runtime.health.counters["dead_letters"] == 0


@row(
    39,
    receiving=("inbox", "accept"),
    looking=("inbox", "pending"),
    handling=("inbox", "finish"),
    finding_the_person=("people", "find"),
    writing_the_answer=("outbox", "add"),
    choosing=("outbox", "due"),
    settling=("outbox", "settle"),
    marking=("outbox", "mark_sending"),
    addressing=("people", "get"),
)
async def test_a_store_that_fails_for_a_while_loses_and_doubles_nothing(
    world: World, hadiqa: Talk, case: tuple[str, str], monkeypatch: pytest.MonkeyPatch
):
    part, method = case
    ours, left = getattr(world.app.runtime.store, part), 2
    works = getattr(ours, method)

    async def fails(*arguments: object, **more: object) -> object:
        nonlocal left
        left -= 1
        if left >= 0:
            raise StoreError("full")
        return await works(*arguments, **more)

    heard = len(hadiqa.heard)
    monkeypatch.setattr(ours, method, fails)
    monkeypatch.setattr(sender, "IDLE_SECONDS", 0.1)
    monkeypatch.setattr(worker, "IDLE_SECONDS", 0.1)
    monkeypatch.setattr(poller, "LONGEST_WAIT", 0.1)
    for command in ("/urgent", "/help", "/settings"):
        hadiqa.phone.send(command)
    await while_time_goes_on(world, lambda: len(hadiqa.heard) >= heard + 3)
    await world.settle()
    titles = [text.split("\n")[0] for text in hadiqa.heard[heard:]]
    assert len(titles) == len(set(titles)) == 3
    assert world.app.runtime.health.counters["dead_letters"] == 0


async def test_row_39_what_could_not_be_stored_does_not_count_as_a_flood(store: Store):
    clock, broken = store.clock, store.database.unit
    throttled = Store.over(store.database, store.vault, clock, Throttle(5, 1))
    person = {"id": 5, "is_bot": False, "first_name": "x"}
    batch = [{"update_id": n, "message": {"message_id": n, "from": person}} for n in range(5)]

    @contextlib.asynccontextmanager
    async def full():
        raise StoreError("full")
        yield

    store.database.unit = full
    for _ in range(3):
        with pytest.raises(StoreError):
            await throttled.inbox.accept(batch, clock.now())
    store.database.unit = broken
    await throttled.inbox.accept(batch, clock.now())
    assert [stored.raw for stored in await store.inbox.pending(10)] == batch


# Row 40: Telegram's answers

ANSWERS: dict[str, Fault] = {
    "flood, wait 0": too_many_requests(0),
    "flood, no word how long": too_many_requests(None),
    "ok false with 200": Fault(Kind.OK_FALSE),
    "a page of a proxy": Fault(Kind.HTML),
    "half an answer": Fault(Kind.TRUNCATED),
    "cut off": Fault(Kind.CUT),
    "torn down": Fault(Kind.RESET),
    "silence": Fault(Kind.SILENCE),
    "no list": Fault(Kind.WRONG_TYPE),
    "a list of nonsense": Fault(Kind.WRONG_TYPE, result=[None, 7, [], "x", {"a": [[]]}]),
    "a bomb": Fault(Kind.BOMB),
    "too old a token": error(401, "Unauthorized"),
    "a description that is none": error(400, "\ud83d<b>{0}"),
}


@row(40, **ANSWERS)
async def test_whatever_get_updates_answers_the_poller_survives_and_loses_nothing(
    world: World, hadiqa: Talk, case: Fault, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(poller, "LONG_POLL_SECONDS", 0.2)
    monkeypatch.setattr(poller, "LONGEST_WAIT", 0.2)
    monkeypatch.setattr(world.app.transport, "_read_seconds", 0.7)
    asked = 0

    def spoil(method: str, _parameters: object) -> Fault | None:
        nonlocal asked
        asked += method == "getUpdates"
        if asked > 2:  # what follows is no spoilt answer, however slow the machine is
            world.app.transport._read_seconds = 20.0
        return case if method == "getUpdates" and asked <= 2 else None

    world.emulator.faults = spoil
    hadiqa.phone.send("/urgent")
    await until(lambda: "999" in hadiqa.text, "the answer")
    await world.settle()
    assert asked < 100, "no storm"


UNSEEN = ("flood, no word how long", "too old a token")  # they pause for longer than a test


@row(40, **{name: fault for name, fault in ANSWERS.items() if name not in UNSEEN})
async def test_whatever_a_send_answers_the_sender_survives_and_the_rest_arrives(
    world: World, hadiqa: Talk, case: Fault, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(world.app.transport, "_read_seconds", 0.7)
    tries = 0

    def spoil(method: str, _parameters: object) -> Fault | None:
        nonlocal tries
        tries += method == "sendMessage"
        return case if method == "sendMessage" and tries == 1 else None

    world.emulator.faults = spoil
    hadiqa.phone.send("/settings")
    await until(lambda: tries, "the spoilt one")
    world.app.transport._read_seconds = 20.0  # the next one is no spoilt one, on any machine
    hadiqa.phone.send("/urgent")
    await while_time_goes_on(world, lambda: "999" in hadiqa.text)
    assert sum("Settings" in text for text in hadiqa.heard) <= 1, "and nothing twice"
    assert tries <= 3
