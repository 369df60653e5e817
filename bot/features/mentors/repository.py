"""Mentors in the database."""

from typing import Any

from sqlalchemy import delete, insert, select, update

from bot.features.mentors.domain import Mentor
from bot.features.mentors.tables import mentors
from bot.people.person import Person, Role
from bot.unit_of_work import UnitOfWork


async def get(uow: UnitOfWork, person: Person) -> Mentor | None:
    query = select(mentors).where(mentors.c.person_id == person.id)
    row = (await uow.connection.execute(query)).one_or_none()
    return _mentor(person, row) if row else None


async def everybody(uow: UnitOfWork) -> list[Mentor]:
    """Return all who have the role and accepted the rules."""
    people = {person.id: person for person in await uow.people_with(Role.MENTOR)}
    rows = await uow.connection.execute(select(mentors).order_by(mentors.c.person_id))
    return [_mentor(people[row.person_id], row) for row in rows if row.person_id in people]


async def add(uow: UnitOfWork, mentor: Mentor) -> None:
    values = {"person_id": mentor.person.id, **_values(mentor)}
    await uow.connection.execute(insert(mentors).values(**values))


async def save(uow: UnitOfWork, mentor: Mentor) -> None:
    change = update(mentors).where(mentors.c.person_id == mentor.person.id)
    await uow.connection.execute(change.values(**_values(mentor)))


async def remove(uow: UnitOfWork, person: Person) -> None:
    await uow.connection.execute(delete(mentors).where(mentors.c.person_id == person.id))


def _values(mentor: Mentor) -> dict[str, Any]:
    return {
        "rules": mentor.rules,
        "professions": " ".join(sorted(mentor.professions)),
        "languages": " ".join(sorted(mentor.languages)),
        "weekly_cap": mentor.weekly_cap,
        "joined": int(mentor.joined),
        "paused": int(mentor.paused),
    }


def _mentor(person: Person, row: Any) -> Mentor:
    return Mentor(
        person=person,
        rules=row.rules,
        professions=frozenset(row.professions.split()),
        languages=frozenset(row.languages.split()),
        weekly_cap=row.weekly_cap,
        joined=bool(row.joined),
        paused=bool(row.paused),
    )
