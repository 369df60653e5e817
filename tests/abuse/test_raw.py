"""What is believed of a raw update: nothing, until its shape is known."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Bot

from bot.delivery import raw
from bot.delivery.inbox import DEAD, PENDING
from bot.delivery.raw import DEEPEST, UnreadableError
from bot.delivery.tables import inbox

BOT = Bot("1:x")
USER = {"id": 7, "is_bot": False, "first_name": "CANARY"}
CHAT = {"id": 7, "type": "private"}
MESSAGE = {"message_id": 1, "date": 1, "chat": CHAT, "from": USER, "text": "CANARY"}


def nested(depth: int, core: object = "\ud83d") -> object:
    for _ in range(depth):
        core = [core]
    return core


@given(st.text(st.characters()))
def test_any_text_returns_from_the_inbox_as_it_went_but_for_lone_surrogates(text):
    written = raw.write({text: text})
    assert written is not None
    assert written.isascii()
    mended = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    assert raw.read(written) == {mended: mended}


@pytest.mark.parametrize(
    ("text", "read"),
    [("\ude00", "\ufffd"), ("\ud83d\ud83d\ude00", "\ufffd😀"),
     ("\\ud83d", "\\ud83d"), ("\\\ud83d", "\\\ufffd")],
)  # fmt: skip
def test_only_lone_surrogates_are_replaced(text, read):
    assert raw.read(raw.write({"t": text}) or "") == {"t": read}


@pytest.mark.parametrize("depth", [DEEPEST, 500, 990, 100_000])
def test_what_is_nested_too_deep_to_be_read_again_is_not_written(depth):
    assert raw.write({"x": nested(depth)}) is None


def test_many_brackets_are_no_depth():
    wide = {"entities": [{"type": "bold"}] * 500, "text": "[" * 4000 + '"{'}
    assert raw.read(raw.write(wide) or "") == wide


@pytest.mark.parametrize(
    "value", ["12", 1.5, None, True, [], {}, -1, 2**53, 10**30, float("nan")], ids=repr
)
def test_nothing_but_a_number_of_telegrams_size_is_an_update_id(value):
    assert raw.update_id({"update_id": value}) is None
    assert raw.sender_id({"message": {"from": {"id": value}}}) is None


WRONG = {
    "no date": {k: v for k, v in MESSAGE.items() if k != "date"},
    "no chat": {k: v for k, v in MESSAGE.items() if k != "chat"},
    "a date far away": {**MESSAGE, "date": 10**18},
    "a date before time": {**MESSAGE, "date": -1},
    "a text that is a number": {**MESSAGE, "text": 5},
    "a text that is nothing": {**MESSAGE, "text": None},
    "an id that is a truth": {**MESSAGE, "from": {**USER, "id": True}},
    "an id of nobody": {**MESSAGE, "from": {**USER, "id": 0}},
    "an id too large to store": {**MESSAGE, "message_id": 2**63},
    "a language that is a list": {**MESSAGE, "from": {**USER, "language_code": []}},
    "a list": [MESSAGE],
    "somebody else's words": {**MESSAGE, "forward_origin": {"x": 1}},
}


@pytest.mark.parametrize("message", WRONG.values(), ids=WRONG)
def test_an_update_of_the_wrong_shape_is_refused_without_quoting_it(message):
    with pytest.raises(UnreadableError) as refused:
        raw.parse({"update_id": 1, "message": message}, BOT)
    assert "CANARY" not in repr(refused.value)
    assert refused.value.__suppress_context__ or refused.value.__context__ is None


def test_what_telegram_adds_tomorrow_is_no_reason_to_refuse():
    tomorrow = {**MESSAGE, "hologram": {"size": 3}, "from": {**USER, "is_kind": True}}
    update = raw.parse({"update_id": 1, "message": tomorrow, "dream": {}}, BOT)
    assert update.message
    assert update.message.text == "CANARY"


@pytest.mark.parametrize(
    "more",
    [{"sticker": {"x": 1}}, {"poll": {"id": "1"}}, {"reply_to_message": {**MESSAGE, "poll": {}}},
     {"entities": 7}, {"photo": "x"}],
    ids=str,
)  # fmt: skip
def test_a_text_is_not_lost_to_what_cannot_be_read_around_it(more):
    update = raw.parse({"update_id": 1, "message": {**MESSAGE, **more}}, BOT)
    assert update.message
    assert update.message.text == "CANARY"
    assert update.message.chat.id == update.effective_user.id == 7


def test_a_button_below_what_cannot_be_read_still_works():
    below = {**MESSAGE, "poll": {"id": "1"}}
    query = {"id": "1", "from": USER, "chat_instance": "1", "data": "x", "message": below}
    update = raw.parse({"update_id": 1, "callback_query": query}, BOT)
    assert update.callback_query
    assert (update.callback_query.data, update.callback_query.message.message_id) == ("x", 1)


async def test_what_is_no_update_is_kept_aside_once_and_what_is_too_deep_too(store):
    bad = [{"message": MESSAGE}, 7, "text", {"update_id": "12"}, {"update_id": True}]
    deep = {"update_id": 5, "message": nested(500)}
    good = {"update_id": 1, "message": MESSAGE}
    for _ in range(3):
        await store.inbox.accept([*bad, deep, good], store.clock.now())
    async with store.database.reader() as connection:
        rows = (await connection.execute(inbox.select())).all()
    states = sorted((row.state, row.update_id if row.update_id > 0 else None) for row in rows
                    if row.state == PENDING or row.update_id > 0)  # fmt: skip
    assert states == [(DEAD, 5), (PENDING, 1)]
    assert len(rows) == len(bad) + 2
    assert all(b"CANARY" not in row.payload for row in rows)
    [row] = await store.inbox.pending(10)
    assert json.dumps(row.raw) == json.dumps(good)
