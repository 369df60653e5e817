"""What carries dates of its own: each has a key, wherever it is written and whatever names it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, TypeAlias

from bot.content.fields import Content
from bot.content.figures import AnyFigure
from bot.content.organisations import Organisation
from bot.content.sources import Source
from bot.content.urgent import UrgentContact

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
