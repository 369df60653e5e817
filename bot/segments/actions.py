"""What the buttons do by which a coordinator chooses a segment."""

import zlib
from dataclasses import dataclass

from bot.message import Action


def code(name: str) -> str:
    """Return eight characters that stand for a choice where its own id may have no room."""
    return f"{zlib.crc32(name.encode()):08x}"


@dataclass(frozen=True)
class ShowAudience(Action):
    """Show whom something is for. `owner` is its kind (an `Owner`), `subject` its id."""

    prefix = "seg"
    owner: str
    subject: int


@dataclass(frozen=True)
class NameChoices(Action):
    """Show what can be named in a dimension; steps `within` the route with this code."""

    prefix = "segd"
    owner: str
    subject: int
    dimension: str
    page: int = 0
    within: str = ""


@dataclass(frozen=True)
class Name(Action):
    """Name a choice (by its code) in a dimension, or (`on` 0) name it no more. "": name none."""

    prefix = "segn"
    owner: str
    subject: int
    dimension: str
    page: int
    choice: str
    on: int
