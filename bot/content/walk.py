"""Walk through content: every value, where it is written, and whether readers see it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from bot.content.conditions import Condition
from bot.content.fields import Content, Translatable
from bot.content.yaml_text import Place


@dataclass(frozen=True, slots=True)
class Found:
    """One value of one field of `owner`; items of a list are found one by one."""

    place: Place
    owner: Content
    field: str
    value: object
    text: Translatable | None
    """How it is translated; None for what readers do not see or what stays as it is."""


def walk(content: Content) -> tuple[Found, ...]:
    """Return every value in the content, in the order of the fields, outer before inner."""
    found: list[Found] = []
    _walk(content, (), found)
    return tuple(found)


def texts(found: Iterable[Found]) -> Iterator[tuple[Place, str, Translatable]]:
    """Yield every text that readers see."""
    for one in found:
        if one.text and isinstance(one.value, str):
            yield one.place, one.value, one.text


def conditions(found: Iterable[Found]) -> Iterator[tuple[Place, Condition]]:
    """Yield the outermost conditions (`when`, `done_when`), not the parts nested in them."""
    for one in found:
        if isinstance(one.value, Condition) and not isinstance(one.owner, Condition):
            yield one.place, one.value


def _walk(content: Content, place: Place, found: list[Found]) -> None:
    for name, (key, text) in _fields(type(content)).items():
        value = getattr(content, name)
        items = enumerate(value) if isinstance(value, tuple) else [(None, value)]
        for index, item in items:
            if item is None:
                continue
            here = (*place, key) if index is None else (*place, key, index)
            found.append(Found(here, content, name, item, text))
            if isinstance(item, Content):
                _walk(item, here, found)


@cache
def _fields(model: type[Content]) -> Mapping[str, tuple[str, Translatable | None]]:
    """Key in the file and translation mark, by the name of the field."""
    return {
        name: (info.alias or name, _mark((*info.metadata, info.annotation)))
        for name, info in model.model_fields.items()
    }


def _mark(hints: tuple[Any, ...]) -> Translatable | None:
    """Find the mark in a type hint, also inside a tuple or an optional."""
    for hint in hints:
        if isinstance(hint, Translatable):
            return hint
        inner = _mark((*getattr(hint, "__metadata__", ()), *get_args(hint)))
        if inner:
            return inner
    return None
