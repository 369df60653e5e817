"""What somebody needs to be able to come to an event."""

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

LONGEST: Final = 200
"""Characters that somebody can write about one need."""


class Need(StrEnum):
    """What a programme can provide."""

    TRAVEL = "travel"  # the cost of it
    LUNCH = "lunch"
    CHILDCARE = "childcare"
    ACCESS = "access"
    INTERPRETER = "interpreter"

    @property
    def has_words(self) -> bool:
        """Whether there is something to write about it: what one eats, what access is needed."""
        return self in (Need.LUNCH, Need.ACCESS)


@dataclass(frozen=True)
class Needs:
    """The needs of one person. `language` is what an interpreter is needed for."""

    wanted: frozenset[Need] = frozenset()
    diet: str = ""
    access: str = ""
    language: str = ""

    def __bool__(self) -> bool:
        return bool(self.wanted)

    @property
    def said(self) -> tuple[str, ...]:
        """What they wrote."""
        return tuple(one for one in (self.diet, self.access) if one)

    def toggled(self, need: Need, language: str) -> "Needs":
        """Return them with one need more, or one less: then what was written of it goes too."""
        if need not in self.wanted:
            extra = {"language": language} if need is Need.INTERPRETER else {}
            return dataclasses.replace(self, wanted=self.wanted | {need}, **extra)
        gone = {Need.LUNCH: "diet", Need.ACCESS: "access", Need.INTERPRETER: "language"}
        emptied = {gone[need]: ""} if need in gone else {}
        return dataclasses.replace(self, wanted=self.wanted - {need}, **emptied)

    def with_words(self, need: Need, text: str) -> "Needs":
        """Return them with what somebody wrote about one need."""
        name = "diet" if need is Need.LUNCH else "access"
        return dataclasses.replace(self, wanted=self.wanted | {need}, **{name: text})

    def to_json(self) -> dict[str, Any]:
        return {"wanted": sorted(self.wanted), "diet": self.diet, "access": self.access,
                "language": self.language}  # fmt: skip

    @classmethod
    def from_json(cls, read: Mapping[str, Any]) -> "Needs":
        wanted = frozenset(Need(one) for one in read["wanted"])
        return cls(wanted, read["diet"], read["access"], read["language"])


def total(everybody: Iterable[Needs]) -> dict[Need, int]:
    """Return how many need what; an exact count, for it has to be provided."""
    found = list(everybody)
    return {need: n for need in Need if (n := sum(need in one.wanted for one in found))}
