"""The bot about itself: who it is, what it is called, whether it runs."""

from typing import Annotated, Any

from bot.playground.emulator.commands import checked_language
from bot.playground.emulator.errors import bad_request, terminated_by
from bot.playground.emulator.parameters import Text, json_reader
from bot.playground.emulator.wire import Json
from bot.playground.emulator.world import World

Button = Annotated[Any, json_reader("can't parse menu button JSON object", dict)]


def get_me(world: World) -> Json:
    return {
        **world.state.bot,
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def log_out(world: World) -> bool:
    world.state.logged_out = True
    world.updates.interrupt(terminated_by("logOut"))
    return True


def close(world: World) -> bool:
    world.updates.interrupt(terminated_by("close"))
    return True


def set_my_name(world: World, *, name: Text = "", language_code: Text = "") -> bool:
    return _set(world, "name", name, language_code)


def get_my_name(world: World, *, language_code: Text = "") -> Json:
    name = _get(world, "name", language_code)
    return {"name": name or world.state.bot["first_name"]}


def set_my_description(world: World, *, description: Text = "", language_code: Text = "") -> bool:
    return _set(world, "description", description, language_code)


def get_my_description(world: World, *, language_code: Text = "") -> Json:
    return {"description": _get(world, "description", language_code)}


def set_my_short_description(
    world: World, *, short_description: Text = "", language_code: Text = ""
) -> bool:
    return _set(world, "short_description", short_description, language_code)


def get_my_short_description(world: World, *, language_code: Text = "") -> Json:
    return {"short_description": _get(world, "short_description", language_code)}


def set_chat_menu_button(world: World, *, chat_id: Text = "", menu_button: Button = None) -> bool:
    place = world.chat(chat_id).id if chat_id else 0
    world.state.menu_buttons[place] = menu_button or {"type": "default"}
    return True


def get_chat_menu_button(world: World, *, chat_id: Text = "") -> Json:
    place = world.chat(chat_id).id if chat_id else 0
    return world.state.menu_buttons.get(place, {"type": "commands"})


_LONGEST = {"name": 64, "description": 512, "short_description": 120}


def _set(world: World, what: str, value: str, language_code: str) -> bool:
    if len(value) > _LONGEST[what]:
        raise bad_request(f"{what.upper()}_TOO_LONG")
    world.state.profile[f"{what}:{checked_language(language_code)}"] = value
    return True


def _get(world: World, what: str, language_code: str) -> str:
    """Return the text in this language, else the one for everybody."""
    own = world.state.profile.get(f"{what}:{checked_language(language_code)}")
    return own or world.state.profile.get(f"{what}:", "")


UNITS = (
    get_me,
    log_out,
    close,
    set_my_name,
    get_my_name,
    set_my_description,
    get_my_description,
    set_my_short_description,
    get_my_short_description,
    set_chat_menu_button,
    get_chat_menu_button,
)
