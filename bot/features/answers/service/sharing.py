"""What the two sides of a question do: agree that it may help others, and take it back."""

import datetime as dt

from bot.features.answers import repository
from bot.features.answers.domain import LONGEST_SOURCE, Origin, Shared, State, is_address
from bot.features.answers.errors import GoneError, NoAddressError
from bot.office import Office
from bot.people import roles
from bot.people.person import Person, Role
from bot.people.prompts import Prompt
from bot.unit_of_work import UnitOfWork

SOURCE = "shared-source"
"""The kind of prompt: the address of a page that says the same as an answer."""


async def agree(uow: UnitOfWork, origin: Origin) -> tuple[Shared, bool]:
    """Note that the person who acts, one of the two sides, agrees; with both it goes to review.

    Returns also whether that is new: a second tap changes nothing.
    """
    before = await repository.of_question(uow, origin.question_id)
    before = before or await repository.add(uow, origin)
    after = before.agreed(uow.person.id, origin, uow.now)
    return await repository.save(uow, after), after != before


async def find(uow: UnitOfWork, shared_id: int) -> Shared:
    """Return one to those who may take it back. Raises GoneError, RoleLostError, RestingError."""
    one = await repository.get(uow, shared_id)
    if one is None or not may_take_back(one, uow.person):
        raise GoneError
    if not one.is_of(uow.person.id):
        await roles.require(uow.connection, uow.vault, uow.person, Role.COORDINATOR)
    return one


async def take_back(uow: UnitOfWork, shared_id: int) -> Shared:
    """Delete its texts: from now on nobody reads it anywhere. Raises as `find` does."""
    one = await find(uow, shared_id)
    uow.about(one.key)
    return await repository.end(uow, one)


async def ask_source(uow: UnitOfWork, shared_id: int) -> Shared:
    """Wait for the address of a page that says the same, from who answered. Raises GoneError."""
    one = await find(uow, shared_id)
    if one.helper_id != uow.person.id or one.state not in (State.OFFERED, State.REVIEW):
        raise GoneError
    uow.ask(Prompt(SOURCE, {"shared": str(shared_id)}))
    return one


async def write_source(uow: UnitOfWork, typed: str) -> Shared:
    """Take the address over. Raises GoneError, NoAddressError: then it is still waited for."""
    prompt = await uow.prompt()
    assert prompt, "routed by its kind"
    address = checked_address(typed)
    await uow.close_prompt()
    one = await find(uow, int(prompt.data["shared"]))
    if one.helper_id != uow.person.id or one.state not in (State.OFFERED, State.REVIEW):
        raise GoneError
    return await repository.save(uow, one.edited("source", address))


def checked_address(typed: str) -> str:
    """Return a typed address. Raises NoAddressError."""
    address = typed.strip()
    if len(address) > LONGEST_SOURCE or not is_address(address):
        raise NoAddressError
    return address


def may_take_back(one: Shared, person: Person) -> bool:
    return one.is_of(person.id) or Role.COORDINATOR in person.roles


async def forget(uow: UnitOfWork, question_id: int) -> None:
    """Delete what was shared of a question that its asker withdraws."""
    if one := await repository.of_question(uow, question_id):
        await repository.end(uow, one)


async def erase_asked(uow: UnitOfWork, person: Person) -> None:
    """Delete what holds a person's questions: what consent to guidance allows to keep."""
    await repository.erase_asked(uow, person.id)


async def erase(uow: UnitOfWork, person: Person) -> None:
    """Delete what holds a person's words, on either side."""
    await repository.erase_asked(uow, person.id)
    await repository.erase_helped(uow, person.id)
    await repository.forget_translator(uow, person.id)


async def purge(uow: UnitOfWork, office: Office) -> None:
    """Delete what was shared no more, or never, longer ago than the programme keeps it."""
    before = uow.now - dt.timedelta(days=office.programme.share_days_kept)
    await repository.purge(uow, before)
