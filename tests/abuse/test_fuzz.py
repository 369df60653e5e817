"""A5: whatever arrives as an update, nothing fails; what cannot be read is set aside, quietly."""

import asyncio
import contextlib
import json
import random
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from bot.app import App, open_runtime
from bot.features.onboarding.actions import ShowAnswers, ShowLanguages
from bot.features.questions.actions import ShowEscalated, ShowMyQuestions
from bot.playground.emulator.wire import Encoded
from tests.abuse.bot_api import Maker, every_update
from tests.abuse.hostile import hostile_text
from tests.abuse.rows import CANARY
from tests.abuse.size import size
from tests.conftest import TOKEN, World, until
from tests.scenarios import cast
from tests.scenarios.talk import Talk

# Fields that Telegram has replaced are fields, too.
pytestmark = pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")

MANY = size(5_000, 50_000)
BATCH = 100
JUNK: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 2**31, 2**53, 2**63, 10**30, -(10**18), 1.5, -0.0, 1e308, "", " ",
    "0", CANARY, "\ud83d", "\0", "x" * 5000, "/start", "/ask", "/home@pathways_demo_bot", "private",
    "group", "member", "kicked", [], [[]], {}, {"": {}}, [None] * 50, {"id": 1}, {"type": "x"},
)  # fmt: skip


# Seeds: what really comes, and what could


async def recorded(world: World) -> tuple[list[dict[str, Any]], list[int]]:
    """Let people do everything once; return the updates that the bot got, and who they are."""
    hiba = await cast.medic(world, CANARY, "en")
    daniel = await cast.mentor(world, f"{CANARY}d")
    grace = await cast.coordinator(world, f"{CANARY}g")
    await cast.ask(hiba, CANARY)
    await cast.take(daniel)
    await cast.answer(daniel, CANARY)
    sent = hiba.phone.send(CANARY)
    hiba.phone.edit(sent["message_id"], f"{CANARY}!")
    hiba.phone.send_sticker()
    hiba.phone.send_contact()
    hiba.phone.send_location()
    hiba.phone.send_voice()
    hiba.phone.send_document(CANARY, "text/plain", 5)
    hiba.phone.forward(CANARY, daniel.phone)
    world.emulator.add_group(CANARY, hiba.phone).say(hiba.phone, "/home")
    for command in ("/plan", "/settings", "/privacy", "/people", "/inbox", "/help", "/urgent"):
        await hiba.say(command)
    await cast.write(hiba, CANARY)  # and a text is waited for
    hiba.phone.block()
    hiba.phone.unblock()
    await world.settle()
    kinds = (ShowLanguages, ShowAnswers, ShowMyQuestions, ShowEscalated)
    presses = [button(talk, kind()) for talk in (hiba, daniel, grace) for kind in kinds]
    people = [talk.phone.user_id for talk in (hiba, daniel, grace)]
    return [*presses, *_delivered(world)], people


def button(talk: Talk, action: Any) -> dict[str, Any]:
    vault, user = talk.world.app.runtime.store.vault, talk.phone.user
    data = vault.tag(user["id"], action.body()) + action.body()
    query = {"id": "1", "from": user, "chat_instance": "1", "data": data}
    return {"update_id": 1, "callback_query": {**query, "message": talk.phone.last}}


def _delivered(world: World) -> Iterator[dict[str, Any]]:
    for call in world.emulator.calls:
        if call.method == "getUpdates" and isinstance(call.result, Encoded):
            yield from json.loads(call.result.body)


# Mutations


def places(value: Any) -> list[tuple[Any, Any]]:
    """Return every (container, key) below a value."""
    found, left = [], [value]
    while left:
        within = left.pop()
        for key in list(within) if isinstance(within, dict) else range(len(within)):
            found.append((within, key))
            if isinstance(within[key], dict | list):
                left.append(within[key])
    return found


def mutated(rng: random.Random, seed: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """Return a copy with one to four changes: dropped, replaced, retyped, nested, transplanted."""
    update: dict[str, Any] = json.loads(json.dumps(seed))
    for _ in range(rng.choice((1, 1, 1, 2, 4))):
        if not update:
            break
        within, key = rng.choice(places(update))
        match rng.randrange(7):
            case 0:
                del within[key]
            case 1 | 2:
                within[key] = rng.choice(JUNK)
            case 3:
                within[key] = retyped(within[key])
            case 4:
                within[key] = nested(within[key], rng.choice((1, 5, 60, 300, 900)))
            case 5:
                there, name = rng.choice(places(other))
                within[key] = json.loads(json.dumps(there[name]))
            case 6:
                within[key] = hostile_text(rng)
    return update


def retyped(value: Any) -> Any:
    if isinstance(value, dict):
        return list(value.values())
    if isinstance(value, list):
        return {str(n): part for n, part in enumerate(value)}
    return str(value) if isinstance(value, int | float) else [value]


def nested(value: Any, depth: int) -> Any:
    for n in range(depth):
        value = {"reply_to_message": value} if n % 2 else [value]
    return value


def fuzzed(rng: random.Random, seeds: list[dict[str, Any]], people: list[int]) -> Iterator[Any]:
    """Give endless updates, each with an id of its own, mostly of people the bot knows."""
    number = 1_000_000
    while True:
        number += 1
        update = mutated(rng, rng.choice(seeds), rng.choice(seeds))
        for part in update.values():
            sender = part.get("from") if isinstance(part, dict) else None
            if isinstance(sender, dict) and rng.random() < 0.5:
                sender["id"] = rng.choice([*people, *range(900, 920)])
        if rng.random() < 0.99:
            update["update_id"] = number
        yield update


# The test


@contextlib.asynccontextmanager
async def working(world: World) -> AsyncIterator[App]:
    """Run the worker with the real handlers, without poller and sender: what comes is put in."""
    async with open_runtime(world.settings, world.clock) as runtime, asyncio.TaskGroup() as tasks:
        app = App(runtime, world.url, TOKEN)
        await app.transport.open()
        await app.application.initialize()
        tasks.create_task(app._worker.run())
        try:
            yield app
        finally:
            app._worker.stop()
            await app.transport.close()


async def handle(app: App, batch: list[Any]) -> None:
    store = app.runtime.store
    await store.inbox.accept(batch, store.clock.now())
    app._worker.wake()

    async def done() -> bool:
        return not await store.inbox.pending(1)

    await until(done, "the batch to be handled", patience=60)


@pytest.mark.figure
async def test_no_update_of_any_shape_leads_to_an_unhandled_failure(world: World, journal):
    seeds, people = await recorded(world)
    await world.stop()
    seeds += list(every_update(Maker(), depth=1))
    source = fuzzed(random.Random(7), seeds, people)
    async with working(world) as app:
        for _ in range(MANY // BATCH):
            await handle(app, [next(source) for _ in range(BATCH)])
    counters = app.runtime.health.counters
    assert counters["update_failures"] == 0
    assert 0 < counters["dead_letters"] < MANY / 2, "most are read"
    assert counters["ignored_updates"] < MANY / 2, "and handled"
    logged = journal.getvalue()
    assert CANARY not in logged
    assert "canary" not in logged
