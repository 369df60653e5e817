"""The forms in which a request may come, and what every method has in common."""

import io
import json
from typing import Any

import aiohttp
import pytest

from bot.playground.emulator import Emulator, Phone
from bot.playground.emulator.methods import METHODS

TOKEN = "123456:TEST-TOKEN"
EXPECTED = """
getMe logOut close getUpdates setWebhook deleteWebhook getWebhookInfo sendMessage editMessageText
editMessageReplyMarkup editMessageCaption editMessageMedia deleteMessage deleteMessages
answerCallbackQuery sendChatAction sendPhoto sendDocument sendMediaGroup sendPoll stopPoll sendVoice
copyMessage copyMessages forwardMessage forwardMessages setMyCommands getMyCommands deleteMyCommands
setMyName getMyName setMyDescription getMyDescription setMyShortDescription getMyShortDescription
setChatMenuButton getChatMenuButton getChat getFile setMessageReaction leaveChat getChatMember
pinChatMessage unpinChatMessage unpinAllChatMessages
"""


def test_knows_the_methods_that_bots_here_use() -> None:
    assert {unit.name for unit in METHODS.values()} == set(EXPECTED.split())


async def test_an_unknown_method_is_not_found(client: Any) -> None:
    for name in ("sendGift", "a%2Fb", "-"):
        body = await client.answer(name)
        assert body == {"ok": False, "error_code": 404, "description": "Not Found"}


async def test_another_token_is_unauthorized(client: Any) -> None:
    for token in ("123456:OTHER", "x"):
        async with client.session.post(f"{client.address}/bot{token}/getMe") as response:
            assert response.status == 401
            assert (await response.json())["description"] == "Unauthorized"
        async with client.session.get(f"{client.address}/file/bot{token}/photos/1") as response:
            assert response.status == 401


async def test_method_names_may_be_in_any_case(client: Any) -> None:
    assert (await client.ok("GETME"))["id"] == 123456


async def test_a_query_a_form_json_and_multipart_mean_the_same(client: Any, amal: Phone) -> None:
    markup = {"inline_keyboard": [[{"text": "x", "callback_data": "y"}]]}
    values = {"chat_id": str(amal.user_id), "text": "مرحبا +&=", "reply_markup": json.dumps(markup)}
    multipart = aiohttp.FormData(values)
    multipart.add_field("ignored", b"x", filename="x")
    url = f"{client.base}/sendMessage"
    typed = {"chat_id": amal.user_id, "text": values["text"], "reply_markup": markup}
    for request in (
        client.session.get(url, params=values),
        client.session.post(url, data=values),
        client.session.post(url, json={**typed, "parse_mode": None}),
        client.session.post(url, data=multipart),
        client.session.post(url, params={"text": values["text"]}, data={**values}),
    ):
        async with request as response:
            assert response.status == 200
            assert amal.last["text"] == "مرحبا +&="
            assert amal.last["reply_markup"] == markup


@pytest.mark.parametrize(
    ("body", "problem"),
    [("{", "can't parse JSON object"), ("[]", "object expected"), ("", "chat_id is empty")],
)
async def test_a_json_body_that_is_no_object_is_refused(
    client: Any, body: str, problem: str
) -> None:
    headers = {"Content-Type": "application/json"}
    url = f"{client.base}/sendChatAction"
    async with client.session.post(url, data=body, headers=headers) as response:
        assert (await response.json())["description"] == f"Bad Request: {problem}"


async def test_text_that_is_not_utf8_is_refused(client: Any, amal: Phone) -> None:
    body = b"chat_id=%d&text=a%%FFb" % amal.user_id
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    async with client.session.post(
        f"{client.base}/sendMessage", data=body, headers=headers
    ) as response:
        words = (await response.json())["description"]
    assert words == "Bad Request: strings must be encoded in UTF-8"


async def test_a_request_that_is_too_large_is_refused(client: Any) -> None:
    form = aiohttp.FormData()
    form.add_field("document", io.BytesIO(b"x" * (52 * 2**20)), filename="x")
    async with client.session.post(f"{client.base}/sendDocument", data=form) as response:
        assert response.status == 413
        assert (await response.json())["description"] == "Request Entity Too Large"


async def test_numbers_and_flags_are_read_as_generously_as_telegram_does(
    client: Any, amal: Phone
) -> None:
    for offset in ("", "x", "9" * 30):
        await client.ok("getUpdates", offset=offset)
    for flag in ("True", "yes", "1"):
        await client.ok("sendMessage", chat_id=amal.user_id, text="x", protect_content=flag)
        assert amal.last["has_protected_content"]
    await client.ok("sendMessage", chat_id=amal.user_id, text="x", protect_content="0")
    assert "has_protected_content" not in amal.last


async def test_after_logging_out_nothing_is_answered(client: Any) -> None:
    assert await client.ok("logOut")
    assert await client.error("getMe") == "Logged out"


async def test_every_call_is_noted_with_what_was_asked_and_answered(
    client: Any, emulator: Emulator, amal: Phone
) -> None:
    heard = []
    emulator.on_call.append(heard.append)
    sent = await client.ok("sendmessage", chat_id=amal.user_id, text="hi")
    await client.error("sendMessage", chat_id=5, text="hi")
    first, second = emulator.calls
    assert (first.method, first.chat_id, first.parameters["text"]) == (
        "sendMessage",
        str(amal.user_id),
        "hi",
    )
    assert first.ok
    assert first.result == sent
    assert first.at.isoformat() == "2026-11-21T12:00:00+00:00"
    assert first.seconds <= second.seconds
    assert not second.ok
    assert second.status == 400
    assert heard == [first, second]
