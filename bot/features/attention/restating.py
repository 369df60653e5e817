"""Bringing messages that were sent up to date: what they tell of has changed, or was taken back."""

from enum import Enum, auto
from typing import Final

from bot.delivery import standing
from bot.delivery.outbox import State
from bot.delivery.standing import Standing
from bot.features.attention import views
from bot.features.attention.domain import Told
from bot.features.attention.service import Word
from bot.message import Lane, Message
from bot.nudges import Rhythm, repository
from bot.nudges.unsending import unsend
from bot.office import Office
from bot.unit_of_work import UnitOfWork

LANE: Final = Lane.REMINDER
"""Before what else is told to many, and behind what people wait for."""


class Restated(Enum):
    """How far a message in one chat says what it should."""

    DONE = auto()
    LATER = auto()  # it is on its way: look again
    LOST = auto()  # it cannot be changed, or not now
    NONE = auto()  # there is no such message, or another screen stands in its place


async def restate(uow: UnitOfWork, office: Office, batch: int, word: Word) -> Restated:
    """Let the message that told the person of this unit some things tell them as they are now.

    A message with nothing left to tell is deleted; one too old for that says so.
    """
    found = await standing.of(uow.connection, batch, uow.person.id)
    sent = [one for one in found if one.state is State.SENT]
    if any(one.state in (State.PENDING, State.SENDING) for one in found):
        await unsend(uow, [batch])  # what is to be sent once more would say what it said before
        return Restated.LATER
    told = await _told(uow, batch, word)
    rhythm = await repository.rhythm(uow, uow.person)
    held = [one for one in found if one.state is State.HELD]
    for one in held:
        await _rewrite(uow, one, _worded(office, uow, told, rhythm, one))
    if told is None and not all(one.is_anew for one in held):
        return Restated.LATER  # a change that is not made leaves what it was to change in the chat
    for one in sent:
        _change(uow, office, one, _worded(office, uow, told, rhythm, one))
    if sent:
        return Restated.DONE if uow.person.reachable else Restated.LOST
    if any(one.state is State.UNKNOWN for one in found):
        return Restated.LOST
    return Restated.DONE if found else Restated.NONE


async def _told(uow: UnitOfWork, batch: int, word: Word) -> Told | None:
    planned = await repository.of_batch(uow, uow.person, batch)
    worded = [(one, await word(one)) for one in planned]
    things = tuple((one, piece) for one, piece in worded if piece)
    return Told(batch, things) if things else None


def _worded(
    office: Office, uow: UnitOfWork, told: Told | None, rhythm: Rhythm, one: Standing
) -> Message | None:
    if told is None:
        return None
    t = office.translator(uow.person)
    if rhythm.discreet and one.is_opened:
        return views.opened(t, told)  # the person may be reading
    return views.message(t, told, rhythm)


async def _rewrite(uow: UnitOfWork, one: Standing, message: Message | None) -> None:
    if message:
        await standing.rewrite(uow.connection, uow.vault, one.row, message)
    else:
        await standing.drop(uow.connection, [one.row])


def _change(uow: UnitOfWork, office: Office, one: Standing, message: Message | None) -> None:
    assert one.message_id, "it stands in the chat"
    if message:
        uow.mend(one.message_id, message, uow.person, LANE)
    elif one.can_be_deleted(uow.now):
        uow.clear(uow.person.id, [one.message_id], LANE)
    else:
        gone = views.gone(office.translator(uow.person))
        uow.mend(one.message_id, gone, uow.person, LANE)
