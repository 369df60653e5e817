"""People in the database."""

from sqlalchemy import delete, insert, select

from bot.features.people.tables import looks
from bot.segments import Segment
from bot.unit_of_work import UnitOfWork


async def look(uow: UnitOfWork) -> Segment:
    """Return the group that the person who acts looks at."""
    query = select(looks.c.segment).where(looks.c.person_id == uow.person.id)
    return Segment.from_json(await uow.connection.scalar(query) or "")


async def keep_look(uow: UnitOfWork, segment: Segment) -> None:
    await erase(uow, uow.person.id)
    row = {"person_id": uow.person.id, "segment": segment.to_json()}
    await uow.connection.execute(insert(looks).values(**row))


async def erase(uow: UnitOfWork, person_id: int) -> None:
    await uow.connection.execute(delete(looks).where(looks.c.person_id == person_id))
