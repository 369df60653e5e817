"""What carries dates of its own: each has a key, wherever it is written and whatever names it."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from bot.content.fields import Content
from bot.content.figures import AnyFigure
from bot.content.organisations import Organisation
from bot.content.sources import Source
from bot.content.urgent import UrgentContact

if TYPE_CHECKING:
    from bot.content.library import Library

Item: TypeAlias = Source | AnyFigure | Organisation | UrgentContact


class Kind(StrEnum):
    """What an item is. The values are the first word of its key, and never change."""

    FIGURE = "figure"
    PAGE = "page"
    ENTRY = "entry"
    LINE = "line"


_KINDS: Final[Mapping[type[Content], Kind]] = {
    AnyFigure: Kind.FIGURE,
    Source: Kind.PAGE,
    Organisation: Kind.ENTRY,
    UrgentContact: Kind.LINE,
}


def key_of(content: object) -> str | None:
    """Return the key of an item, as "figure plab_1_fee"; None for what has no dates of its own."""
    for model, kind in _KINDS.items():
        if isinstance(content, model):
            return f"{kind} {content.id}"  # type: ignore[attr-defined] # each of these has one
    return None


def name_of(item: Item) -> str:
    """Return what an item is called: in English, for those who look after content."""
    match item:
        case AnyFigure():
            return item.about
        case Source():
            return item.title
        case _:
            return item.name


def items(library: "Library") -> dict[str, Item]:
    """Return everything that must be checked again one day, by its key."""
    every: Iterable[Item] = (
        *library.figures.values(),
        *library.sources.values(),
        *library.organisations.values(),
        *library.urgent.lines,
    )
    return {str(key_of(one)): one for one in every}


def redated(library: "Library", dates: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Return the fields of the library that change when items (by key) get these dates."""

    def dated(one: Any) -> Any:
        changes = dates.get(str(key_of(one)))
        return one.model_copy(update=changes) if changes else one

    groups = tuple(
        group.model_copy(update={"contacts": tuple(map(dated, group.contacts))})
        for group in library.urgent.groups
    )
    return {
        "figures": {name: dated(one) for name, one in library.figures.items()},
        "sources": {name: dated(one) for name, one in library.sources.items()},
        "organisations": {name: dated(one) for name, one in library.organisations.items()},
        "urgent": library.urgent.model_copy(update={"groups": groups}),
    }
