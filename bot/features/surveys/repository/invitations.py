"""Who was asked, in the database. It is never said here whether they answered."""

import datetime as dt
from collections.abc import Iterable

from sqlalchemy import Select, delete, func, insert, literal, or_, select, update

from bot.content.instruments import Audience
from bot.db.database import insert_new
from bot.features.surveys.domain import CHOSEN, Wave
from bot.features.surveys.tables import invitations, waves
from bot.people.consent import COVERED, Purpose
from bot.people.person import Role
from bot.people.tables import people
from bot.unit_of_work import UnitOfWork


async def invite_audience(uow: UnitOfWork, wave: Wave, audience: Audience) -> None:
    """Invite everybody of an audience, in one statement however many they are."""
    chosen = select(literal(wave.id), people.c.id, literal(0)).where(people.c.reachable == 1)
    match audience:
        case Audience.MEDICS:
            covered = people.c.consent >= COVERED[Purpose.GUIDANCE]
            chosen = chosen.where(covered, people.c.roles == "")
        case Audience.MENTORS:
            chosen = chosen.where(people.c.roles.contains(Role.MENTOR.value))
        case Audience.COORDINATORS:
            chosen = chosen.where(people.c.roles.contains(Role.COORDINATOR.value))
    await _invite_all(uow, chosen)


async def invite_same(uow: UnitOfWork, wave: Wave) -> None:
    """Invite those who were invited to the first wave of the series."""
    first = (invitations.c.wave_id == wave.series) & (invitations.c.person_id >= 0)
    await _invite_all(
        uow, select(literal(wave.id), invitations.c.person_id, literal(0)).where(first)
    )


async def _invite_all(uow: UnitOfWork, chosen: Select[tuple[int, int, int]]) -> None:
    columns = ["wave_id", "person_id", "stopped"]
    await uow.connection.execute(insert(invitations).from_select(columns, chosen))


async def invite(uow: UnitOfWork, wave: Wave, person_ids: Iterable[int]) -> None:
    """Invite these people, as far as they are not."""
    rows = [{"wave_id": wave.id, "person_id": one, "stopped": 0} for one in person_ids]
    if rows:
        new = insert_new(invitations, uow.connection.dialect.name)
        await uow.connection.execute(new, rows)


async def is_invited(uow: UnitOfWork, wave_id: int, person_id: int) -> bool:
    mine = (invitations.c.wave_id == wave_id) & (invitations.c.person_id == person_id)
    return await uow.connection.scalar(select(invitations.c.wave_id).where(mine)) is not None


async def waves_of(uow: UnitOfWork, person_id: int) -> set[int]:
    """Return the waves that a person was invited to and did not turn down."""
    mine = (invitations.c.person_id == person_id) & (invitations.c.stopped == 0)
    rows = await uow.connection.execute(select(invitations.c.wave_id).where(mine))
    return set(rows.scalars())


async def stop(uow: UnitOfWork, wave_id: int, person_id: int) -> None:
    """Remind a person of this wave no more."""
    mine = (invitations.c.wave_id == wave_id) & (invitations.c.person_id == person_id)
    await uow.connection.execute(update(invitations).where(mine).values(stopped=1))


async def following(uow: UnitOfWork, wave: Wave, limit: int) -> list[int]:
    """Return the people whom the present round comes to next, in the order of their ids."""
    waiting = (invitations.c.wave_id == wave.id) & (invitations.c.person_id > wave.reached)
    query = select(invitations.c.person_id).where(waiting, invitations.c.stopped == 0)
    rows = await uow.connection.execute(query.order_by(invitations.c.person_id).limit(limit))
    return list(rows.scalars())


async def count(uow: UnitOfWork, wave_id: int) -> int:
    query = select(func.count()).select_from(invitations).where(invitations.c.wave_id == wave_id)
    return await uow.connection.scalar(query) or 0


async def by_name(uow: UnitOfWork, before: dt.datetime) -> list[int]:
    """Return the waves of which it is known who was invited by name, and need not be any more.

    These are the waves of a series, put to those who came to an event, say, of which each opened
    before a moment and is closed.
    """
    named = select(waves.c.series).where(waves.c.audience == CHOSEN)
    young = or_(waves.c.opens_at > before, waves.c.closes_at > uow.now)
    goes_on = select(waves.c.series).where(young)
    known = select(invitations.c.wave_id).where(invitations.c.person_id >= 0)
    old = waves.c.series.in_(named) & waves.c.series.not_in(goes_on)
    return list(await uow.connection.scalars(select(waves.c.id).where(old, waves.c.id.in_(known))))


async def forget_people(uow: UnitOfWork, wave_id: int) -> None:
    """Keep how many were invited to a wave, and forget who."""
    people = await count(uow, wave_id)
    theirs = delete(invitations).where(invitations.c.wave_id == wave_id)
    await uow.connection.execute(theirs)
    nobody = [{"wave_id": wave_id, "person_id": -n, "stopped": 1} for n in range(1, people + 1)]
    if nobody:
        await uow.connection.execute(insert(invitations), nobody)


async def erase(uow: UnitOfWork, person_id: int) -> None:
    await uow.connection.execute(delete(invitations).where(invitations.c.person_id == person_id))
