"""Forty bad inputs, rows 1-6 and 13: what arrives from Telegram in no good shape or order."""

import asyncio
import json
import time
from typing import Any

from bot.features.questions.actions import AskAfterNotice, ChooseTopic, Send
from bot.features.questions.tables import parts
from tests.abuse.rows import CANARY, count, inject, message, polls, row, states
from tests.conftest import World, until
from tests.scenarios import cast
from tests.scenarios.talk import Talk


async def goes_on(talk: Talk) -> bool:
    """Whether the bot answers this person's next command."""
    await talk.say("/urgent")
    return "999" in talk.text


@row(
    1,
    a_type_of_tomorrow={"dream": {"text": CANARY}},
    one_we_never_asked_for={"poll": {"id": "1", "question": CANARY}},
    a_reaction={"message_reaction": {"x": CANARY}},
    nothing={},
)
async def test_an_update_of_an_unknown_type_is_stored_done_and_counted(
    world: World, hadiqa: Talk, case: dict[str, Any]
):
    health, heard = world.app.runtime.health, len(hadiqa.heard)
    before = health.counters["ignored_updates"]
    inject(world, **case)
    await world.settle()
    assert (await states(world))[-1] == "done"
    assert health.counters["ignored_updates"] == before + 1
    assert health.counters["dead_letters"] == 0
    assert len(hadiqa.heard) == heard
    assert await goes_on(hadiqa)


@row(
    2,
    without_an_id={"message": {"text": CANARY}},
    id_as_text={"update_id": "12", "message": {"text": CANARY}},
    id_as_a_fraction={"update_id": 1.5},
    a_negative_id={"update_id": -7},
    a_text=CANARY,
    a_list=[CANARY],
)
async def test_what_has_no_id_is_kept_aside_and_the_poller_goes_on(
    world: World, hadiqa: Talk, case: object
):
    world.emulator.inject(case)
    assert await goes_on(hadiqa)
    assert (await states(world)).count("dead") == 1


@row(
    2,
    without_an_id_and_alone={"message": {"text": CANARY}},
    id_as_text_and_alone={"update_id": "1"},
)
async def test_what_nothing_confirms_is_stored_once_and_looked_at_with_patience(
    world: World, hadiqa: Talk, case: object
):
    async def is_set_aside() -> bool:
        return "dead" in await states(world)

    asked, begun = polls(world), time.monotonic()
    world.emulator.inject(case)
    await until(is_set_aside, "it to be stored")
    await asyncio.sleep(1.0)
    assert polls(world) - asked <= 4 * (time.monotonic() - begun), "no storm of requests"
    assert (await states(world)).count("dead") == 1
    assert await goes_on(hadiqa)


@row(
    3,
    without_date={"date": ...},
    without_chat={"chat": ...},
    a_date_in_aeons={"date": 10**18},
    a_date_before_time={"date": -1},
    a_text_that_is_a_list={"text": [CANARY]},
    a_sender_that_is_a_name={"from": CANARY},
    an_id_larger_than_the_store={"message_id": 2**70},
)
async def test_a_malformed_message_is_set_aside_at_once_and_others_go_on(
    world: World, hadiqa: Talk, journal, case: dict[str, Any]
):
    whole = {**message(hadiqa, text=CANARY), **case}
    inject(world, message={name: value for name, value in whole.items() if value is not ...})
    await world.settle()
    assert world.app.runtime.health.counters["dead_letters"] == 1
    assert world.app.runtime.health.counters["update_failures"] == 0, "not tried again"
    assert (await states(world))[-1] == "dead"
    assert "cannot be read" in journal.getvalue()
    assert await goes_on(hadiqa)


async def begin(talk: Talk) -> None:
    """Lead to where a text is waited for."""
    await talk.say("/ask")
    await talk.tap(AskAfterNotice)
    await talk.tap(ChooseTopic("exams"))


@row(4, five_times=5)
async def test_the_same_update_again_and_again_has_one_effect_and_one_reply(
    world: World, hadiqa: Talk, case: int
):
    await begin(hadiqa)
    heard, number = len(hadiqa.heard), world.emulator._world.state.next_update_id
    update = {"update_id": number, "message": message(hadiqa, text=CANARY)}
    for _ in range(2):
        for _ in range(case):
            world.emulator.inject(update)
        await world.settle()
        await world.stop()
        await world.start()
    assert len(hadiqa.heard) == heard + 1
    assert await count(world, parts) == 1
    assert await goes_on(hadiqa)


async def test_row_4_the_same_message_under_another_id_is_not_added_again(
    world: World, hadiqa: Talk
):
    await begin(hadiqa)
    said = message(hadiqa, text=CANARY)
    for _ in range(3):
        inject(world, message=said)
    await world.settle()
    assert await count(world, parts) == 1
    assert hadiqa.text.count(CANARY) == 1
    assert world.app.runtime.health.counters["update_failures"] == 0


@row(5, after_an_idle_week=1000, back_to_one=1, to_zero=0)
async def test_ids_that_begin_anew_are_processed(world: World, hadiqa: Talk, case: int):
    world.emulator.restart_update_ids(case)
    assert await goes_on(hadiqa)
    assert await goes_on(hadiqa)


@row(6, backwards=[5, 4, 3, 2, 1], mixed=[3, 1, 5, 2, 4])
async def test_a_batch_out_of_order_is_handled_in_the_order_of_its_ids(
    world: World, hadiqa: Talk, case: list[int]
):
    await begin(hadiqa)
    await world.stop()
    first = world.emulator._world.state.next_update_id
    texts = {place: message(hadiqa, text=f"{CANARY} {place}.") for place in case}
    for place in case:
        world.emulator.inject({"update_id": first + place, "message": texts[place]})
    await world.start()
    await world.settle()
    places = [hadiqa.text.index(f"{CANARY} {place}.") for place in (1, 2, 3, 4, 5)]
    assert places == sorted(places)


@row(
    13,
    half_a_pair=b"\\ud83d",
    the_other_half=b"\\ude00",
    two_halves_reversed=b"\\ude00\\ud83d",
    no_utf8=b"\xff\xfe\xc3\x28",
    in_a_name=b"",
)
async def test_what_is_no_text_in_any_encoding_is_replaced_and_processed(
    world: World, hadiqa: Talk, case: bytes
):
    daniel = await cast.mentor(world)
    await begin(hadiqa)
    number = world.emulator._world.state.next_update_id
    update = {"update_id": number, "message": message(hadiqa, text=f"{CANARY}@")}
    if not case:
        update["message"]["from"] = {**hadiqa.phone.user, "first_name": "@", "language_code": "@"}
    world.emulator.inject(json.dumps(update).encode().replace(b"@", case or b"\\ud83d"))
    await world.settle()
    assert CANARY in hadiqa.text
    await hadiqa.tap(Send)
    assert CANARY in daniel.text
    assert world.app.runtime.health.counters["dead_letters"] == 0
    assert case == b"" or "\ufffd" in daniel.text
