"""Telling coordinators of concerns at any hour, and who reported what becomes of it."""

from collections.abc import Callable, Iterable

from bot.features.concerns.domain import Concern
from bot.i18n import Translator
from bot.message import Lane, Message
from bot.office import Office
from bot.people.person import Person, Role
from bot.unit_of_work import UnitOfWork

View = Callable[[Translator, Concern], Message]


async def who_sees(uow: UnitOfWork, concern: Concern) -> list[Person]:
    """Return the coordinators who may hear of a concern."""
    everybody = await uow.people_with(Role.COORDINATOR)
    return [one for one in everybody if concern.may_be_seen_by(one)]


def is_heard(coordinators: Iterable[Person]) -> bool:
    """Whether a message reaches any of them: not where all have blocked the bot."""
    return any(one.reachable for one in coordinators)


async def tell_all(
    uow: UnitOfWork,
    office: Office,
    concern: Concern,
    view: View,
) -> bool:
    """Tell every coordinator who may hear of it, at any hour; say whether one does."""
    hearing = await who_sees(uow, concern)
    for one in hearing:
        uow.send(view(office.translator(one), concern), one, Lane.SAFETY)
    return is_heard(hearing)


async def tell_reporter(
    uow: UnitOfWork,
    office: Office,
    concern: Concern,
    view: View,
) -> None:
    person = await uow.get_person(concern.reporter_id)
    if person and person.id != uow.person.id:
        uow.send(view(office.translator(person), concern), person)


async def keeper_of(uow: UnitOfWork, concern: Concern) -> Person | None:
    return await uow.get_person(concern.claimed_by) if concern.claimed_by else None
