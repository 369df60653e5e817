"""What is asked for: a topic, a place, a profession; short enough to stand in a button."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from bot.content.organisations import Kind

PAGES: Final = 36
"""Pages that a button can name."""


class Topic(StrEnum):
    """What people look for. The letter stands in buttons and never changes."""

    HEALTH = "h"
    ENGLISH = "e"
    MONEY = "m"
    WORK = "w"
    STUDY = "s"
    LAW = "l"
    HOME = "c"
    GROUPS = "g"
    WELLBEING = "b"
    HOSPITALS = "n"
    GPS = "p"


KINDS: Final[Mapping[Topic, frozenset[Kind]]] = {
    Topic.HEALTH: frozenset(
        {"programme", "nhs-trust-programme", "regulator", "professional-body", "peer-network"}
    ),
    Topic.ENGLISH: frozenset({"english"}),
    Topic.MONEY: frozenset({"funding"}),
    Topic.WORK: frozenset({"employment", "volunteering"}),
    Topic.STUDY: frozenset({"university"}),
    Topic.LAW: frozenset({"immigration-advice"}),
    Topic.HOME: frozenset({"council", "housing-benefits"}),
    Topic.GROUPS: frozenset({"charity"}),
    Topic.WELLBEING: frozenset({"wellbeing-crisis"}),
}
"""Topics of the content; hospitals and GP practices come from imported lists."""

PROFESSIONS: Final[Mapping[str, str]] = {
    "d": "doctor",
    "t": "dentist",
    "n": "nurse",
    "m": "midwife",
    "p": "pharmacist",
    "o": "other",
}
"""Professions of the intake, by the letter that stands for them in buttons."""


@dataclass(frozen=True)
class Search:
    """What is asked for; '' and False ask for everything. `where` is the code of a place."""

    topic: Topic | None = None
    where: str = ""
    profession: str = ""
    online: bool = False
    page: int = 0

    @property
    def code(self) -> str:
        """The search in a button: at most twelve characters."""
        letters = {slug: letter for letter, slug in PROFESSIONS.items()}
        page = _DIGITS[min(self.page, PAGES - 1)]
        online = "1" if self.online else "0"
        return f"{self.topic or '-'}{letters.get(self.profession, '-')}{online}{page}{self.where}"

    @classmethod
    def parse(cls, code: str) -> "Search":
        """Return the search in a button; what cannot be read asks for everything."""
        topic, profession, online, page = tuple(code[:4].ljust(4, "-"))
        return cls(
            Topic(topic) if topic in set(Topic) else None,
            code[4:],
            PROFESSIONS.get(profession, ""),
            online=online == "1",
            page=max(_DIGITS.find(page), 0),
        )

    def about(self, topic: Topic) -> "Search":
        return replace(self, topic=topic, page=0)

    def at(self, where: str) -> "Search":
        return replace(self, where=where, page=0)


_DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"
