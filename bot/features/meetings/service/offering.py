"""Offering times: who may, which, where, and sending them. Until then they are a prompt."""

import dataclasses
import datetime as dt
from dataclasses import dataclass

from bot.features.meetings import grid, repository
from bot.features.meetings.domain import LONGEST_PLACE, Meeting, State
from bot.features.meetings.errors import (
    BadSlotError,
    GoneError,
    NothingToSendError,
    NoTimesError,
    SlotTakenError,
    TakenError,
)
from bot.features.meetings.office import keep, tell, zone
from bot.features.meetings.service import calendars
from bot.features.meetings.service.texts import checked
from bot.features.meetings.views import notices
from bot.office import Office
from bot.people import safety
from bot.people.person import Role
from bot.people.prompts import Prompt
from bot.unit_of_work import UnitOfWork

OFFER = "meeting-offer"
"""The kind of prompt: times to offer, and then where."""
Slots = tuple[dt.datetime, ...]


@dataclass(frozen=True)
class Draft:
    """An offer that is not sent yet. `times_done`: a place is waited for, no more times."""

    meeting: Meeting
    slots: Slots = ()
    times_done: bool = False
    place: str = ""
    calls: bool = False

    @property
    def is_ready(self) -> bool:
        return bool(self.slots and (self.place or self.calls))


# Who may


async def may_help(uow: UnitOfWork) -> bool:
    """Whether the person who acts may offer times: coordinators, and mentors who said so.

    Nobody who is stopped: they do not even see who asks for a call.
    """
    roles = uow.person.roles
    willing = Role.MENTOR in roles and await repository.helps(uow, uow.person.id)
    if not (Role.COORDINATOR in roles or willing):
        return False
    return not await safety.causes(uow.connection, uow.vault, uow.person)


async def set_helping(uow: UnitOfWork, *, helping: bool) -> None:
    await repository.set_helping(uow, uow.person.id, helping=helping)


async def helps(uow: UnitOfWork) -> bool:
    return await repository.helps(uow, uow.person.id)


async def requests(uow: UnitOfWork) -> list[Meeting]:
    """Return what waits for times that the person who acts could offer."""
    if not await may_help(uow):
        return []
    pairs = await safety.pairs_of(uow.connection, uow.person.id)
    return [
        one
        for one in await repository.waiting(uow)
        if _is_free(uow, one) and not safety.apart(pairs, one.asker_id, uow.person.id)
    ]


async def look(uow: UnitOfWork, meeting_id: int) -> Meeting:
    """Return a call for which the person who acts may offer times.

    Raises GoneError, TakenError, SuspendedError.
    """
    await safety.require_active(uow.connection, uow.vault, uow.person)
    meeting = await repository.get(uow, meeting_id)
    if meeting is None or not meeting.is_open or not await may_help(uow):
        raise GoneError
    mine = meeting.asker_id == uow.person.id
    if mine or await safety.are_apart(uow.connection, meeting.asker_id, uow.person.id):
        raise GoneError
    if meeting.helper_id != uow.person.id and not _is_free(uow, meeting):
        raise TakenError(meeting.ref)
    uow.about(meeting.ref)
    return meeting


def _is_free(uow: UnitOfWork, meeting: Meeting) -> bool:
    """Whether it waits for times from this person too; coordinators may step in for others."""
    person = uow.person
    anybody = meeting.helper_id in (None, person.id) or Role.COORDINATOR in person.roles
    return meeting.state is State.ASKED and anybody and meeting.asker_id != person.id


# Choosing times, and saying where


async def begin(uow: UnitOfWork, meeting_id: int) -> Draft:
    """Choose times anew, from those offered before that are still to come."""
    meeting = await look(uow, meeting_id)
    before = grid.chosen(await repository.offered(uow, meeting), uow.now)
    return await _keep(uow, Draft(meeting, tuple(before)))


async def draft(uow: UnitOfWork, meeting_id: int) -> Draft:
    """Go on choosing times; begin where there is nothing to go on with."""
    meeting, prompt = await look(uow, meeting_id), await uow.prompt()
    if prompt is None or prompt.kind != OFFER or int(prompt.data["meeting"]) != meeting_id:
        return await begin(uow, meeting_id)
    said = prompt.data
    slots = (dt.datetime.fromtimestamp(int(one), dt.UTC) for one in said["slots"].split())
    still = tuple(grid.chosen(slots, uow.now))
    return Draft(meeting, still, bool(said["done"]), said["place"], bool(said["calls"]))


async def choose(uow: UnitOfWork, meeting_id: int) -> Draft:
    """Go on choosing times, also after the place was said."""
    return await _keep(uow, dataclasses.replace(await draft(uow, meeting_id), times_done=False))


async def toggle(uow: UnitOfWork, meeting_id: int, slot: dt.datetime, *, on: bool) -> Draft:
    """Add a time (`on`), or take it out. Raises BadSlotError, SlotTakenError."""
    before = await choose(uow, meeting_id)
    if (slot in before.slots) is on:
        return before
    if not on:
        left = tuple(one for one in before.slots if one != slot)
        return await _keep(uow, dataclasses.replace(before, slots=left))
    return await _add(uow, before, [slot])


async def ask_place(uow: UnitOfWork, meeting_id: int) -> Draft:
    """Expect the place or the link, now that times are chosen. Raises NoTimesError."""
    before = await draft(uow, meeting_id)
    if not before.slots:
        raise NoTimesError
    return await _keep(uow, dataclasses.replace(before, times_done=True))


async def we_call(uow: UnitOfWork, meeting_id: int) -> Draft:
    """Ring the asker instead of meeting somewhere. Raises NoTimesError."""
    before = await ask_place(uow, meeting_id)
    return await _keep(uow, dataclasses.replace(before, calls=True, place=""))


async def write(uow: UnitOfWork, text: str) -> Draft:
    """Take times or the place, as the person typed them, whichever is waited for.

    Raises BadSlotError, SlotTakenError, EmptyTextError, TooLongError.
    """
    prompt = await uow.prompt()
    assert prompt, "routed by the prompt"
    before = await draft(uow, int(prompt.data["meeting"]))
    if before.times_done:
        place = checked(text, LONGEST_PLACE)
        return await _keep(uow, dataclasses.replace(before, place=place, calls=False))
    try:
        return await _add(uow, before, grid.read(text, uow.now))
    except grid.BadTimeError as error:
        raise BadSlotError(error.fault) from None


async def _add(uow: UnitOfWork, before: Draft, more: list[dt.datetime]) -> Draft:
    if not grid.chosen(more, uow.now) or await _is_taken(uow, before.meeting, more):
        raise SlotTakenError
    try:
        slots = grid.added(before.slots, more)
    except grid.BadTimeError as error:
        raise BadSlotError(error.fault) from None
    return await _keep(uow, dataclasses.replace(before, slots=tuple(slots)))


async def _is_taken(uow: UnitOfWork, meeting: Meeting, slots: list[dt.datetime]) -> bool:
    own = {meeting.starts_at} if meeting.helper_id == uow.person.id else set()
    return bool((await repository.taken(uow, uow.person.id) - own) & set(slots))


async def _keep(uow: UnitOfWork, draft: Draft) -> Draft:
    seconds = (str(int(slot.timestamp())) for slot in draft.slots)
    said = {
        "meeting": str(draft.meeting.id),
        "slots": " ".join(seconds),
        "done": "1" if draft.times_done else "",
        "place": draft.place,
        "calls": "1" if draft.calls else "",
    }
    uow.ask(Prompt(OFFER, said))
    return draft


# Sending


async def send(uow: UnitOfWork, office: Office, meeting_id: int) -> Meeting:
    """Offer the times; what was agreed before is off.

    Raises GoneError, TakenError, NoTimesError, NothingToSendError, SuspendedError.
    """
    prompt = await uow.prompt()
    before = await look(uow, meeting_id)
    if prompt is None or prompt.kind != OFFER:
        if before.state is State.OFFERED:
            return before  # tapped twice
        raise NothingToSendError
    offer = await draft(uow, meeting_id)
    busy = await repository.taken(uow, uow.person.id) - {before.starts_at}
    slots = [slot for slot in offer.slots if slot not in busy]
    if not slots:
        raise NoTimesError
    if not offer.is_ready:
        raise NothingToSendError
    await uow.close_prompt()
    meeting = before.offered(uow.now, uow.person.id, place=offer.place, calls=offer.calls)
    await repository.offer(uow, meeting, slots)
    meeting = await keep(uow, office, meeting)
    await calendars.take_out(uow, office, before, meeting)
    clock = await zone(uow, office, meeting.asker_id)
    await tell(
        uow, office, meeting.asker_id,
        lambda t: notices.offered(t, meeting, slots, before.starts_at, clock),
    )  # fmt: skip
    return meeting
