"""Sending, editing, deleting, copying: limits, refusals and what comes back."""

import datetime as dt
from typing import Any

import pytest

from bot.clock import MovableClock
from bot.playground.emulator import Emulator, Phone

NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are "
    "exactly the same as a current content and reply markup of the message"
)
BUTTON = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}


async def test_a_sent_message_comes_back_in_telegrams_shape(client: Any, amal: Phone) -> None:
    sent = await client.ok(
        "sendMessage",
        chat_id=amal.user_id,
        text="<b>Hi</b>",
        parse_mode="HTML",
        reply_markup=BUTTON,
        link_preview_options={"is_disabled": True},
        protect_content=True,
    )
    assert sent == {
        "message_id": 2,
        "from": {
            "id": 123456,
            "is_bot": True,
            "first_name": "Pathways",
            "username": "pathways_demo_bot",
        },
        "chat": {"id": amal.user_id, "first_name": "Amal", "type": "private"},
        "date": 1795262400,
        "text": "Hi",
        "entities": [{"offset": 0, "length": 2, "type": "bold"}],
        "reply_markup": BUTTON,
        "link_preview_options": {"is_disabled": True},
        "has_protected_content": True,
    }
    assert amal.last == sent


async def test_lengths_count_utf16_units_after_the_markup_is_gone(client: Any, amal: Phone) -> None:
    whole = "🙂" * 2048
    text = f"<b>{whole}</b>"
    await client.ok("sendMessage", chat_id=amal.user_id, text=text, parse_mode="HTML")
    too_long = await client.error("sendMessage", chat_id=amal.user_id, text=whole + "x")
    assert too_long == "Bad Request: message is too long"
    heavy = await client.error("sendMessage", chat_id=amal.user_id, text="x" * 32_769)
    assert heavy == "Bad Request: text is too long"


@pytest.mark.parametrize(
    ("parameters", "problem"),
    [
        ({"text": "x"}, "chat_id is empty"),
        ({"chat_id": "5", "text": "x"}, "chat not found"),
        ({"chat_id": "someone", "text": "x"}, "chat not found"),
        ({"chat_id": "@someone", "text": "x"}, "chat not found"),
        ({"chat_id": "5"}, "message text is empty"),
        ({"text": " \n "}, "text must be non-empty"),
        ({"text": "\u200b\u2063"}, "text must be non-empty"),
        (
            {"text": "<b>", "parse_mode": "HTML"},
            "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
        ),
        ({"text": "x", "entities": "{"}, "can't parse entities JSON object"),
        ({"text": "x", "reply_parameters": {"quote": "x"}}, 'can\'t find field "message_id"'),
        ({"text": "x", "reply_parameters": {"message_id": 99}}, "message to be replied not found"),
        ({"text": "x", "reply_to_message_id": 99}, "message to be replied not found"),
    ],
)
async def test_what_cannot_be_sent_is_refused_in_telegrams_words(
    client: Any, amal: Phone, parameters: dict[str, Any], problem: str
) -> None:
    if "text" in parameters and problem not in {"chat_id is empty", "chat not found"}:
        parameters = {"chat_id": amal.user_id, **parameters}
    assert await client.error("sendMessage", **parameters) == f"Bad Request: {problem}"


async def test_people_who_cannot_be_reached_are_named_by_reason(
    client: Any, emulator: Emulator, amal: Phone
) -> None:
    async def refusal(phone: Phone) -> str:
        return str(await client.error("sendMessage", chat_id=phone.user_id, text="x"))

    stranger = emulator.add_person("Stranger")
    assert await refusal(stranger) == "Forbidden: bot can't initiate conversation with a user"
    amal.block()
    assert await refusal(amal) == "Forbidden: bot was blocked by the user"
    amal.start()
    await client.ok("sendMessage", chat_id=amal.user_id, text="welcome back")
    amal.delete_account()
    assert await refusal(amal) == "Forbidden: user is deactivated"
    with pytest.raises(LookupError, match="Amal has deleted the account"):
        amal.send("hello?")


async def test_a_reply_carries_what_it_answers(client: Any, amal: Phone) -> None:
    question = amal.send("question")
    answer = await client.ok(
        "sendMessage",
        chat_id=amal.user_id,
        text="answer",
        reply_parameters={"message_id": question["message_id"]},
    )
    assert answer["reply_to_message"] == question
    lone = {"message_id": 99, "allow_sending_without_reply": True}
    sent = await client.ok("sendMessage", chat_id=amal.user_id, text="x", reply_parameters=lone)
    assert "reply_to_message" not in sent


async def test_a_message_is_edited_in_place(client: Any, amal: Phone, clock: MovableClock) -> None:
    sent = await client.ok("sendMessage", chat_id=amal.user_id, text="one", reply_markup=BUTTON)
    target = {"chat_id": amal.user_id, "message_id": sent["message_id"]}
    clock.advance(dt.timedelta(seconds=5))
    edited = await client.ok("editMessageText", **target, text="two")
    assert edited["text"] == "two"
    assert "reply_markup" not in edited
    assert edited["edit_date"] == sent["date"] + 5
    assert amal.messages[-1] == edited
    assert await client.error("editMessageText", **target, text=" two ") == NOT_MODIFIED
    again = await client.ok("editMessageReplyMarkup", **target, reply_markup=BUTTON)
    assert again["text"] == "two"
    assert again["reply_markup"] == BUTTON
    assert await client.error("editMessageReplyMarkup", **target, reply_markup=BUTTON) == (
        NOT_MODIFIED
    )


async def test_what_cannot_be_edited_is_refused(client: Any, amal: Phone) -> None:
    theirs = amal.send("mine")["message_id"]
    sent = await client.ok("sendMessage", chat_id=amal.user_id, text="x")

    async def refusal(method: str, **parameters: Any) -> str:
        return str(await client.error(method, **{"chat_id": amal.user_id, **parameters}))

    text = "editMessageText"
    ours = sent["message_id"]
    assert await refusal(text, message_id=99, text="x") == "Bad Request: message to edit not found"
    assert await refusal(text, text="x") == "Bad Request: message identifier is not specified"
    assert await refusal(text, message_id=theirs, text="x") == (
        "Bad Request: message can't be edited"
    )
    assert await refusal(text, inline_message_id="x", text="x") == "Bad Request: MESSAGE_ID_INVALID"
    assert await refusal("editMessageCaption", message_id=ours, caption="x") == (
        "Bad Request: there is no caption in the message to edit"
    )
    keyboard = {"keyboard": [["x"]]}
    assert await refusal(text, message_id=ours, text="y", reply_markup=keyboard) == (
        "Bad Request: inline keyboard expected"
    )


async def test_messages_are_deleted_on_both_sides_for_two_days(
    client: Any, amal: Phone, clock: MovableClock
) -> None:
    theirs = amal.send("secret")["message_id"]
    ours = (await client.ok("sendMessage", chat_id=amal.user_id, text="x"))["message_id"]
    assert await client.ok("deleteMessage", chat_id=amal.user_id, message_id=theirs)
    assert [message["message_id"] for message in amal.messages] == [1, ours]

    async def refusal(**parameters: Any) -> str:
        return str(await client.error("deleteMessage", chat_id=amal.user_id, **parameters))

    assert await refusal(message_id=theirs) == "Bad Request: message to delete not found"
    assert await refusal() == "Bad Request: message identifier is not specified"
    clock.advance(dt.timedelta(hours=49))
    assert await refusal(message_id=ours) == "Bad Request: message can't be deleted for everyone"
    fresh = amal.send("new")["message_id"]
    assert await client.ok("deleteMessages", chat_id=amal.user_id, message_ids=[ours, fresh, 99])
    assert [message["message_id"] for message in amal.messages] == [1, ours]


@pytest.mark.parametrize("method", ["deleteMessages", "copyMessages", "forwardMessages"])
async def test_several_messages_at_once_are_counted(client: Any, amal: Phone, method: str) -> None:
    chat = {"chat_id": amal.user_id, "from_chat_id": amal.user_id}
    assert await client.error(method, **chat) == (
        "Bad Request: message identifiers are not specified"
    )
    assert await client.error(method, **chat, message_ids=list(range(101))) == (
        "Bad Request: too many message identifiers specified"
    )


async def test_copies_show_no_origin_and_forwards_do(client: Any, amal: Phone) -> None:
    original = amal.send("see gov.uk")["message_id"]
    source = {"chat_id": amal.user_id, "from_chat_id": amal.user_id}
    copy = await client.ok("copyMessage", **source, message_id=original)
    assert list(copy) == ["message_id"]
    assert amal.last["text"] == "see gov.uk"
    assert "forward_origin" not in amal.last
    forwarded = await client.ok("forwardMessage", **source, message_id=original)
    assert forwarded["forward_origin"]["sender_user"] == amal.user
    twice = await client.ok("forwardMessage", **source, message_id=forwarded["message_id"])
    assert twice["forward_origin"] == forwarded["forward_origin"]
    copies = await client.ok("copyMessages", **source, message_ids=[original, 99])
    assert len(copies) == 1


async def test_what_cannot_be_copied_is_refused(client: Any, amal: Phone) -> None:
    source = {"chat_id": amal.user_id, "from_chat_id": amal.user_id}
    poll = await client.ok("sendPoll", chat_id=amal.user_id, question="?", options=["a", "b"])
    assert await client.error("copyMessage", **source, message_id=99) == (
        "Bad Request: message to copy not found"
    )
    assert await client.error("forwardMessage", **source, message_id=99) == (
        "Bad Request: message to forward not found"
    )
    assert await client.error("copyMessage", **source, message_id=poll["message_id"]) == (
        "Bad Request: message can't be copied"
    )
    assert await client.error("copyMessages", **source, message_ids=[2, 1]) == (
        "Bad Request: message identifiers must be in a strictly increasing order"
    )
    assert await client.error("forwardMessages", **source, message_ids=[98, 99]) == (
        "Bad Request: there are no messages to forward"
    )


async def test_an_action_shows_until_a_message_comes_or_five_seconds_pass(
    client: Any, amal: Phone, clock: MovableClock
) -> None:
    typing = {"chat_id": amal.user_id, "action": "typing"}
    await client.ok("sendChatAction", **typing)
    assert amal.typing == "typing"
    clock.advance(dt.timedelta(seconds=6))
    assert amal.typing == ""
    await client.ok("sendChatAction", **typing)
    await client.ok("sendMessage", chat_id=amal.user_id, text="x")
    assert amal.typing == ""
    assert await client.error("sendChatAction", chat_id=amal.user_id, action="dance") == (
        "Bad Request: wrong parameter action in request"
    )


async def test_reactions_are_one_of_telegrams_emoji(client: Any, amal: Phone) -> None:
    target = {"chat_id": amal.user_id, "message_id": amal.send("x")["message_id"]}
    heart = [{"type": "emoji", "emoji": "❤️"}]
    await client.ok("setMessageReaction", **target, reaction=heart)
    assert amal.reactions(target["message_id"]) == heart
    for reaction, problem in (
        ([*heart, *heart], "REACTIONS_TOO_MANY"),
        ([{"type": "emoji", "emoji": "🦷"}], "REACTION_INVALID"),
        (["x"], "REACTION_INVALID"),
    ):
        refusal = await client.error("setMessageReaction", **target, reaction=reaction)
        assert refusal == f"Bad Request: {problem}"
    await client.ok("setMessageReaction", **target)
    assert amal.reactions(target["message_id"]) == []
    assert await client.error("setMessageReaction", chat_id=amal.user_id, message_id=99) == (
        "Bad Request: message to react not found"
    )


async def test_pins_are_kept_in_order(client: Any, amal: Phone) -> None:
    first, second = (amal.send(text)["message_id"] for text in "ab")
    for message_id in (first, second, first):
        await client.ok("pinChatMessage", chat_id=amal.user_id, message_id=message_id)
    assert [message["message_id"] for message in amal.pinned] == [second, first]
    await client.ok("deleteMessage", chat_id=amal.user_id, message_id=first)
    await client.ok("unpinChatMessage", chat_id=amal.user_id)
    assert amal.pinned == []
    assert await client.error("unpinChatMessage", chat_id=amal.user_id) == (
        "Bad Request: message to unpin not found"
    )


async def test_the_bot_may_ask_who_somebody_is(client: Any, amal: Phone) -> None:
    assert (await client.ok("getChat", chat_id=amal.user_id))["type"] == "private"
    asked = {"chat_id": amal.user_id}
    assert (await client.ok("getChatMember", **asked, user_id=123456))["user"]["is_bot"]
    assert await client.error("getChatMember", **asked, user_id=99) == "Bad Request: user not found"
    assert await client.error("leaveChat", chat_id=amal.user_id) == (
        "Bad Request: chat member status can't be changed in private chats"
    )
