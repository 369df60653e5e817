"""Calls and safety: what was said, for a report; two people apart; somebody stopped.

Nobody hears why.
"""

import json
from dataclasses import dataclass

from bot.features.meetings import repository
from bot.features.meetings.domain import Said, Side
from bot.features.meetings.service.agreeing import call_off, release
from bot.office import Office
from bot.people.person import Person
from bot.unit_of_work import UnitOfWork


@dataclass(frozen=True, repr=False)
class Relayed:
    """What is reported of a call: whose it is, 0 when gone; the call's reference, "" when gone.

    `copy` is what was written for the call, as it is now, for `spoken`.
    """

    author_id: int
    ref: str
    copy: str


@dataclass(frozen=True)
class Spoken:
    """One text that was written for a call."""

    said: Said
    reported: bool
    text: str


async def relayed(uow: UnitOfWork, meeting_id: int, said: int) -> Relayed:
    """Return what the person who acts knows of a call; their button proves that it was shown."""
    meeting = await repository.get(uow, meeting_id)
    if meeting is None:
        return Relayed(0, "", "[]")
    of_asker = meeting.side_of(uow.person.id) is not Side.ASKER
    author = meeting.asker_id if of_asker else meeting.helper_id or 0
    texts = {Said.WISH: meeting.wish.text, Said.PLACE: meeting.place}
    copied = [
        {"said": one.value, "reported": one == said, "text": text}
        for one, text in texts.items()
        if text
    ]
    return Relayed(author, meeting.ref, json.dumps(copied, ensure_ascii=False))


def spoken(copy: str) -> list[Spoken]:
    """Read what was copied."""
    return [Spoken(Said(one["said"]), one["reported"], one["text"]) for one in json.loads(copy)]


async def separate(uow: UnitOfWork, office: Office, other_id: int) -> None:
    """Let nothing connect the person who acts with another: others are asked for times."""
    for meeting in await repository.of(uow, uow.person.id, lock=True):
        if meeting.is_open and meeting.side_of(other_id):
            await release(uow, office, meeting)


async def stop(uow: UnitOfWork, office: Office, person: Person) -> None:
    """End what somebody has open who may neither ask nor offer now."""
    for meeting in await repository.of(uow, person.id, lock=True):
        if not meeting.is_open:
            continue
        if meeting.side_of(person.id) is Side.ASKER:
            await call_off(uow, office, meeting)
        else:
            await release(uow, office, meeting)


async def leave(uow: UnitOfWork, office: Office, person: Person) -> None:
    """Ask others for times where somebody offered them who does not offer any more."""
    for meeting in await repository.of(uow, person.id, lock=True):
        if meeting.is_open and meeting.side_of(person.id) is not Side.ASKER:
            await release(uow, office, meeting)
