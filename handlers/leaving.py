"""What somebody leaves behind: with a role that was taken, or while they are stopped."""

from bot.context import Context
from bot.features.concerns import service as concerns
from bot.features.kit.service import ticking as kit
from bot.features.meetings.service import safeguarding as calls
from bot.features.mentors import service as mentors
from bot.features.notices.service import sending as notices
from bot.features.people import service as people
from bot.features.questions.service import safeguarding
from bot.people import prompts
from bot.people.person import Person, Role
from bot.unit_of_work import UnitOfWork
from handlers import menu


async def leave(uow: UnitOfWork, context: Context, person: Person, role: Role) -> None:
    """Let others have what somebody looked after in a role; their menu changes with it."""
    runtime = context.runtime
    if role is Role.MENTOR:
        await mentors.erase(uow, person)
        await calls.leave(uow, runtime, person)
    else:
        await _leave_desk(uow, person)
    if Role.MENTOR not in person.roles:
        await safeguarding.release(uow, runtime, await mentors.everybody(uow), person)
    menu.renew_for(runtime, uow, person)


async def stop(uow: UnitOfWork, context: Context, person: Person) -> bool:
    """End what somebody has open who is stopped now; tell if invites ended with it."""
    runtime = context.runtime
    await safeguarding.stop(uow, runtime, await mentors.everybody(uow), person)
    await calls.stop(uow, runtime, person)
    if Role.COORDINATOR not in person.roles:
        return False
    await _leave_desk(uow, person)
    await prompts.close(uow.connection, person)  # what they were to write may need the role
    return await people.close_doors(uow, person)


async def _leave_desk(uow: UnitOfWork, person: Person) -> None:
    await concerns.release(uow, person)
    await kit.erase(uow, person)
    if person.id != uow.person.id:
        await notices.hold_back(uow, person)
