"""From an offer to a call that happened: choose, change, cancel, on both sides without fault."""

import datetime as dt
from dataclasses import dataclass
from functools import partial

from bot.features.meetings import repository
from bot.features.meetings.domain import LONGEST_NUMBER, Meeting, Side, State
from bot.features.meetings.errors import GoneError, SlotTakenError
from bot.features.meetings.office import keep, tell, tell_coordinators, zone
from bot.features.meetings.service import calendars, offering
from bot.features.meetings.service.texts import checked
from bot.features.meetings.views import notices
from bot.office import Office
from bot.people.person import Role
from bot.people.prompts import Prompt
from bot.unit_of_work import UnitOfWork

NUMBER = "meeting-number"
"""The kind of prompt: the number on which the asker is called."""


@dataclass(frozen=True)
class Call:
    """A call as one side of it sees it, with the times that can still be chosen."""

    meeting: Meeting
    side: Side
    slots: tuple[dt.datetime, ...] = ()

    @property
    def needs_number(self) -> bool:
        """Whether this side is the one that is rung."""
        is_agreed = self.meeting.state is State.AGREED
        return is_agreed and self.meeting.calls and self.side is Side.ASKER


async def mine(uow: UnitOfWork) -> list[Call]:
    """Return the open calls of the person who acts, on either side; the next one first."""
    own = [one for one in await repository.of(uow, uow.person.id) if one.is_open]
    calls = [Call(one, side) for one in own if (side := one.side_of(uow.person.id))]
    return sorted(calls, key=lambda call: call.meeting.starts_at or call.meeting.since)


async def count_mine(uow: UnitOfWork) -> int:
    """Return how many open calls the person who acts has."""
    return await repository.count_open(uow, uow.person.id)


async def find(uow: UnitOfWork, meeting_id: int) -> Call:
    """Return a call of the person who acts. Raises GoneError."""
    meeting = await repository.get(uow, meeting_id)
    side = meeting.side_of(uow.person.id) if meeting else None
    if meeting is None or side is None:
        raise GoneError
    uow.about(meeting.ref)
    return Call(meeting, side, tuple(await _free(uow, meeting)))


async def _free(uow: UnitOfWork, meeting: Meeting) -> list[dt.datetime]:
    """Return the offered times that the helper has not given to somebody else meanwhile."""
    if meeting.state is not State.OFFERED or meeting.helper_id is None:
        return []
    busy = await repository.taken(uow, meeting.helper_id)
    offered = await repository.offered(uow, meeting)
    return [slot for slot in offered if slot not in busy and slot > uow.now]


# Choosing


async def pick(uow: UnitOfWork, office: Office, meeting_id: int, slot: dt.datetime) -> Call:
    """Agree on a time. A time of a helper is taken once. Raises GoneError, SlotTakenError."""
    call = await find(uow, meeting_id)
    if call.meeting.state is not State.OFFERED:
        return call  # tapped twice, or changed meanwhile: they see how it stands
    if call.side is not Side.ASKER or slot not in call.slots:
        raise SlotTakenError
    meeting = await keep(uow, office, call.meeting.agreed(uow.now, slot))
    await repository.forget_slots(uow, meeting)
    await _release_others(uow, office, meeting)
    await calendars.put_in(uow, office, meeting, uow.person.id)
    if meeting.calls:
        await expect_number(uow, meeting)
    clock = await zone(uow, office, meeting.helper_id)
    await tell(uow, office, meeting.helper_id, lambda t: notices.picked(t, meeting, clock))
    return Call(meeting, Side.ASKER)


async def _release_others(uow: UnitOfWork, office: Office, taken: Meeting) -> None:
    """Let those wait for other times whose last one has just been taken by somebody else."""
    for meeting in await repository.also_offered(uow, taken):
        if not await _free(uow, meeting):
            await repository.forget_slots(uow, meeting)
            again = await keep(
                uow, office, meeting.asked_again(uow.now, helper_id=meeting.helper_id)
            )
            await tell(uow, office, again.asker_id, partial(notices.none_left, meeting=again))
            await tell(uow, office, again.helper_id, partial(notices.asked, meeting=again))


async def send_entry(uow: UnitOfWork, office: Office, meeting_id: int) -> Call:
    """Send the person who acts the file of an agreed call once more. Raises GoneError."""
    call = await find(uow, meeting_id)
    if call.meeting.state is State.AGREED:
        await calendars.put_in(uow, office, call.meeting, uow.person.id)
    return call


# The number, where the helper rings


async def expect_number(uow: UnitOfWork, meeting: Meeting) -> None:
    uow.ask(Prompt(NUMBER, {"meeting": str(meeting.id)}))


async def ask_number(uow: UnitOfWork, meeting_id: int) -> Call:
    """Expect the number on which the asker is called. Raises GoneError."""
    call = await find(uow, meeting_id)
    if call.needs_number:
        await expect_number(uow, call.meeting)
    return call


async def write_number(uow: UnitOfWork, office: Office, text: str) -> Call:
    """Pass the number on, and keep none of it. Raises GoneError, EmptyTextError, TooLongError."""
    prompt = await uow.prompt()
    assert prompt, "routed by the prompt"
    number = checked(text, LONGEST_NUMBER)
    await uow.close_prompt()
    call = await find(uow, int(prompt.data["meeting"]))
    if not call.needs_number:
        return call
    meeting = await keep(uow, office, call.meeting.but(has_number=True))
    await tell(
        uow, office, meeting.helper_id, partial(notices.number_came, meeting=meeting, number=number)
    )
    return Call(meeting, Side.ASKER)


# Changing, cancelling, and the end


async def other_times(uow: UnitOfWork, office: Office, meeting_id: int) -> Call:
    """Ask for other times; what was agreed is off. Raises GoneError."""
    call = await find(uow, meeting_id)
    before = call.meeting
    if call.side is not Side.ASKER or before.state not in (State.OFFERED, State.AGREED):
        return call
    meeting = before.asked_again(uow.now, helper_id=before.helper_id)
    await let_go(uow, office, before, meeting)
    clock = await zone(uow, office, meeting.helper_id)
    await tell(
        uow, office, meeting.helper_id, lambda t: notices.wants_others(t, meeting, before, clock)
    )
    return Call(meeting, call.side)


async def cancel(uow: UnitOfWork, office: Office, meeting_id: int) -> Call:
    """End a call as the asker, who needs no reason. Raises GoneError."""
    call = await find(uow, meeting_id)
    if call.side is not Side.ASKER or not call.meeting.is_open:
        return call
    return Call(await call_off(uow, office, call.meeting), call.side)


async def call_off(uow: UnitOfWork, office: Office, before: Meeting) -> Meeting:
    """End a call for its asker: the helper hears that it is not needed any more."""
    meeting = before.ended(uow.now, State.CLOSED)
    await let_go(uow, office, before, meeting)
    clock = await zone(uow, office, meeting.helper_id)
    if before.state is not State.ASKED:
        await tell(uow, office, meeting.helper_id, lambda t: notices.cancelled(t, before, clock))
    return meeting


async def give_back(uow: UnitOfWork, office: Office, meeting_id: int) -> Call:
    """Leave a call to others as the helper, who needs no reason. Raises GoneError."""
    call = await find(uow, meeting_id)
    before = call.meeting
    if call.side is not Side.HELPER or not before.is_open:
        return call
    await _stop_offering(uow)
    return Call(await release(uow, office, before), call.side)


async def release(uow: UnitOfWork, office: Office, before: Meeting) -> Meeting:
    """Take a call from its helper: others are asked for times."""
    meeting = before.asked_again(uow.now, helper_id=None)
    await let_go(uow, office, before, meeting)
    await look_for_others(uow, office, meeting, before.starts_at, but=before.helper_id)
    return meeting


async def look_for_others(
    uow: UnitOfWork,
    office: Office,
    meeting: Meeting,
    was_at: dt.datetime | None,
    *,
    but: int | None = None,
) -> None:
    """Tell the asker that others look for times, and the coordinators that they are asked."""
    clock = await zone(uow, office, meeting.asker_id)
    await tell(uow, office, meeting.asker_id, lambda t: notices.helper_left(t, meeting, was_at,
                                                                           clock))  # fmt: skip
    others = [but, meeting.asker_id]
    await tell_coordinators(uow, office, lambda t: notices.asked(t, meeting), but=others)


async def close(uow: UnitOfWork, office: Office, meeting_id: int) -> Meeting:
    """Say as a coordinator that there will be no call. Raises GoneError, TakenError."""
    before = await offering.look(uow, meeting_id)
    if Role.COORDINATOR not in uow.person.roles:
        raise GoneError
    await _stop_offering(uow)
    meeting = before.ended(uow.now, State.CLOSED)
    await let_go(uow, office, before, meeting)
    await tell(uow, office, meeting.asker_id, lambda t: notices.closed(t, meeting))
    return meeting


async def happened(uow: UnitOfWork, office: Office, meeting_id: int) -> Call:
    """Note that the call took place: either side may say so. Raises GoneError."""
    call = await find(uow, meeting_id)
    if not call.meeting.is_over(uow.now):
        return call
    meeting = await keep(uow, office, call.meeting.ended(uow.now, State.HAPPENED))
    return Call(meeting, call.side)


async def let_go(uow: UnitOfWork, office: Office, before: Meeting, after: Meeting) -> None:
    """Write a call whose times are off, and take it out of the calendars it is in."""
    await repository.forget_slots(uow, before)
    await keep(uow, office, after)
    await calendars.take_out(uow, office, before, after)


async def _stop_offering(uow: UnitOfWork) -> None:
    prompt = await uow.prompt()
    if prompt and prompt.kind == offering.OFFER:
        await uow.close_prompt()
