"""Rules of mentors: what one must have said before being asked anything."""

import dataclasses
from dataclasses import dataclass

from bot.people.person import Person, Role

RULES_VERSION = 1
CAPS = (1, 2, 3, 4, 5)  # questions a week to choose from


@dataclass(frozen=True, repr=False)
class Mentor:
    """A mentor: `rules` is the version of the code of conduct they accepted.

    They are asked once they have said how much (`joined`), unless they pause.
    """

    person: Person
    rules: int
    professions: frozenset[str]
    languages: frozenset[str]
    weekly_cap: int
    joined: bool = False
    paused: bool = False

    @property
    def is_active(self) -> bool:
        """Whether questions may be offered."""
        may = Role.MENTOR in self.person.roles and self.person.reachable
        said = self.joined and self.rules == RULES_VERSION
        return may and said and not self.paused and bool(self.professions and self.languages)

    def toggled(self, field: str, value: str) -> "Mentor":
        """Return the mentor with `value` put into, or taken out of, a set."""
        return self.but(**{field: getattr(self, field) ^ {value}})

    def but(self, **changes: object) -> "Mentor":
        return dataclasses.replace(self, **changes)  # type: ignore[arg-type] # names checked by replace
