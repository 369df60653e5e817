"""Command menus by scope and language, and the bot's own texts."""

from typing import Any

import pytest

from bot.playground.emulator import Emulator, Phone

MENU = [{"command": "plan", "description": "Plan"}]


def menu(description: str) -> list[dict[str, str]]:
    return [{"command": "plan", "description": description}]


async def test_everybody_sees_the_narrowest_menu_in_their_language(
    client: Any, amal: Phone, emulator: Emulator
) -> None:
    other = emulator.add_person("Olena", language_code="uk-UA")
    chat = {"type": "chat", "chat_id": amal.user_id}
    private = {"type": "all_private_chats"}
    for commands, more in (
        ("default", {}),
        ("default uk", {"language_code": "uk"}),
        ("private ar", {"scope": private, "language_code": "ar"}),
    ):
        await client.ok("setMyCommands", commands=menu(commands), **more)
    assert amal.commands == menu("private ar")
    assert other.commands == menu("default uk")
    await client.ok("setMyCommands", commands=menu("private"), scope=private)
    assert other.commands == menu("private")
    await client.ok("setMyCommands", commands=menu("chat"), scope=chat)
    assert amal.commands == menu("chat")
    await client.ok("deleteMyCommands", scope=chat)
    assert amal.commands == menu("private ar")
    assert await client.ok("getMyCommands", scope=private, language_code="uk") == []
    await client.ok("deleteMyCommands", scope=private)
    await client.ok("deleteMyCommands", language_code="uk")
    await client.ok("deleteMyCommands")
    assert other.commands == []


@pytest.mark.parametrize(
    ("parameters", "problem"),
    [
        ({"language_code": "ckb"}, "invalid language code specified"),
        ({"language_code": "AR"}, "invalid language code specified"),
        (
            {"scope": {"type": "planet"}},
            "can't parse BotCommandScope: Unsupported type specified",
        ),
        ({"scope": {"type": "chat"}}, "chat_id is empty"),
        ({"scope": {"type": "chat_member", "chat_id": 5}}, "chat not found"),
        ({"scope": "{"}, "can't parse BotCommandScope JSON object"),
        ({"commands": "{"}, "can't parse commands JSON object"),
        ({"commands": ["x"]}, "can't parse BotCommand: expected an Object"),
        ({"commands": [{"command": "/", "description": "x"}]}, "command must be non-empty"),
        (
            {"commands": [{"command": "x" * 33, "description": "x"}]},
            "command length must not exceed 32",
        ),
        ({"commands": [{"command": "x"}]}, "command description must be non-empty"),
        (
            {"commands": [{"command": "x", "description": "x" * 257}]},
            "command description length must not exceed 256",
        ),
        ({"commands": [{"command": "Plan", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": MENU * 101}, "BOT_COMMANDS_TOO_MUCH"),
    ],
)
async def test_a_wrong_menu_is_refused(
    client: Any, parameters: dict[str, Any], problem: str
) -> None:
    refusal = await client.error("setMyCommands", **{"commands": MENU, **parameters})
    assert refusal == f"Bad Request: {problem}"


async def test_a_menu_for_a_member_of_a_chat_is_kept_apart(
    client: Any, amal: Phone, emulator: Emulator
) -> None:
    group = emulator.add_group("Cohort", amal)
    scope = {"type": "chat_member", "chat_id": group.chat_id, "user_id": amal.user_id}
    await client.ok("setMyCommands", commands=MENU, scope=scope)
    assert await client.ok("getMyCommands", scope=scope) == MENU
    assert amal.commands == []


@pytest.mark.parametrize(
    ("what", "longest"), [("name", 64), ("description", 512), ("short_description", 120)]
)
async def test_the_bots_own_texts_have_limits(client: Any, what: str, longest: int) -> None:
    method = "setMy" + what.title().replace("_", "")
    await client.ok(method, **{what: "x" * longest})
    refusal = await client.error(method, **{what: "x" * (longest + 1)})
    assert refusal == f"Bad Request: {what.upper()}_TOO_LONG"


async def test_an_empty_chat_shows_the_description_in_its_language(
    client: Any, emulator: Emulator, amal: Phone
) -> None:
    await client.ok("setMyDescription", description="For medics")
    await client.ok("setMyDescription", description="للأطباء", language_code="ar")
    assert amal.description == "للأطباء"
    assert emulator.add_person("Olena").description == "For medics"
    assert emulator.bot["first_name"] == "Pathways"


async def test_a_menu_button_is_set_for_one_chat_or_for_all(client: Any, amal: Phone) -> None:
    app = {"type": "web_app", "text": "Open", "web_app": {"url": "https://example.org"}}
    await client.ok("setChatMenuButton", menu_button=app)
    assert amal.menu_button == app
    await client.ok("setChatMenuButton", chat_id=amal.user_id)
    assert amal.menu_button == {"type": "default"}
    assert await client.ok("getChatMenuButton") == app
