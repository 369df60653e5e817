"""What the two sides of a question do: agree that it may help others, and take it back."""

from bot.features.answers import repository
from bot.features.answers.domain import Origin, Shared
from bot.features.answers.errors import GoneError
from bot.people.person import Person, Role
from bot.unit_of_work import UnitOfWork


async def agree(uow: UnitOfWork, origin: Origin) -> tuple[Shared, bool]:
    """Note that the person who acts, one of the two sides, agrees; with both it goes to review.

    Returns also whether that is new: a second tap changes nothing.
    """
    before = await repository.of_question(uow, origin.question_id)
    before = before or await repository.add(uow, origin)
    after = before.agreed(uow.person.id, origin, uow.now)
    return await repository.save(uow, after), after != before


async def find(uow: UnitOfWork, shared_id: int) -> Shared:
    """Return one to those who may take it back. Raises GoneError."""
    one = await repository.get(uow, shared_id)
    if one is None or not may_take_back(one, uow.person):
        raise GoneError
    return one


async def take_back(uow: UnitOfWork, shared_id: int) -> Shared:
    """Delete its texts: from now on nobody reads it anywhere. Raises GoneError."""
    return await repository.save(uow, (await find(uow, shared_id)).over())


def may_take_back(one: Shared, person: Person) -> bool:
    return one.is_of(person.id) or Role.COORDINATOR in person.roles


async def forget(uow: UnitOfWork, question_id: int) -> None:
    """Delete what was shared of a question that its asker withdraws."""
    if one := await repository.of_question(uow, question_id):
        await repository.save(uow, one.over())


async def erase_asked(uow: UnitOfWork, person: Person) -> None:
    """Delete what holds a person's questions: what consent to guidance allows to keep."""
    await repository.erase_asked(uow, person.id)


async def erase(uow: UnitOfWork, person: Person) -> None:
    """Delete what holds a person's words, on either side."""
    await repository.erase_asked(uow, person.id)
    await repository.erase_helped(uow, person.id)
