"""What use cases need beside a unit of work: whose clock is whose, and telling people things."""

import dataclasses
from collections.abc import Iterable
from typing import Protocol
from zoneinfo import ZoneInfo

from bot.content import Library
from bot.i18n import Catalogs, Translator
from bot.message import Lane, Message
from bot.people.person import Person
from bot.people.quiet import is_quiet
from bot.settings import Programme, Settings
from bot.unit_of_work import UnitOfWork


class Office(Protocol):
    """Rules, texts and languages; `bot.runtime.Runtime` has all of it."""

    programme: Programme
    settings: Settings
    library: Library
    catalogs: Catalogs

    def translator(self, person: Person | None, phone_language: str | None = None) -> Translator:
        """Return texts in the language of a person."""
        ...


def zone_of(office: Office, person: Person | None) -> ZoneInfo:
    """Return the clock that somebody lives by: their own, or the programme's."""
    return ZoneInfo((person.zone if person else "") or office.settings.timezone)


def tell(
    uow: UnitOfWork,
    office: Office,
    person: Person,
    messages: Iterable[Message],
    lane: Lane = Lane.RELAY,
) -> None:
    """Send what happened to somebody else; without a sound in their quiet hours."""
    quiet = is_quiet(uow.now, zone_of(office, person))
    for message in messages:
        silent = message.silent or quiet
        uow.send(dataclasses.replace(message, silent=silent), person, lane)


def show(uow: UnitOfWork, pages: Iterable[Message]) -> None:
    """Put a screen of one or more messages before the person who acts, the buttons last."""
    first, *rest = pages
    uow.show(first)
    for page in rest:
        uow.send(page, uow.person)
