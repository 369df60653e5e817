"""Rules of saved replies: how many, how long, and which ready ones fit a question."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from bot.content.replies import Reply

MOST: Final = 20  # of one mentor
LONGEST_TITLE: Final = 28  # characters: it stands on a button
LONGEST_TEXT: Final = 2000


@dataclass(frozen=True, repr=False)
class Saved:
    """A reply that a mentor wrote for later. `repr` is off: it holds what somebody wrote."""

    id: int
    owner_id: int
    title: str
    text: str


def fitting(replies: Iterable[Reply], profession: str | None) -> list[Reply]:
    """Return the ready replies for somebody of a profession: those that hand over come first."""
    mine = [one for one in replies if one.is_for(profession)]
    return sorted(mine, key=lambda one: one.kind != "hand-over")
