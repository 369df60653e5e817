"""Stopping somebody from asking and answering, hearing them, and letting them again."""

from bot.features.concerns import repository
from bot.features.concerns.domain import File, Voice
from bot.features.concerns.errors import LeftError
from bot.features.concerns.service.coordinating import file_of, find
from bot.features.concerns.service.telling import tell_all
from bot.features.concerns.service.writing import REPLY, expect, expected, keep
from bot.features.concerns.views import coordinator, reporter
from bot.office import Office
from bot.people import roles, safety
from bot.people.person import Person
from bot.unit_of_work import UnitOfWork


async def suspend(uow: UnitOfWork, office: Office, concern_id: int) -> tuple[File, Person | None]:
    """Stop the reported person from asking and answering, and tell them; None: they were before.

    What they have open is for its features to end. Raises GoneError, LeftError, RoleLostError,
    RestingError.
    """
    await roles.require_alone(uow.connection, uow.vault, uow.person)
    concern = await find(uow, concern_id)
    person = await uow.get_person(concern.reported_id)
    if person is None:
        raise LeftError
    concern = await repository.save(uow, concern.stirred(uow.now))
    before = await safety.causes(uow.connection, uow.vault, person)
    await safety.suspend(uow.connection, uow.vault, person, concern.id, uow.now)
    if not before:
        uow.send(reporter.suspended(office.translator(person)), person)
    return await file_of(uow, concern), None if before else person


async def lift(uow: UnitOfWork, office: Office, concern_id: int) -> File:
    """Let the reported person ask and answer again, as far as this concern goes.

    Raises GoneError, RestingError.
    """
    concern = await find(uow, concern_id)
    concern = await repository.save(uow, concern.stirred(uow.now))
    lifted = await safety.lift(uow.connection, uow.vault, concern.id, uow.person)
    person = await uow.get_person(concern.reported_id)
    if lifted and person and not await safety.causes(uow.connection, uow.vault, person):
        uow.send(reporter.lifted(office.translator(person)), person)
    return await file_of(uow, concern)


async def ask_reply(uow: UnitOfWork) -> bool:
    """Expect what somebody who is stopped has to say; False when they are not stopped."""
    stopped = await safety.causes(uow.connection, uow.vault, uow.person)
    if stopped:
        await expect(uow, REPLY, stopped[0])
    return bool(stopped)


async def add_reply(uow: UnitOfWork, office: Office, text: str) -> bool:
    """Bring what somebody who was stopped says before the coordinators; False without a report.

    Raises EmptyTextError.
    """
    concern = await expected(uow)
    if concern:
        await keep(uow, concern, Voice.REPORTED, text)
        await tell_all(uow, office, concern, coordinator.replied)
    return concern is not None
