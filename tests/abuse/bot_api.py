"""Objects of the Bot API with every field set, made from the types that PTB declares."""

import datetime as dt
import inspect
import itertools
import types
import typing
from collections.abc import Iterator, Sequence
from typing import Any

import telegram

DEEP = 3
NEVER = {"api_kwargs", "kwargs"}


class Maker:
    """Makes objects whose texts and numbers are all different and can be found again."""

    def __init__(self) -> None:
        self._count = itertools.count(1)
        self.canaries: set[str] = set()
        """Every text and number that was given out, as text."""

    def make(self, kind: type, depth: int = DEEP) -> Any:
        """Return an object with all its fields; below `depth` with such objects as it needs."""
        kinds = list(_kinds(kind))
        kind = kinds[next(self._count) % len(kinds)]
        hints = typing.get_type_hints(kind.__init__, localns=vars(telegram))
        given = {}
        for name, parameter in inspect.signature(kind.__init__).parameters.items():
            if name == "self" or name in NEVER or name not in hints:
                continue
            needed = parameter.default is inspect.Parameter.empty
            if needed or depth > 0 or not _objects(hints[name]):
                value = self._value(hints[name], depth - 1)
                given |= {} if value is None else {name: value}
        return kind(**given)

    def _value(self, hint: Any, depth: int) -> Any:
        origin, arguments = typing.get_origin(hint), typing.get_args(hint)
        if origin in (typing.Union, types.UnionType):
            return self._value(next(a for a in arguments if a is not type(None)), depth)
        if isinstance(origin, type) and issubclass(origin, Sequence):
            inner = self._value(arguments[0], depth)
            return [] if inner is None else [inner]
        if isinstance(hint, type) and issubclass(hint, telegram.TelegramObject):
            return self.make(hint, depth)
        return self._plain(hint)

    def _plain(self, hint: Any) -> Any:
        number = 3_000_000_000_000 + next(self._count)
        if hint is dt.datetime:
            return dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
        if hint is dt.timedelta:
            return dt.timedelta(seconds=60)
        plain = {str: f"canary{number}", int: number, float: 1.5, bool: True}
        value = plain.get(hint)
        if hint in (str, int):
            self.canaries.add(str(value))
        return value


def _objects(hint: Any) -> bool:
    """Tell whether objects of the Bot API are among what a field may hold."""
    if isinstance(hint, type) and issubclass(hint, telegram.TelegramObject):
        return True
    return any(_objects(argument) for argument in typing.get_args(hint))


def _kinds(kind: type) -> Iterator[type]:
    """Give what an abstract kind stands for ("MessageOrigin"): the kinds that say their type."""
    below = [one for one in kind.__subclasses__() if one.__module__.startswith("telegram.")]
    if not below or kind in (telegram.Message, telegram.Chat, telegram.User):
        yield kind
    for one in below:
        yield from _kinds(one)


def every_update(maker: Maker, depth: int = DEEP) -> Iterator[dict[str, Any]]:
    """Give an update of each kind there is, with every field of it."""
    hints = typing.get_type_hints(telegram.Update.__init__, localns=vars(telegram))
    for name, hint in hints.items():
        kind = next((a for a in typing.get_args(hint) if isinstance(a, type)), None)
        if kind and issubclass(kind, telegram.TelegramObject):
            yield {"update_id": 1, name: maker.make(kind, depth).to_dict()}
