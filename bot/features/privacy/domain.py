"""Rules of privacy: what is kept about somebody, and who has read the warning about texts."""

from dataclasses import dataclass
from typing import Final

from bot.people.person import Person
from bot.settings import Programme, Settings

NOTICE: Final = "notice"  # beside the intake answers in the profile; no intake question has this id
NOTICE_VERSION: Final = 1


def has_read_notice(person: Person) -> bool:
    """Whether the person has seen the warning as it is worded now."""
    return person.profile.get(NOTICE) == str(NOTICE_VERSION)


def reading_notice(person: Person) -> Person:
    """Return the person as one who has read it."""
    return person.but(profile={**person.profile, NOTICE: str(NOTICE_VERSION)})


@dataclass(frozen=True)
class Keeping:
    """How things are kept here, by the settings that are live. `inbox_hours`: hours."""

    inbox_hours: int
    on_server: bool
    """Whether the store is a database server; else it is one encrypted file."""


def keeping(settings: Settings, programme: Programme) -> Keeping:
    return Keeping(programme.inbox_retention_hours, on_server=settings.database_url is not None)
