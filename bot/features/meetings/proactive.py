"""What the bot says first about calls: proposed here, worded when the planner sends it."""

from collections.abc import Iterable
from typing import Final

from bot.features.meetings import repository
from bot.features.meetings.clocks import DAY, About, Reminder
from bot.features.meetings.domain import Meeting, Side
from bot.nudges import Nudge, propose
from bot.office import Office, zone_of
from bot.people import safety
from bot.people.person import Person
from bot.people.quiet import at_hour
from bot.unit_of_work import UnitOfWork

REMINDERS: Final = {about: f"call-{about}" for about in About}
LAPSED: Final = "call-lapsed"
WISHED: Final = "calls-wished"
NEWS_KEPT: Final = 7 * DAY


async def remind(uow: UnitOfWork, meeting: Meeting, reminders: Iterable[Reminder]) -> None:
    """Propose what is to be said of a call as it is. Of one that has changed, nothing is said."""
    for one in reminders:
        kind, times = REMINDERS[one.about], (one.due_at, one.expires_at)
        nudge = Nudge(kind, _subject(meeting), *times, _data(meeting), urgent=one.is_urgent)
        await _propose(uow, meeting, one.side, nudge)


async def say_lapsed(uow: UnitOfWork, meeting: Meeting) -> None:
    """Propose to tell both sides that none of the times was chosen."""
    times = (uow.now, uow.now + NEWS_KEPT)
    for side in Side:
        nudge = Nudge(LAPSED, _subject(meeting), *times, _data(meeting))
        await _propose(uow, meeting, side, nudge)


async def _propose(uow: UnitOfWork, meeting: Meeting, side: Side, nudge: Nudge) -> None:
    reader = meeting.person_on(side)
    if reader and (person := await uow.get_person(reader)):
        await propose(uow, person, nudge)


def _subject(meeting: Meeting) -> str:
    return f"{meeting.id} {meeting.sequence}"


def _data(meeting: Meeting) -> dict[str, str | int]:
    return {"meeting": meeting.id, "sequence": meeting.sequence}


async def still(uow: UnitOfWork, nudge: Nudge) -> tuple[Meeting, Side] | None:
    """Return the call that a nudge is about, and the reader's side, while it is as it was."""
    meeting = await repository.get(uow, int(nudge.data["meeting"]))
    side = meeting.side_of(uow.person.id) if meeting else None
    if meeting is None or side is None or meeting.sequence != nudge.data["sequence"]:
        return None
    return meeting, side


# Mentors who offer calls


async def invite(uow: UnitOfWork, office: Office, mentors: Iterable[Person]) -> None:
    """Propose to tell mentors who offer calls that some are wished for: once a day at most.

    `mentors` are those who may be asked something now.
    """
    willing = await repository.helping(uow) if await repository.count_waiting(uow) else set()
    free = [mentor for mentor in mentors if mentor.id in willing]
    stopped = await safety.suspended(uow.connection, uow.vault, free) if free else set()
    for mentor in free:
        if mentor.id not in stopped and await wished_by(uow, mentor):
            zone = zone_of(office, mentor)
            today = uow.now.astimezone(zone).date()
            day = at_hour(today, 0, zone), at_hour(today + DAY, 0, zone)
            await propose(uow, mentor, Nudge(WISHED, today.isoformat(), *day))


async def wished_by(uow: UnitOfWork, mentor: Person) -> int:
    """Return how many calls wait for anybody's times that a mentor could offer."""
    pairs = await safety.pairs_of(uow.connection, mentor.id)
    return sum(
        one.helper_id is None
        and one.asker_id != mentor.id
        and not safety.apart(pairs, one.asker_id, mentor.id)
        for one in await repository.waiting(uow)
    )
