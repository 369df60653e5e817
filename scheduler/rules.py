"""Rules: find what content changed, and go through people for what coordinators approved."""

import datetime as dt
from functools import partial
from typing import Final

from bot.features.pathways import service as pathways
from bot.features.rules import domain, repository, service, views
from bot.features.rules.domain import Change
from bot.office import tell
from bot.people.person import Person, Role
from bot.runtime import Runtime
from bot.ticks import each

AT_ONCE: Final = 200


async def run(runtime: Runtime, now: dt.datetime) -> None:
    """Tell coordinators of new changes, and people of approved ones."""
    del now  # a unit has the time
    async with runtime.unit_of_work() as uow:
        if fresh := await service.look(uow, runtime.library):
            for person in await uow.people_with(Role.COORDINATOR):
                tell(uow, runtime, person, [views.found(runtime.translator(person), fresh)])
        approved = await repository.spreading(uow)
    said = "a changed rule could not be told; it is tried again"
    await each(runtime, approved, partial(_spread, runtime), said)


async def _spread(runtime: Runtime, change: Change) -> None:
    """Look at some more people, each in a unit of their own. What is proposed twice is once."""
    library = runtime.library
    using = domain.users(library, change.figure)

    async def look(person: Person) -> None:
        async with runtime.unit_about(person) as uow:
            if using.concern(*await pathways.open_now(uow, library)):
                await service.tell(uow, change)

    people = await runtime.store.people.after(change.told_to, AT_ONCE)
    await each(runtime, people, look, "a person could not be told of a changed rule")
    async with runtime.unit_of_work() as uow:
        last = people[-1].id if len(people) == AT_ONCE else None
        await service.went_on(uow, change, last)
