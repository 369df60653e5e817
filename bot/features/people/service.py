"""Use cases of people: looking at groups, counting everybody, and who has which role."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Mapping
from typing import Final

from bot.features.people import repository
from bot.features.people.domain import (
    BY,
    KEY_LENGTH,
    Held,
    LastCoordinatorError,
    NotStaffError,
    Overview,
    Staff,
)
from bot.people import audit, invites, prompts, roles, safety
from bot.people.person import Person, Role
from bot.segments import Registry, Segment
from bot.segments.choices import Dimension
from bot.segments.counting import Tally, walk
from bot.unit_of_work import UnitOfWork

LOOK_KEPT: Final = dt.timedelta(days=30)

# Groups


async def look(uow: UnitOfWork, subject: int) -> Segment:
    """Return the group that the person who acts looks at; there is one, so `subject` is 0."""
    del subject
    return await repository.look(uow)


async def keep_look(uow: UnitOfWork, subject: int, segment: Segment) -> None:
    del subject
    await repository.keep_look(uow, segment)


async def purge(uow: UnitOfWork) -> None:
    """Delete the groups that are looked at: old ones, and those of who has lost the role."""
    allowed = [person.id for person in await uow.people_with(Role.COORDINATOR)]
    await repository.purge_looks(uow, uow.now - LOOK_KEPT, allowed)


async def overview(registry: Registry) -> Overview:
    """Count everybody, beside the one writer."""
    everybody, unreachable, stopped, serving = Tally(), Tally(), Tally(), Counter[Role]()
    groups: dict[tuple[Dimension, str], Tally] = {}
    async for person, facts in walk(registry, Segment()):
        serving.update(facts.roles)
        stopped.add(person, if_=facts.suspended)
        if not Segment().matches(facts, registry.store.clock.now()):
            continue
        everybody.add(person)
        unreachable.add(person, if_=not person.reachable)
        values = (facts.profession, facts.stage, facts.region, facts.language)
        for group in zip(BY, values, strict=True):
            groups.setdefault(group, Tally()).add(person)
    vault = registry.store.vault
    return Overview(
        everybody=everybody.counted(vault, everybody.people),
        unreachable=unreachable.counted(vault, everybody.people),
        stopped=stopped.counted(vault, everybody.people),
        mentors=serving[Role.MENTOR],
        coordinators=serving[Role.COORDINATOR],
        by=_by(groups),
        spins={group: tally.counted(vault, 0).spin for group, tally in groups.items()},
    )


def _by(groups: Mapping[tuple[Dimension, str], Tally]) -> Mapping[Dimension, Mapping[str, int]]:
    return {
        one: {value: tally.people for (of, value), tally in groups.items() if of is one}
        for one in BY
    }


# Who serves here


async def staff(uow: UnitOfWork) -> list[Staff]:
    """Return all who have a role, coordinators first, then by their letters."""
    people = await _serving(uow)
    since = await roles.since(uow.connection)
    stopped = await safety.suspended(uow.connection, uow.vault, people)
    found = [
        Staff(
            key=_key(uow, person),
            code=code(uow, person),
            held=tuple(Held(role, since.get((person.id, role))) for role in sorted(person.roles)),
            is_me=person.id == uow.person.id,
            stopped=person.id in stopped,
        )
        for person in people
    ]
    return sorted(found, key=lambda one: (one.held[0].role, one.code, one.key))


async def one_of_staff(uow: UnitOfWork, key: str) -> tuple[Person, Staff]:
    """Return somebody who serves here. Raises NotStaffError."""
    found = next((one for one in await staff(uow) if one.key == key), None)
    person = next((one for one in await _serving(uow) if _key(uow, one) == key), None)
    if found is None or person is None:
        raise NotStaffError
    return person, found


async def _serving(uow: UnitOfWork) -> list[Person]:
    """Return all who have a role, as this unit has left them."""
    ids = {one for role in Role for one in await roles.holders(uow.connection, role)}
    return [person for one in sorted(ids) if (person := await uow.get_person(one))]


async def take_role(uow: UnitOfWork, key: str, role: Role) -> Person:
    """Take a role from somebody, and return them as they are then.

    What they held in it is for its features to end. Raises NotStaffError, LastCoordinatorError.
    """
    person, _ = await one_of_staff(uow, key)
    holders = await roles.holders(uow.connection, role, lock=True)
    if person.id not in holders:
        raise NotStaffError
    if role is Role.COORDINATOR and not await _anybody_acts(uow, holders - {person.id}):
        raise LastCoordinatorError
    await roles.forget(uow.connection, person.id, role)
    await prompts.close(uow.connection, person)  # what they were to write may need the role
    uow.about(f"{code(uow, person)} {role.value}")
    return await uow.save(person.but(roles=person.roles - {role}))


async def _anybody_acts(uow: UnitOfWork, holders: Collection[int]) -> bool:
    """Whether any of these coordinators is not stopped."""
    people = [person for one in holders if (person := await uow.get_person(one))]
    return bool(await safety.serving(uow.connection, uow.vault, people, Role.COORDINATOR))


async def close_doors(uow: UnitOfWork, person: Person) -> bool:
    """End the invites by which a coordinator could come back who was let go or stopped.

    Return whether there was any. Who made an invite is not kept, so all of them end that give a
    role: as a mentor somebody would be back with those whom they are to be kept from. Who goes by
    themselves may leave some.
    """
    if person.id == uow.person.id:
        return False
    return await invites.take_roles_back(uow.connection, uow.now)


def code(uow: UnitOfWork, person: Person) -> str:
    """Return the three letters by which staff know each other."""
    return audit.code_of(audit.actor(uow.vault, person.id))


def _key(uow: UnitOfWork, person: Person) -> str:
    return audit.actor(uow.vault, person.id)[:KEY_LENGTH]


async def erase(uow: UnitOfWork, person: Person) -> None:
    """Delete what is kept of somebody here; that a person was stopped stays, without who."""
    await repository.erase(uow, person.id)
    await roles.forget(uow.connection, person.id)
