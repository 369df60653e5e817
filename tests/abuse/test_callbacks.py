"""A1: a button is pressed by whom it was made for, while it means something, or it is refused."""

import dataclasses
import random
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice

import pytest

import handlers
from bot.context import Context
from bot.delivery import callback
from bot.delivery.raw import parse
from bot.features.mentors.actions import OpenInbox
from bot.features.questions.actions import Send, Take, WriteAnswer
from bot.message import MAX_CALLBACK_BYTES, TAG_LENGTH, Action, ActionError
from bot.people.person import Role, may
from bot.routing import On, Router
from bot.screen import Home
from tests.abuse.size import size
from tests.abuse.state import remembered
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.talk import Talk

MANY = size(20_000, 1_000_000)
SOME = size(150, 3_000)
REFUSED = "This button is no longer valid"
ACTIONS = [kind for kind in Action.registry.values() if kind.__module__.startswith("bot.")]
ROLE_OF = {route.action: route.role for route in handlers.ROUTES if isinstance(route, On)}
GARBAGE = (
    "", " ", ":", "1", "1:", "1:home", "home", "\0", "\x00" * 64, "A" * 64, "A" * 4096, "%s%n", "=",
    "{0.__class__}", "../../etc/passwd", "'; DROP TABLE people; --", "' OR '1'='1", "1:home' --",
    "الصفحة الرئيسية", "🏠" * 16, "\ud83d", "\udfff" * 21, "\u202e:home", "é", "\uff11:home",
    "AAAAAAAAAAAA1:home", "____________1:home", "<b>1:home</b>", "1:home\n", "\r\n\r\n", "{}",
)  # fmt: skip


def some_action(rng: random.Random) -> Action:
    """Return any of our actions, with fields as a button has them."""
    while True:
        kind = rng.choice(ACTIONS)
        fields = dataclasses.fields(kind)
        texts, numbers = ("", "plab-1", "en"), (0, 1, rng.randrange(2**47))
        try:
            action = kind(*(rng.choice(texts if f.type in (str, "str") else numbers)
                            for f in fields))  # fmt: skip
            action.body()
        except ActionError:
            continue
        return action


def changed(rng: random.Random, data: str) -> str:
    """Return other data: a character replaced, left out, doubled, swapped or added."""
    at = rng.randrange(len(data))
    other = rng.choice("Aa0:-_ é\0")
    made = rng.choice(
        [
            data[:at] + other + data[at + 1 :],
            data[:at] + data[at + 1 :],
            data[:at] + data[at] + data[at:],
            data[:at] + data[at:][::-1],
            data[:at],
            data + other,
            data.swapcase(),
        ]
    )
    return made if made != data else data + ":0"


def hostile(
    rng: random.Random, written: Callable[[int, str], str], person: int, other: int
) -> Iterator[tuple[str, str]]:
    """Give endless data that `person`, a member, must not get anywhere with: what it is, and it."""
    while True:
        body = some_action(rng).body()
        mine, theirs = written(person, body), written(other, body)
        yield "of another person", theirs
        yield "tampered", changed(rng, mine)
        yield "tag of another button", mine[:TAG_LENGTH] + some_action(rng).body() + "0"
        yield "of another version", written(person, f"{rng.choice('0239')}{body[1:]}")
        yield "of a shape that is gone", written(person, f"{body}:{rng.randrange(99)}")
        yield "of an action that is gone", written(person, f"1:gone{rng.randrange(99)}:1")
        yield "random", rng.randbytes(rng.randrange(65)).decode("latin-1")
        yield "random UTF-8", rng.randbytes(rng.randrange(65)).decode("utf-8", "surrogateescape")
        yield "garbage", rng.choice(GARBAGE)


async def found_for(world: World, router: Router, person: int, data: str) -> object:
    """Return the handler that the router finds for a press."""
    user = {"id": person, "is_bot": False, "first_name": "X"}
    query = {"id": "1", "from": user, "chat_instance": "1", "data": data}
    update = parse({"update_id": 1, "callback_query": query}, world.app.application.bot)
    context = Context.from_update(update, world.app.application)
    context.person = await world.app.runtime.store.people.find(person)
    return router._button(update, context)


@pytest.mark.figure
async def test_hostile_presses_are_all_refused_and_change_nothing(world: World):
    hiba, grace = await cast.medic(world, language="en"), await cast.coordinator(world)
    router, vault = world.app.application.handlers[0][0], world.app.runtime.store.vault
    rng, before, tried = random.Random(1), await remembered(world), Counter()
    presses = hostile(
        rng, lambda *of: callback.write(vault, *of), hiba.phone.user_id, grace.phone.user_id
    )
    for what, data in islice(presses, MANY):
        with pytest.raises(ActionError):
            callback.read(vault, hiba.phone.user_id, data)
        handler = await found_for(world, router, hiba.phone.user_id, data)
        assert handler is handlers.FALLBACKS.stale_button, what
        tried[what] += 1
    assert min(tried.values()) >= MANY // 9
    assert await remembered(world) == before


@pytest.mark.parametrize("roles", [(), (Role.MENTOR,), (Role.COORDINATOR,), tuple(Role)], ids=str)
async def test_every_button_of_ours_is_for_those_who_hold_its_role(world: World, roles):
    hiba = await cast.medic(world, language="en")
    router, vault = world.app.application.handlers[0][0], world.app.runtime.store.vault
    async with world.app.runtime.unit_of_work(hiba.phone.user_id) as uow:
        person = await uow.save(uow.person.but(roles=frozenset(roles)))
    rng, seen = random.Random(2), set()
    while len(seen) < len(ACTIONS):
        action = some_action(rng)
        data = callback.write(vault, hiba.phone.user_id, action.body())
        assert callback.read(vault, hiba.phone.user_id, data) == action
        handler = await found_for(world, router, hiba.phone.user_id, data)
        refused = handler is handlers.FALLBACKS.stale_button
        assert refused is not may(person, ROLE_OF[type(action)]), action
        seen.add(type(action))


async def test_hostile_presses_get_one_and_the_same_answer_on_the_phone(world: World):
    hiba, grace = await cast.medic(world, language="en"), await cast.coordinator(world)
    await hiba.say("/home")
    vault, rng = world.app.runtime.store.vault, random.Random(3)
    presses = hostile(
        rng, lambda *of: callback.write(vault, *of), hiba.phone.user_id, grace.phone.user_id
    )
    before, heard = await remembered(world), len(hiba.heard)
    queries = [hiba.phone.press(data) for _, data in islice(presses, SOME)]
    await world.settle()
    answers = hiba.heard[heard:]
    assert len(answers) == SOME
    assert len(set(answers)) == 1
    assert REFUSED in answers[0]
    assert await remembered(world) == before
    answered = [c.parameters["callback_query_id"] for c in world.emulator.calls
                if c.method == "answerCallbackQuery"]  # fmt: skip
    assert set(queries) <= set(answered), "no spinner is left turning"
    assert await works(hiba), "and the person goes on"


async def works(talk: Talk) -> bool:
    await talk.say("/home")
    await talk.tap(next(kind for kind in ACTIONS if kind.prefix == "sett"))
    return talk.offers(Home)


def all_data(talk: Talk) -> set[str]:
    """Return the data of every button that this person's messages carry now."""
    return {
        button["callback_data"]
        for message in talk.phone.messages
        for row in message.get("reply_markup", {}).get("inline_keyboard", [])
        for button in row
        if "callback_data" in button
    }


async def test_real_buttons_of_a_coordinator_and_a_mentor_do_nothing_for_a_member(world: World):
    grace, daniel = await cast.coordinator(world), await cast.mentor(world)
    hiba, eve = await cast.medic(world, language="en"), await cast.medic(world, "Eve", "en")
    await cast.ask(hiba, "Secret question")
    await world.move(days=3)
    for talk, commands in ((grace, ("/home", "/people", "/help")), (daniel, ("/inbox", "/home"))):
        for command in commands:
            await talk.say(command)
    stolen = all_data(grace) | all_data(daniel) | all_data(hiba)
    assert len(stolen) > 20
    before, heard = await remembered(world), len(eve.heard)
    for data in sorted(stolen):
        assert len(data.encode()) <= MAX_CALLBACK_BYTES
        eve.phone.press(data, eve.phone.last["message_id"])
        eve.phone.press(data)
    await world.settle()
    assert await remembered(world) == before
    assert all(REFUSED in text for text in eve.heard[heard:])
    assert "Secret" not in "".join(eve.heard)


async def test_buttons_made_for_a_role_do_nothing_once_it_is_lost(world: World):
    daniel, grace = await cast.mentor(world, cap=5), await cast.coordinator(world)
    hiba = await cast.medic(world, language="en")
    await cast.ask(hiba, "First question")
    await cast.take(daniel)
    await daniel.say("Half an answer")
    send, write = daniel.data(Send), WriteAnswer(int(daniel.data(Send).split(":")[-1]), 0)
    await cast.ask(hiba, "Second question")
    take = daniel.data(Take)
    await daniel.say("/inbox")
    await grace.say("/home")
    kept = [(talk, data) for talk in (daniel, grace) for data in sorted(all_data(talk))
            if ROLE_OF[type(Action.parse(data[TAG_LENGTH:]))]] + [(daniel, take)]  # fmt: skip
    assert {talk.phone.user["first_name"] for talk, _ in kept} == {"Daniel", "Grace"}
    for talk in (daniel, grace):
        async with world.app.runtime.unit_of_work(talk.phone.user_id) as uow:
            await uow.save(uow.person.but(roles=frozenset()))
    before = await remembered(world)
    for talk, data in kept:
        await talk.press(data)
        assert REFUSED in talk.text
    assert await remembered(world) == before
    vault = world.app.runtime.store.vault
    written = callback.write(vault, daniel.phone.user_id, write.body())
    inbox = callback.write(vault, daniel.phone.user_id, OpenInbox().body())
    for data in (send, written, inbox):
        await daniel.press(data)
        assert "First question" not in daniel.text
    await daniel.say("Sent all the same?")
    assert "Half an answer" not in "".join(hiba.heard)
    assert "Sent all the same?" not in "".join(hiba.heard)
