"""setMyCommands and its kin."""

from typing import Annotated, Any

from bot.playground.emulator.commands import announce, key
from bot.playground.emulator.errors import bad_request
from bot.playground.emulator.fields import optional
from bot.playground.emulator.parameters import Text, json_reader
from bot.playground.emulator.wire import Json
from bot.playground.emulator.world import World

Commands = Annotated[list[Any] | None, json_reader("can't parse commands JSON object", list)]
Scope = Annotated[Any, json_reader("can't parse BotCommandScope JSON object", dict)]

_NAME_LENGTH, _DESCRIPTION_LENGTH = 32, 256


def set_my_commands(
    world: World, *, commands: Commands = None, scope: Scope = None, language_code: Text = ""
) -> bool:
    place = key(world, scope, language_code)
    checked = [_command(item) for item in commands or []]
    if len(checked) > world.limits.commands:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    world.state.commands[place] = checked
    announce(world)
    return True


def get_my_commands(world: World, *, scope: Scope = None, language_code: Text = "") -> list[Json]:
    return world.state.commands.get(key(world, scope, language_code), [])


def delete_my_commands(world: World, *, scope: Scope = None, language_code: Text = "") -> bool:
    world.state.commands.pop(key(world, scope, language_code), None)
    announce(world)
    return True


def _command(item: Any) -> Json:
    if not isinstance(item, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    name = optional(item, "command", "", "BotCommand").strip().removeprefix("/")
    description = optional(item, "description", "", "BotCommand").strip()
    if not name:
        raise bad_request("command must be non-empty")
    if len(name) > _NAME_LENGTH:
        raise bad_request(f"command length must not exceed {_NAME_LENGTH}")
    if not description:
        raise bad_request("command description must be non-empty")
    if len(description) > _DESCRIPTION_LENGTH:
        raise bad_request(f"command description length must not exceed {_DESCRIPTION_LENGTH}")
    if not all(c.isascii() and (c.islower() or c.isdigit() or c == "_") for c in name):
        raise bad_request("BOT_COMMAND_INVALID")
    return {"command": name, "description": description}


UNITS = (set_my_commands, get_my_commands, delete_my_commands)
