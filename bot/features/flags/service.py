"""Use cases of flags: say something of a step, change it, take it back; count and clear."""

import datetime as dt

from bot.content import Library
from bot.errors import UserError
from bot.features.flags import domain, repository
from bot.features.flags.domain import Tally, Verdict
from bot.i18n import Translator
from bot.people import consent
from bot.people.person import Person
from bot.unit_of_work import UnitOfWork


class GoneError(UserError):
    """A flag is for a step that content no longer has."""

    def message(self, t: Translator) -> str:
        return t.gettext("This step is no longer here: it has changed since.")


async def mine(uow: UnitOfWork, slug: str) -> Verdict | None:
    """Return what the person who acts says of a step."""
    return await repository.given(uow.connection, uow.person.id, slug)


async def give(uow: UnitOfWork, library: Library, slug: str, verdict: str) -> Verdict:
    """Keep what the person says of a step. Raises ConsentNeededError, GoneError."""
    consent.require(uow.person)
    if library.step(slug) is None or verdict not in set(Verdict):
        raise GoneError
    said = Verdict(verdict)
    if await mine(uow, slug) is not said:
        await repository.keep(uow.connection, uow.person.id, slug, said, uow.now)
    return said


async def take_back(uow: UnitOfWork, slug: str) -> None:
    await repository.forget(uow.connection, uow.person.id, slug)


async def listed(uow: UnitOfWork) -> list[Tally]:
    """Return what readers say, what needs a look first."""
    return domain.most_urgent_first(await repository.tallies(uow.connection))


async def looked_at(uow: UnitOfWork, slug: str, before: int) -> None:
    """Clear the flags of a step given before a moment (seconds since 1970)."""
    moment = dt.datetime.fromtimestamp(before, dt.UTC)
    await repository.clear(uow.connection, slug, moment)


async def erase(uow: UnitOfWork, person: Person) -> None:
    """Delete every flag of a person."""
    await repository.erase(uow.connection, person.id)
