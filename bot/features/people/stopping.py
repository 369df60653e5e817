"""Use cases of stopping: staff by their letters, members by the reference of a conversation."""

import secrets
from typing import Final

from bot.errors import EmptyTextError
from bot.features.people import repository
from bot.features.people.domain import AskedBadlyError, Reason, Stop, YourselfError
from bot.features.people.service import code, one_of_staff
from bot.features.people.views import stopping as views
from bot.i18n import clean, is_blank
from bot.office import Office, tell
from bot.people import roles, safety
from bot.people.person import Person, Role
from bot.people.prompts import Prompt
from bot.unit_of_work import UnitOfWork

ID_BITS: Final = 48
REF: Final = "stop-ref"
"""The kind of prompt: the reference of a report or of a question."""
LONGEST_REF: Final = 20


async def stop_staff(uow: UnitOfWork, key: str, reason: str) -> Person | None:
    """Stop one of the staff from asking and answering; None when they were stopped already.

    What they have open is for its features to end. Raises NotStaffError, and as `stop` does.
    """
    person, _ = await one_of_staff(uow, key)
    return await stop(uow, person, reason)


async def stop(uow: UnitOfWork, person: Person, reason: str) -> Person | None:
    """Stop somebody, as `stop_staff` does. Raises YourselfError, RoleLostError, RestingError."""
    if person.id == uow.person.id:
        raise YourselfError
    await roles.require_alone(uow.connection, uow.vault, uow.person)
    before = await safety.causes(uow.connection, uow.vault, person)
    if before or reason not in set(Reason):
        return None
    cause = secrets.randbits(ID_BITS)
    await safety.suspend(uow.connection, uow.vault, person, cause, uow.now)
    await repository.add_stop(uow, cause, person, Reason(reason))
    uow.about(f"{code(uow, person)} {reason}")
    return person


async def stopped(uow: UnitOfWork) -> list[Stop]:
    """Return who was stopped, not after a report."""
    return await repository.stopped(uow)


async def lift(uow: UnitOfWork, cause: int) -> Person | None:
    """Let somebody ask and answer again; return whom to tell, if they may now.

    Raises RestingError.
    """
    found = await repository.stopped_person(uow, cause)
    if found is None:
        return None
    uow.about(found[0].code)
    await repository.remove_stop(uow, cause)
    await safety.lift(uow.connection, uow.vault, cause, uow.person)
    person = await uow.get_person(found[1])
    still = person and await safety.causes(uow.connection, uow.vault, person)
    return None if still else person


async def pass_on(uow: UnitOfWork, office: Office, typed: str) -> None:
    """Bring what somebody who was stopped without a report writes before the coordinators.

    Raises EmptyTextError.
    """
    text, who = clean(typed), code(uow, uow.person)
    if is_blank(text):
        raise EmptyTextError
    for one in await uow.people_with(Role.COORDINATOR):
        tell(uow, office, one, views.wrote(office.translator(one), who, text))


# Members, who have no name here


async def ask_ref(uow: UnitOfWork) -> None:
    """Wait for the reference of a report or of a question."""
    uow.ask(Prompt(REF))


async def read_ref(uow: UnitOfWork, typed: str) -> str:
    """Return a typed reference as it is kept. Raises AskedBadlyError."""
    if Role.COORDINATOR not in uow.person.roles:
        await uow.close_prompt()
        raise AskedBadlyError
    return clean(typed)[:LONGEST_REF].upper().replace("\u2013", "-").replace(" ", "")
