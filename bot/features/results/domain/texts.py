"""Typed words: shown only when many wrote, and each only after a person has looked at it."""

import dataclasses
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

TEXTS_FROM: Final = 10
"""Answers to one question before any of their words are read by anybody."""
COVER: Final = "▇▇▇"
WORD: Final = re.compile(r"\S+")


class State(StrEnum):
    """What a coordinator decided."""

    WAITING = "waiting"
    APPROVED = "approved"
    LEFT_OUT = "left-out"


@dataclass(frozen=True)
class Written:
    """What one person wrote, and what was decided on it. `hidden` are places of words, from 0."""

    id: int
    item: str
    text: str
    state: State = State.WAITING
    hidden: frozenset[int] = frozenset()

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(WORD.findall(self.text))

    @property
    def redacted(self) -> str:
        """Return the text with each hidden word covered: how long it was is not told."""
        places = iter(range(len(self.words)))
        return WORD.sub(lambda word: COVER if next(places) in self.hidden else word[0], self.text)

    def turned(self, word: int, *, hidden: bool) -> "Written":
        """Hide a word, or show it again; whoever does so has not decided yet."""
        if not 0 <= word < len(self.words) or (word in self.hidden) is hidden:
            return self
        return dataclasses.replace(self, state=State.WAITING, hidden=self.hidden ^ {word})

    def decided(self, state: State) -> "Written":
        return dataclasses.replace(self, state=state)


def are_enough(texts: int, k: int) -> bool:
    """Whether so many wrote that their words may be read."""
    return texts >= max(TEXTS_FROM, k)
