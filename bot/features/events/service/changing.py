"""Changing an event that people know of: everybody who said yes keeps it, and hears of it."""

import datetime as dt
from typing import Final

from bot.features.events.domain import Change, Event, Place, State, writing
from bot.features.events.domain.writing import Staged, Step
from bot.features.events.errors import (
    BegunError,
    DraftError,
    GoneError,
    LateError,
    TakenWayError,
)
from bot.features.events.repository import answers, events
from bot.features.events.service import seating
from bot.office import Office
from bot.people.prompts import Prompt
from bot.segments import Segment
from bot.unit_of_work import UnitOfWork

CHANGE: Final = "event-change"
"""The kind of prompt that holds a change until somebody says yes to it."""
TOGETHER: Final = dt.timedelta(minutes=10)
"""What changes within this time is told together: by then everybody has heard of the first."""


async def locked(uow: UnitOfWork, event_id: int) -> Event:
    """Return an event that nobody else changes until the unit ends. Raises GoneError."""
    event = await events.get(uow, event_id, lock=True)
    if event is None:
        raise GoneError
    return event


async def staged(uow: UnitOfWork) -> Staged:
    """Return the change that waits for a yes. Raises GoneError, LateError."""
    prompt = await uow.prompt()
    if prompt is None or prompt.kind != CHANGE:
        raise LateError
    was = await locked(uow, int(prompt.data["event"]))
    if not was.is_coming(uow.now):
        raise LateError
    coming = await answers.coming(uow, was.id)
    later = len(await events.of_series(uow, was)) - 1
    return Staged(was, _changed(was, prompt), Step(prompt.data["step"]), later, coming)


async def waits(uow: UnitOfWork, event_id: int) -> bool:
    """Tell whether a change of this event waits for a yes: a second tap finds none."""
    prompt = await uow.prompt()
    return prompt is not None and prompt.kind == CHANGE and int(prompt.data["event"]) == event_id


def _changed(event: Event, prompt: Prompt) -> Event:
    data = prompt.data
    return writing.with_value(event, Step(data["step"]), data["value"], data["language"])


async def forget_change(uow: UnitOfWork) -> None:
    """Wait for a yes no more: everything stays as it is."""
    prompt = await uow.prompt()
    if prompt and prompt.kind == CHANGE:
        await uow.close_prompt()


async def confirm(uow: UnitOfWork, office: Office, event_id: int, *, later: bool) -> list[Event]:
    """Make the change that waits, with `later` also in the events of the series that follow.

    Everybody who wants to come keeps their place, and whom it concerns is asked again; more places
    are offered to those who wait. Returns what was changed. Raises GoneError, LateError,
    TakenWayError.
    """
    found, prompt = await staged(uow), await uow.prompt()
    assert prompt, "it is staged"
    if found.was.id != event_id:
        raise LateError
    await uow.close_prompt()
    if found.now.begins <= uow.now < found.was.begins:
        raise LateError  # its new time has come meanwhile
    made = []
    for event in await _of_series(uow, found.was, later=later):
        if event.id == found.was.id:
            new = found.now
        else:
            new = writing.moved_along(event, found.was, found.now)
            if found.step not in (Step.TIME, Step.LENGTH):
                new = _changed(new, prompt)
        made.append(await _save(uow, office, event, new))
    return made


async def keep_ways(uow: UnitOfWork, was: Event, now: Event) -> None:
    """Raise TakenWayError when a way of taking part goes in which somebody comes, or waits."""
    gone = set(was.mode.ways) - set(now.mode.ways)
    [there] = (await answers.counts(uow, [was.id])).values()
    if any(answer in gone and place is not Place.NONE for answer, place in there):
        raise TakenWayError


async def _save(uow: UnitOfWork, office: Office, was: Event, now: Event) -> Event:
    await keep_ways(uow, was, now)
    change = writing.change(was, now)
    if change is not Change.NOTHING:
        change |= _untold(uow, was)
        now = now.but(sequence=was.sequence + 1, changed=change, following=0, changed_at=uow.now)
    await events.save(uow, now)
    for way in now.mode.ways:
        await seating.settle_room(uow, office, now, way)
    return now


def _untold(uow: UnitOfWork, was: Event) -> Change:
    """Return what changed before that somebody may not have heard of yet."""
    is_told = was.following is None and uow.now - was.changed_at >= TOGETHER
    return Change.NOTHING if is_told else was.changed


async def cancel(uow: UnitOfWork, event_id: int, *, later: bool = False) -> list[Event]:
    """Cancel an event, with `later` also those of its series that come after it.

    Everybody who wanted to come hears of it. Returns what was cancelled now: a second tap
    cancels nothing. Raises GoneError, DraftError.
    """
    cancelled = []
    for event in await _of_series(uow, await _known(uow, event_id), later=later):
        if event.is_coming(uow.now):
            off = event.but(state=State.CANCELLED, sequence=event.sequence + 1, following=0,
                            reached=None, changed_at=uow.now)  # fmt: skip
            await events.save(uow, off)
            cancelled.append(off)
    return cancelled


async def close(uow: UnitOfWork, event_id: int, *, closed: bool) -> Event:
    """Take no new people any more, or take them again. Raises GoneError, DraftError."""
    event = await _known(uow, event_id)
    if not event.is_coming(uow.now):
        return event
    changed = event.but(state=State.CLOSED if closed else State.OPEN)
    await events.save(uow, changed)
    return changed


async def tell_people(uow: UnitOfWork, event_id: int) -> Event:
    """Let those hear of an event for whom it is; a second tap tells nobody twice.

    Raises GoneError, DraftError.
    """
    event = await _known(uow, event_id)
    if event.takes_answers(uow.now) and not event.told:
        event = event.but(reached=0, told=True)
        await events.save(uow, event)
    return event


async def keep_audience(uow: UnitOfWork, event_id: int, audience: Segment) -> None:
    """Keep whom an event is for. Raises GoneError, BegunError when people are being told."""
    event = await locked(uow, event_id)
    if event.reached is not None or event.state in (State.CANCELLED, State.OVER):
        raise BegunError
    await events.save(uow, event.but(audience=audience))


async def later(uow: UnitOfWork, event: Event) -> int:
    """Return how many events of the series come after this one and take place."""
    return len(await events.of_series(uow, event)) - 1


async def _known(uow: UnitOfWork, event_id: int) -> Event:
    event = await locked(uow, event_id)
    if event.state is State.DRAFT:
        raise DraftError
    return event


async def _of_series(uow: UnitOfWork, event: Event, *, later: bool) -> list[Event]:
    """Return an event that is locked, and with `later` those after it, locked too."""
    if not later:
        return [event]
    _, *after = await events.of_series(uow, event)
    found = [await events.get(uow, one.id, lock=True) for one in after]
    return [event, *(one for one in found if one)]
