"""A person, as every feature may know them."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """What somebody may do here. Everybody is a member; the rest comes by invite."""

    MENTOR = "mentor"
    COORDINATOR = "coordinator"


@dataclass(frozen=True, repr=False)
class Person:
    """One account. `repr` is off: a person in a traceback or a log would be an exposure.

    `language` is None until chosen. `zone` is the IANA name of the clock they live by; "": the
    programme's (`bot.office.zone_of` gives it). `consent` is the version agreed to; None means
    that nothing but the language may be kept. `profile` holds intake answers by question id.
    """

    id: int
    telegram_id: int
    language: str | None = None
    roles: frozenset[Role] = frozenset()
    consent: int | None = None
    reachable: bool = True
    profile: Mapping[str, str] = field(default_factory=dict)
    zone: str = ""

    def but(self, **changes: object) -> "Person":
        """Return a copy with `changes`."""
        return dataclasses.replace(self, **changes)  # type: ignore[arg-type] # names checked by replace


def changes(before: Person, after: Person) -> dict[str, object]:
    """Return what differs of a person, by field."""
    mine = vars(before)
    return {name: value for name, value in vars(after).items() if value != mine[name]}


def may(person: Person | None, role: Role | None) -> bool:
    """Whether `person` holds the role that something asks for. The one place that decides it."""
    return role is None or (person is not None and role in person.roles)
