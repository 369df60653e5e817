"""What the clock does about events: changes are told, offers end, old answers are deleted."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Final

from bot.features.events.domain import Event, State
from bot.features.events.domain.event import COMING_UP
from bot.features.events.domain.past import Came, past
from bot.features.events.repository import answers, events
from bot.features.events.repository import past as past_events
from bot.features.events.service import nudging
from bot.office import Office
from bot.people.person import Person
from bot.segments import Facts
from bot.unit_of_work import UnitOfWork

AT_ONCE: Final = 50
"""People looked at in one unit, when an event is told: who taps a button waits for it."""
MONTH_DAYS: Final = 30
FOLLOWED: Final = 25
"""People told of a change in one unit: each has reminders that are planned anew."""


async def to_tell(uow: UnitOfWork) -> list[Event]:
    """Return the events of which somebody is still to hear."""
    return await events.to_tell(uow)


async def follow(uow: UnitOfWork, office: Office, seen: Event) -> Event | None:
    """Tell the next who want to come what changed last; None when all know of it."""
    event = await events.get(uow, seen.id, lock=True)
    if event is None or event.following is None or event.following != seen.following:
        return None
    people = await answers.next_coming(uow, event, event.following, FOLLOWED)
    told = [
        (person, rsvp if event.news_for(rsvp) else rsvp.but(confirmed=event.sequence))
        for rsvp in people
        if (person := await uow.get_person(rsvp.person_id))
    ]
    await nudging.tell_of_change(uow, office, event, told)
    reached = people[-1].person_id if len(people) == FOLLOWED else None
    return await _save(uow, event.but(following=reached))


async def invite(
    uow: UnitOfWork, seen: Event, people: Sequence[Person], facts: Mapping[int, Facts]
) -> Event | None:
    """Let the next people hear of an event that is for them; None when all were looked at.

    `people` are those after the last who was looked at, AT_ONCE when there may be more. Only who
    agreed to news hears of it, and nobody who has answered already.
    """
    event = await events.get(uow, seen.id, lock=True)
    if event is None or event.reached is None or event.reached != seen.reached:
        return None
    if event.takes_answers(uow.now) and uow.now < event.begins:
        known = await answers.of_people(uow, [one.id for one in people])
        new = [one for one in people if event.id not in known.get(one.id, {})]
        meant = _meant(uow, event, new, facts)
        await nudging.tell_of_event(uow, event, meant)
        event = event.but(invited=event.invited + len(meant))
    reached = people[-1].id if len(people) == AT_ONCE else None
    return await _save(uow, event.but(reached=reached))


def _meant(
    uow: UnitOfWork, event: Event, people: Sequence[Person], facts: Mapping[int, Facts]
) -> list[Person]:
    return [
        one
        for one in people
        if one.reachable and one.language
        if (known := facts.get(one.id)) and known.promotion
        if event.audience.matches(known, uow.now)
    ]


async def end(uow: UnitOfWork) -> None:
    """Note which events are over."""
    for one in await events.ended(uow):
        event = await events.get(uow, one.id, lock=True)
        if event and event.state in COMING_UP and event.ends <= uow.now:
            await events.save(uow, event.but(state=State.OVER, following=None, reached=None))


async def forget(uow: UnitOfWork, office: Office) -> None:
    """Delete what people needed some days after an event, and later their answers too.

    How many answered what stays with the event.
    """
    rules = office.programme
    old = await events.ended_before(uow, _ago(uow, rules.event_needs_days_kept))
    await answers.forget_needs(uow, old)
    older = await events.ended_before(uow, _ago(uow, rules.event_days_kept))
    for event_id in await answers.answered(uow, older):
        event = await events.get(uow, event_id, lock=True)
        [there] = (await answers.counts(uow, [event_id])).values()
        if event and there:  # else another process was quicker
            totals = {f"{answer} {place}": n for (answer, place), n in there.items()}
            await events.save(uow, event.but(totals=totals))
            await answers.forget(uow, [event_id])


async def outdated(uow: UnitOfWork, office: Office) -> list[Event]:
    """Return the events that are not kept any longer."""
    rules = office.programme
    days = max(rules.event_months_kept * MONTH_DAYS, rules.event_days_kept)
    return await events.outdated(uow, _ago(uow, days))


async def put_away(uow: UnitOfWork, event: Event, came: Came) -> None:
    """Delete an event; of one that took place the numbers stay, counted once."""
    if await events.get(uow, event.id, lock=True) is None:
        return
    if event.state is State.OVER:
        await past_events.add(uow, past(event, came))
    await answers.forget(uow, [event.id])
    await events.drop(uow, event)


def _ago(uow: UnitOfWork, days: int) -> dt.datetime:
    return uow.now - dt.timedelta(days=days)


async def _save(uow: UnitOfWork, event: Event) -> Event:
    await events.save(uow, event)
    return event
