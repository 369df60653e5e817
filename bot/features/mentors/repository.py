"""Mentors in the database."""

from typing import Any

from sqlalchemy import delete, insert, select, update

from bot.features.mentors.domain import Mentor
from bot.features.mentors.hours import Away, Hours
from bot.features.mentors.tables import mentors
from bot.features.mentors.weekly import Weekly
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
    hours, away, weekly = mentor.hours, mentor.away, mentor.weekly
    return {
        "rules": mentor.rules,
        "accepted_at": mentor.accepted_at,
        "professions": " ".join(sorted(mentor.professions)),
        "topics": " ".join(sorted(mentor.topics)),
        "languages": " ".join(sorted(mentor.languages)),
        "region": mentor.region,
        "weekly_cap": mentor.weekly_cap,
        "days": hours.days,
        "start_hour": hours.start,
        "end_hour": hours.end,
        "away_first": away.first if away else None,
        "away_last": away.last if away else None,
        "joined": int(mentor.joined),
        "paused": int(mentor.paused),
        "weekly_day": weekly.day if weekly else None,
        "weekly_hour": weekly.hour if weekly else None,
        "weekly_since": weekly.since if weekly else None,
    }


def _mentor(person: Person, row: Any) -> Mentor:
    return Mentor(
        person=person,
        rules=row.rules,
        accepted_at=row.accepted_at,
        professions=frozenset(row.professions.split()),
        topics=frozenset(row.topics.split()),
        languages=frozenset(row.languages.split()),
        region=row.region,
        weekly_cap=row.weekly_cap,
        hours=Hours(row.days, row.start_hour, row.end_hour),
        away=Away(row.away_first, row.away_last) if row.away_last else None,
        joined=bool(row.joined),
        paused=bool(row.paused),
        weekly=Weekly(row.weekly_day, row.weekly_hour, row.weekly_since)
        if row.weekly_since
        else None,
    )
