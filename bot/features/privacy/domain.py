"""Rules of privacy: who has read the warning that comes before the first free text."""

from typing import Final

from bot.people.person import Person

NOTICE: Final = "notice"  # beside the intake answers in the profile; no intake question has this id
NOTICE_VERSION: Final = 1


def has_read_notice(person: Person) -> bool:
    """Whether the person has seen the warning as it is worded now."""
    return person.profile.get(NOTICE) == str(NOTICE_VERSION)


def reading_notice(person: Person) -> Person:
    """Return the person as one who has read it."""
    return person.but(profile={**person.profile, NOTICE: str(NOTICE_VERSION)})
