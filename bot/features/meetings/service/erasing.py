"""Erasing somebody from calls. The clock then tells the other side."""

from bot.features.meetings import repository
from bot.features.meetings.domain import Meeting, Side, State
from bot.people.person import Person
from bot.unit_of_work import UnitOfWork


async def erase(uow: UnitOfWork, person: Person) -> None:
    """Delete what leads to a person, on both sides."""
    await erase_asked(uow, person)
    for meeting in await repository.of(uow, person.id, lock=True):
        if meeting.is_open:
            await _leave(uow, meeting, Side.HELPER)
        else:
            await repository.save(uow, meeting.but(helper_id=None))
    await repository.set_helping(uow, person.id, helping=False)


async def erase_asked(uow: UnitOfWork, person: Person) -> None:
    """Delete the calls a person asked for: what consent to guidance allows to keep."""
    for meeting in await repository.of(uow, person.id, lock=True):
        if meeting.asker_id != person.id:
            continue
        if meeting.helper_id and meeting.state in (State.OFFERED, State.AGREED):
            await _leave(uow, meeting, Side.ASKER)
        else:
            await repository.remove(uow, meeting)


async def _leave(uow: UnitOfWork, meeting: Meeting, side: Side) -> None:
    await repository.forget_slots(uow, meeting)
    await repository.save(uow, meeting.left(uow.now, side))
