"""Fifty people want the last place at the same moment, on both databases."""

import asyncio
import datetime as dt
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from bot import nudges
from bot.clock import MovableClock
from bot.delivery.store import Store
from bot.features.events import service
from bot.features.events.domain import Answer, Event, Place, Rsvp
from bot.features.events.service import nudging, seating
from bot.office import Office
from bot.unit_of_work import unit_of_work
from tests.features.events import made

PEOPLE = range(7000, 7050)


async def say(store: Store, desk: Office, who: int, event: Event, said: Answer) -> Rsvp:
    """Answer as the worker would: again, when the database refuses."""
    for _ in range(5):
        try:
            async with unit_of_work(store, lambda: None, telegram_id=who) as uow:
                found = await service.answer(uow, desk, event.id, said)
                assert found.mine
                return found.mine
        except DBAPIError:
            await asyncio.sleep(0.05)
    raise AssertionError("it never ends")


async def line(store: Store, event: Event) -> list[tuple[int, Place]]:
    """Return who wants to come, in the order in which they answered."""
    async with unit_of_work(store, lambda: None) as uow:
        return [(one.person_id, one.place) for one in await service.answers_to(uow, event.id)]


async def offers(store: Store, event: Event, turn: int, person_id: int) -> bool:
    async with unit_of_work(store, lambda: None) as uow:
        person = await uow.get_person(person_id)
        assert person
        return await nudges.find(uow, person, nudging.OFFER, f"{event.id} {turn}") is not None


async def test_one_of_fifty_gets_the_last_place_and_each_free_place_is_offered_once(
    store: Store, clock: MovableClock, tmp_path: Path
) -> None:
    desk, event = made.office(tmp_path), await made.keep(store, made.event(seats_in_person=1))
    account = {await made.person(store, one): one for one in PEOPLE}
    taps = [say(store, desk, who, event, Answer.IN_PERSON) for who in PEOPLE]
    said = await asyncio.gather(*taps)

    won, *waiting = await line(store, event)
    assert won[1] is Place.GOING
    assert {place for _, place in waiting} == {Place.WAITING}
    assert len(waiting) == len(PEOPLE) - 1
    assert sorted(one.turn for one in said) == [*range(1, len(PEOPLE) + 1)], "in order"

    winner, first, second = won[0], waiting[0][0], waiting[1][0]
    again = (say(store, desk, account[winner], event, Answer.CANNOT) for _ in range(3))
    await asyncio.gather(*again)  # a nervous thumb
    (_, *rest) = [(who, place) for who, place in await line(store, event) if who != winner]
    assert (await line(store, event))[-1] == (winner, Place.NONE)
    assert [place for _, place in rest].count(Place.OFFERED) == 0
    states = dict(await line(store, event))
    assert [who for who in states if states[who] is Place.OFFERED] == [first]
    assert await offers(store, event, 2, first)

    late = await say(store, desk, account[winner], event, Answer.IN_PERSON)
    assert (late.place, late.turn) == (Place.WAITING, len(PEOPLE) + 2), "nobody is overtaken"

    clock.advance(dt.timedelta(hours=25))
    for _ in range(2):
        async with unit_of_work(store, lambda: None) as uow:
            for one in await seating.in_line(uow):
                await seating.settle_event(uow, desk, one)
    states = dict(await line(store, event))
    assert states[first] is Place.NONE
    assert [who for who in states if states[who] is Place.OFFERED] == [second]

    taken = await say(store, desk, account[second], event, Answer.IN_PERSON)
    assert taken.place is Place.GOING
    held = [one for one in dict(await line(store, event)).values() if one.is_held]
    assert held == [Place.GOING]
