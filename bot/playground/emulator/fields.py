"""Fields of the JSON objects in a request, by type, refused in Telegram's words."""

from typing import Any, TypeVar

from bot.playground.emulator.errors import ApiError, bad_request
from bot.playground.emulator.wire import Json

_T = TypeVar("_T")
_NAMES = {str: "String", int: "Number", bool: "Boolean", dict: "Object", list: "Array"}


def optional(of: Json, name: str, default: _T, within: str = "") -> _T:
    """Return a field of the type that `default` has; `within` says what could not be parsed."""
    value = of.get(name)
    if value is None:
        return default
    return checked(value, name, type(default), within)


def required(of: Json, name: str, kind: type[_T], within: str = "") -> _T:
    if of.get(name) is None:
        raise _unparsable(f'Can\'t find field "{name}"', within)
    return checked(of[name], name, kind, within)


def checked(value: Any, name: str, kind: type[_T], within: str = "") -> _T:
    if type(value) is not kind:
        raise _unparsable(f'Field "{name}" must be of type {_NAMES[kind]}', within)
    return value


def _unparsable(problem: str, within: str) -> ApiError:
    """Telegram begins its descriptions small, except where it quotes a parser."""
    if within:
        return bad_request(f"can't parse {within}: {problem}")
    return bad_request(problem[0].lower() + problem[1:])
