"""Use cases of upkeep: look at what is due, say that it is valid or not, take that back."""

import datetime as dt
from dataclasses import dataclass

from bot.content import Library
from bot.delivery.store import Store
from bot.errors import UserError
from bot.features.upkeep import domain, repository
from bot.features.upkeep.domain import Review
from bot.i18n import Translator
from bot.office import Office, zone_of
from bot.unit_of_work import UnitOfWork


class GoneError(UserError):
    """A button is about what the content has no more."""

    def message(self, t: Translator) -> str:
        return t.gettext("This is not in the content any more.")


class ChangedError(UserError):
    """What was shown is not what the content says now."""

    def message(self, t: Translator) -> str:
        return t.gettext("The content has changed meanwhile. Please look at it again.")


@dataclass(frozen=True)
class Said:
    """What was said of an item, and the library as it is with that."""

    key: str
    library: Library


async def read(store: Store, library: Library) -> Library:
    """Return the library with all that coordinators said of it; the same one if that is nothing."""
    async with store.database.reader() as connection:
        reviews = await repository.every(connection)
    fresh = domain.reviewed(library, reviews)
    return library if fresh == library else fresh


def today(uow: UnitOfWork, office: Office) -> dt.date:
    """Return the day where the programme is."""
    return uow.now.astimezone(zone_of(office, None)).date()


def find(library: Library, item: str) -> str:
    """Return the key that a button carries. Raises GoneError."""
    key = next((key for key in library.dated if domain.code(key) == item), None)
    if key is None:
        raise GoneError
    return key


async def said(uow: UnitOfWork, library: Library, key: str) -> Review | None:
    """Return what a coordinator said of an item, if it still counts."""
    reviews = domain.holding(library, await repository.every(uow.connection))
    return next((one for one in reviews if one.key == key), None)


def next_look(uow: UnitOfWork, office: Office, item: str) -> tuple[str, dt.date]:
    """Return the key that a button carries, and when to look again if it is valid now.

    Raises GoneError.
    """
    key = find(office.library, item)
    written = office.library.as_written.dated[key]
    return key, domain.next_review(written, today(uow, office))


async def call_valid(uow: UnitOfWork, office: Office, item: str, mark: str) -> Said:
    """Note that an item is still valid. Raises GoneError, ChangedError."""
    key = _unchanged(office, item, mark)
    return await _keep(uow, office, key, next_look(uow, office, item)[1])


async def call_wrong(uow: UnitOfWork, office: Office, item: str, mark: str) -> Said:
    """Note that an item is not valid any more. Raises GoneError, ChangedError."""
    return await _keep(uow, office, _unchanged(office, item, mark), None)


async def take_back(uow: UnitOfWork, office: Office, item: str) -> Said:
    """Forget what was said of an item. Raises GoneError."""
    key = find(office.library, item)
    if not await repository.forget(uow.connection, key):
        uow.nothing_done()
    return await _as_it_is(uow, office, key)


def _unchanged(office: Office, item: str, mark: str) -> str:
    key = find(office.library, item)
    if domain.mark(office.library.as_written.dated[key]) != mark:
        raise ChangedError
    return key


async def _keep(uow: UnitOfWork, office: Office, key: str, by: dt.date | None) -> Said:
    item = office.library.as_written.dated[key]
    review = Review(key, domain.fingerprint(item), uow.now, by)
    before = await said(uow, office.library, key)
    if before and (before.day, before.review_by) == (review.day, by):
        uow.nothing_done()  # tapped twice
    await repository.keep(uow.connection, review)
    return await _as_it_is(uow, office, key)


async def _as_it_is(uow: UnitOfWork, office: Office, key: str) -> Said:
    uow.about(key)
    reviews = await repository.every(uow.connection)
    return Said(key, domain.reviewed(office.library, reviews))
