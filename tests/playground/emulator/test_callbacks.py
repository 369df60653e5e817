"""Presses on buttons and the answers to them."""

import datetime as dt
from typing import Any

import pytest

from bot.clock import MovableClock
from bot.playground.actions import ACTIONS
from bot.playground.bodies import Tap
from bot.playground.emulator import Emulator, Phone

TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"
ROWS = [
    [{"text": "One", "callback_data": "1"}, {"text": "Two", "callback_data": "2"}],
    [
        {"text": "Site", "url": "https://www.gmc-uk.org"},
        {"text": "Copy", "copy_text": {"text": "ref K7Q2"}},
        {"text": "Join", "url": "https://t.me/pathways_demo_bot?start=abc"},
    ],
]


async def show(client: Any, phone: Phone) -> int:
    markup = {"inline_keyboard": ROWS}
    sent = await client.ok("sendMessage", chat_id=phone.user_id, text="?", reply_markup=markup)
    message_id: int = sent["message_id"]
    return message_id


async def test_a_second_tap_in_a_hurry_presses_what_was_seen(client: Any, amal: Phone) -> None:
    message_id = await show(client, amal)
    seen = Tap(message_id=message_id, row=0, column=1, data="2")
    ACTIONS["tap"].run(amal, seen)
    changed = {"inline_keyboard": [[{"text": one, "callback_data": one} for one in "89"]]}
    where = {"chat_id": amal.user_id, "message_id": message_id}
    await client.ok("editMessageText", **where, text="!", reply_markup=changed)
    ACTIONS["tap"].run(amal, seen)
    taps = [one["callback_query"]["data"] for one in await client.ok("getUpdates")]
    assert taps == ["2", "2"]


async def test_a_tap_reaches_the_bot_with_its_message(client: Any, amal: Phone) -> None:
    message_id = await show(client, amal)
    query_id = amal.tap(message_id, 0, 1)
    (update,) = await client.ok("getUpdates")
    assert update["callback_query"] == {
        "id": query_id,
        "from": amal.user,
        "chat_instance": f"-{amal.user_id}",
        "data": "2",
        "message": amal.last,
    }
    assert await client.ok("answerCallbackQuery", callback_query_id=query_id, text="ok")
    assert amal.toasts[-1] == {
        "callback_query_id": query_id,
        "text": "ok",
        "show_alert": False,
        "url": "",
        "cache_time": 0,
    }


async def test_a_query_is_answered_once(client: Any, amal: Phone) -> None:
    query_id = amal.press("anything at all")
    assert await client.ok("answerCallbackQuery", callback_query_id=query_id)
    assert await client.error("answerCallbackQuery", callback_query_id=query_id) == TOO_OLD
    assert await client.error("answerCallbackQuery", callback_query_id="5") == TOO_OLD
    assert len(amal.toasts) == 1


async def test_an_old_query_can_neither_be_heard_nor_answered(
    client: Any, amal: Phone, clock: MovableClock
) -> None:
    query_id = amal.press("x")
    amal.send("still here")
    clock.advance(dt.timedelta(seconds=151))
    (update,) = await client.ok("getUpdates")
    assert "message" in update
    assert await client.error("answerCallbackQuery", callback_query_id=query_id) == TOO_OLD


def test_old_presses_are_forgotten(emulator: Emulator, amal: Phone, clock: MovableClock) -> None:
    amal.press("old")
    clock.advance(dt.timedelta(seconds=151))
    newest = amal.press("new")
    assert list(emulator.dump()["callbacks"]) == [newest]


async def test_an_answer_is_at_most_200_long(client: Any, amal: Phone) -> None:
    query_id = amal.press("x")
    long = {"callback_query_id": query_id, "text": "x" * 201}
    assert await client.error("answerCallbackQuery", **long) == "Bad Request: MESSAGE_TOO_LONG"


async def test_a_press_may_come_without_its_message(client: Any, amal: Phone) -> None:
    amal.press("x")
    amal.press("x", message_id=99)
    without, gone = await client.ok("getUpdates")
    assert "message" not in without["callback_query"]
    assert gone["callback_query"]["message"] == {
        "chat": amal.messages[0]["chat"],
        "message_id": 99,
        "date": 0,
    }


async def test_labels_find_the_newest_button_or_name_what_there_is(
    client: Any, amal: Phone
) -> None:
    await show(client, amal)
    newest = await show(client, amal)
    amal.tap_label("One")
    (update,) = await client.ok("getUpdates")
    assert update["callback_query"]["message"]["message_id"] == newest
    with pytest.raises(LookupError, match=r"no button 'Three'; there are \['One', 'Two'"):
        amal.tap_label("Three")
    with pytest.raises(LookupError, match=r"no button at row 7, column 0 of \[\['One', 'Two'\]"):
        amal.tap(newest, 7, 0)
    with pytest.raises(LookupError, match="no message 99"):
        amal.tap(99, 0, 0)


async def test_other_buttons_tell_what_they_open(client: Any, amal: Phone) -> None:
    message_id = await show(client, amal)
    assert amal.tap(message_id, 1, 0) == "https://www.gmc-uk.org"
    assert amal.tap(message_id, 1, 1) == "ref K7Q2"
    assert amal.messages[-1]["message_id"] == message_id
    amal.tap(message_id, 1, 2)
    assert amal.messages[-1]["text"] == "/start abc"


async def test_a_reply_keyboard_is_shown_used_and_removed(
    client: Any, amal: Phone, emulator: Emulator
) -> None:
    chat = {"chat_id": amal.user_id, "text": "?"}
    keyboard = {"keyboard": [["Yes", {"text": "No"}]], "resize_keyboard": True}
    sent = await client.ok("sendMessage", **chat, reply_markup=keyboard)
    assert "reply_markup" not in sent
    assert amal.keyboard == {**keyboard, "keyboard": [[{"text": "Yes"}, {"text": "No"}]]}
    amal.tap_label("No")
    assert amal.messages[-1]["text"] == "No"
    await client.ok("sendMessage", **chat, reply_markup={"force_reply": True})
    assert amal.keyboard == {"force_reply": True}
    await client.ok("sendMessage", **chat, reply_markup={"remove_keyboard": True})
    assert amal.keyboard is None
    assert emulator.pending_updates == 1
