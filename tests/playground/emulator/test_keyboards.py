from typing import Any

import pytest

from bot.playground.emulator import Phone

WEB_APP = (
    "inline keyboard button Web App URL 'http://example.com' is invalid: "
    "Only HTTPS links are allowed"
)


def inline(**button: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[button]]}


def buttons(rows: int, columns: int) -> dict[str, Any]:
    button = {"text": "x", "callback_data": "y"}
    return {"inline_keyboard": [[button] * columns] * rows}


@pytest.mark.parametrize(
    ("markup", "problem"),
    [
        ("{", "can't parse reply keyboard markup JSON object"),
        ([], "object expected as reply markup"),
        ({"inline_keyboard": "bad"}, 'field "inline_keyboard" must be of type Array'),
        ({"inline_keyboard": ["bad"]}, 'field "inline_keyboard" must be an Array of Arrays'),
        (
            {"inline_keyboard": [["bad"]]},
            "can't parse inline keyboard button: InlineKeyboardButton must be an Object",
        ),
        ({"keyboard": "bad"}, 'field "keyboard" must be of type Array'),
        ({"keyboard": [[5]]}, "can't parse keyboard button: KeyboardButton must be an Object"),
        ({"keyboard": [[" "]]}, "keyboard button text must be non-empty"),
        ({"force_reply": "yes"}, 'field "force_reply" must be of type Boolean'),
        ({"remove_keyboard": "yes"}, 'field "remove_keyboard" must be of type Boolean'),
        (inline(text="x", callback_data="x" * 65), "BUTTON_DATA_INVALID"),
        (inline(text="x", callback_data="م" * 33), "BUTTON_DATA_INVALID"),
        (
            inline(text="x", callback_data=""),
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            inline(callback_data="x"),
            "can't parse inline keyboard button: Can't find field \"text\"",
        ),
        (inline(text="", callback_data="x"), "inline keyboard button text must be non-empty"),
        (
            inline(text="x", url="not-a-url"),
            "inline keyboard button URL 'not-a-url' is invalid: Wrong HTTP URL",
        ),
        (
            inline(text="x", url="ftp://example.com"),
            "inline keyboard button URL 'ftp://example.com' is invalid: Unsupported URL protocol",
        ),
        (
            inline(text="x", web_app={"url": "http://example.com"}),
            WEB_APP,
        ),
        (inline(text="x", copy_text={"text": ""}), "BUTTON_COPY_TEXT_INVALID"),
        (inline(text="x", copy_text={"text": "x" * 257}), "BUTTON_COPY_TEXT_INVALID"),
        (inline(text="x", pay=True), "BUTTON_TYPE_INVALID"),
        (buttons(1, 9), "reply markup is too long"),
        (buttons(13, 8), "reply markup is too long"),
    ],
)
async def test_a_wrong_keyboard_is_refused_and_nothing_is_sent(
    client: Any, amal: Phone, markup: Any, problem: str
) -> None:
    refusal = await client.error("sendMessage", chat_id=amal.user_id, text="x", reply_markup=markup)
    assert refusal == f"Bad Request: {problem}"
    assert len(amal.messages) == 1


@pytest.mark.parametrize(
    "markup",
    [
        inline(text="x", callback_data="x" * 64),
        inline(text="x", callback_data="م" * 32),
        inline(text="x", url="gov.uk"),
        inline(text="x", url="tg://user?id=5"),
        inline(text="x", web_app={"url": "https://example.com"}),
        inline(text="x", copy_text={"text": "x" * 256}),
        inline(text="x", switch_inline_query=""),
        buttons(12, 8),
    ],
)
async def test_what_telegram_takes_is_shown_as_it_is(
    client: Any, amal: Phone, markup: dict[str, Any]
) -> None:
    await client.ok("sendMessage", chat_id=amal.user_id, text="x", reply_markup=markup)
    assert amal.last["reply_markup"] == markup


@pytest.mark.parametrize("markup", ["", "null", {}, {"inline_keyboard": [[], []]}])
async def test_an_empty_keyboard_is_no_keyboard(client: Any, amal: Phone, markup: Any) -> None:
    await client.ok("sendMessage", chat_id=amal.user_id, text="x", reply_markup=markup)
    assert "reply_markup" not in amal.last
    assert amal.keyboard is None
