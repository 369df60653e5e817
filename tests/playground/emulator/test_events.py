"""What the page hears of everything that changes on a phone."""

from typing import Any

import pytest

from bot.playground.emulator import Emulator, Event, EventStream, Phone


async def next_kinds(stream: EventStream, count: int) -> list[str]:
    return [(await stream.get()).kind for _ in range(count)]


async def test_each_change_is_an_event_with_the_phone_it_is_on(
    client: Any, emulator: Emulator, amal: Phone
) -> None:
    chat = {"chat_id": amal.user_id}
    with emulator.subscribe() as stream:
        sent = await client.ok("sendMessage", **chat, text="x", reply_markup={"force_reply": True})
        assert await stream.get() == Event("message", amal.user_id, sent)
        assert await stream.get() == Event("keyboard", amal.user_id, {"force_reply": True})
        target = {**chat, "message_id": sent["message_id"]}
        edited = await client.ok("editMessageText", **target, text="y")
        assert await stream.get() == Event("edit", amal.user_id, edited)
        await client.ok("sendChatAction", **chat, action="typing")
        await client.ok("setMessageReaction", **target)
        await client.ok("pinChatMessage", **target)
        await client.ok("answerCallbackQuery", callback_query_id=amal.press("x"), text="ok")
        await client.ok("setMyCommands", commands=[{"command": "a", "description": "b"}])
        await client.ok("deleteMessage", **target)
        poll = await client.ok("sendPoll", **chat, question="?", options=["a"])
        amal.vote(poll["message_id"], [0])
        amal.block()
        amal.delete_account()
        emulator.add_person("Olena")
        assert await next_kinds(stream, 11) == [
            "typing",
            "reaction",
            "pin",
            "toast",
            "commands",
            "delete",
            "message",
            "poll",
            "blocked",
            "person",
            "person",
        ]


async def test_every_reader_hears_everything_until_it_leaves(emulator: Emulator) -> None:
    first, second = emulator.subscribe(), emulator.subscribe()
    emulator.add_person("A")
    first.close()
    emulator.add_person("B")
    heard = []
    async for event in second:
        heard.append(event.data["first_name"])
        if len(heard) == 2:
            break
    assert heard == ["A", "B"]
    assert (await first.get()).data["first_name"] == "A"


async def test_a_reader_that_is_too_slow_is_told_to_read_anew(emulator: Emulator) -> None:
    stream = emulator.subscribe()
    for number in range(10_001):
        emulator.add_person(str(number))
    assert (await stream.get()).kind == "overflow"
    emulator.add_person("last")
    assert (await stream.get()).data["first_name"] == "last"


async def test_waiting_for_something_that_never_comes_ends(emulator: Emulator) -> None:
    with pytest.raises(TimeoutError):
        await emulator.until(lambda: False, seconds=0.01)
