"""The people on the demo phones: invented, and plain to tell apart."""

from dataclasses import dataclass
from typing import Literal

from bot.playground.emulator import Emulator

Role = Literal["medic", "mentor", "coordinator"]


@dataclass(frozen=True)
class DemoPerson:
    """Somebody the page introduces; `username` is how they are known again after a restart."""

    role: Role
    first_name: str
    language_code: str
    username: str
    about: str


DEMO_PEOPLE = (
    DemoPerson("medic", "Hiba", "ar", "hiba_demo", "Doctor from Khartoum"),
    DemoPerson("mentor", "Daniel", "en", "daniel_demo", "GP in Norwich"),
    DemoPerson("coordinator", "Grace", "en", "grace_demo", "Runs the programme"),
)

_BY_USERNAME = {person.username: person for person in DEMO_PEOPLE}


def demo_person(username: str | None) -> DemoPerson | None:
    return _BY_USERNAME.get(username or "")


def seat_demo_people(emulator: Emulator) -> None:
    """Give each demo person a phone, unless a restored emulator has it already."""
    seated = {phone.user.get("username") for phone in emulator.phones.values()}
    for person in DEMO_PEOPLE:
        if person.username not in seated:
            emulator.add_person(
                person.first_name,
                language_code=person.language_code,
                username=person.username,
            )
