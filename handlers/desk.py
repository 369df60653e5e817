"""What calls need to know, brought together: rules, languages, and by whose clock people live."""

from zoneinfo import ZoneInfo

from bot.context import Context
from bot.features.meetings.office import Office
from bot.features.mentors import service as mentors
from bot.unit_of_work import UnitOfWork


async def office(uow: UnitOfWork, context: Context) -> Office:
    everybody = await mentors.everybody(uow)
    return Office(context.runtime, {one.person.id: ZoneInfo(one.clock) for one in everybody})
