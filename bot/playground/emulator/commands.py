"""The bot's command menus: who sees which, by scope and language."""

import re
from typing import Any

from bot.playground.emulator.errors import bad_request
from bot.playground.emulator.fields import required
from bot.playground.emulator.wire import Json
from bot.playground.emulator.world import World

_PLAIN = {"default", "all_private_chats", "all_group_chats", "all_chat_administrators"}
_LANGUAGE = re.compile("[a-z]{2}")
_OF_A_CHAT = {"chat", "chat_administrators", "chat_member"}


def key(world: World, scope: Any, language_code: str) -> str:
    """Return where a menu is kept; raises ApiError for a scope or language Telegram refuses."""
    return f"{_scope(world, scope)}|{checked_language(language_code)}"


def checked_language(code: str) -> str:
    """Let through two small letters (ISO 639-1) or nothing."""
    if code and not _LANGUAGE.fullmatch(code):
        raise bad_request("invalid language code specified")
    return code


def _scope(world: World, scope: Any) -> str:
    if scope is None:
        return "default"
    kind = required(scope, "type", str, "BotCommandScope")
    if kind in _PLAIN:
        return kind
    if kind not in _OF_A_CHAT:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    chat = world.chat(str(scope.get("chat_id", "")))
    if kind == "chat_member":
        return f"{kind}:{chat.id}:{required(scope, 'user_id', int, 'BotCommandScope')}"
    return f"{kind}:{chat.id}"


def menu_for(world: World, user: Json) -> list[Json]:
    """Return the menu that a person sees in their private chat: the narrowest that is set."""
    language = str(user.get("language_code", ""))[:2]
    for scope in (f"chat:{user['id']}", "all_private_chats", "default"):
        for code in (language, ""):
            menu = world.state.commands.get(f"{scope}|{code}")
            if menu:
                return menu
    return []


def announce(world: World) -> None:
    """Let the page draw every phone's menu anew."""
    if world.events.streams:
        for person in world.state.people.values():
            menu = menu_for(world, person.user)
            world.events.emit("commands", person.user["id"], {"commands": menu})
