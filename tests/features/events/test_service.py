"""Writing, changing and looking after events: what is refused, and what the clock does."""

import datetime as dt
from collections.abc import Awaitable, Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from bot import nudges
from bot.clock import MovableClock
from bot.context import Context
from bot.delivery.store import Store
from bot.errors import UserError
from bot.features.events import service
from bot.features.events.domain import Answer, Change, Event, Mode, Need, Needs, Place, Rsvp, State
from bot.features.events.domain.writing import Step, moment_value
from bot.features.events.errors import (
    BegunError,
    DraftError,
    FullyBookedError,
    GoneError,
    LateError,
    NotThisWayError,
    PastError,
    TakenWayError,
    UnfinishedError,
    WrongTimeError,
)
from bot.features.events.repository import answers, events
from bot.features.events.service import (
    changing,
    needing,
    nudging,
    occasions,
    reading,
    seating,
    ticking,
    writing,
)
from bot.features.kit.actions import OpenKit
from bot.nudges import Nudge
from bot.people.consent import ConsentNeededError, promoting
from bot.runtime import Runtime
from bot.segments import Facts, Segment
from bot.unit_of_work import UnitOfWork, unit_of_work
from handlers.events.nudges import NUDGES
from handlers.events.screens import doors
from tests.conftest import START
from tests.features.events import made
from tests.shipped import catalogs

HIBA, GRACE = 7100, 7200
DAY = dt.timedelta(days=1)

# Rules are the same on both databases; what differs is in test_last_place.
pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


def acting(store: Store, who: int) -> Any:
    return unit_of_work(store, lambda: None, telegram_id=who)


async def refused(
    store: Store, error: type[UserError], do: Callable[[UnitOfWork], Awaitable[object]]
) -> None:
    """Do something as Hiba that must be refused, and told in words."""
    with pytest.raises(error) as failure:
        async with acting(store, HIBA) as uow:
            await do(uow)
    assert failure.value.message(catalogs().translator("en"))


async def test_what_cannot_be_written_or_opened_is_refused(store: Store) -> None:
    await made.person(store, HIBA)
    async with acting(store, HIBA) as uow:
        event = await writing.begin(uow, 5, "talk", "en", "Europe/London")
    await refused(store, NotThisWayError, lambda uow: writing.begin(uow, 6, "x", "en", "UTC"))
    await refused(store, GoneError, lambda uow: writing.ask(uow, 7, "time", "en", alone=True))
    await refused(
        store, NotThisWayError, lambda uow: writing.ask(uow, event.id, "x", "en", alone=True)
    )
    for step, value in (("length", "1"), ("kind", "x"), ("mode", ""), ("seats", "0"),
                        ("time", "x"), ("online", "5"), ("needs", "x")):  # fmt: skip
        await refused(
            store,
            NotThisWayError,
            lambda uow, said=(step, value): writing.put(uow, event.id, *said, alone=True),
        )
    past = moment_value(START - DAY)
    await refused(
        store, WrongTimeError, lambda uow: writing.put(uow, event.id, "time", past, alone=True)
    )
    await refused(store, UnfinishedError, lambda uow: writing.publish(uow, event.id))
    await refused(store, NotThisWayError, lambda uow: writing.repeat(uow, event.id, "x", 3))
    await refused(store, NotThisWayError, lambda uow: writing.repeat(uow, event.id, "week", 99))
    await refused(store, DraftError, lambda uow: service.cancel(uow, event.id))
    await refused(store, GoneError, lambda uow: service.see(uow, event.id))
    late = await made.keep(store, made.event(state=State.DRAFT, starts_at=START))
    await refused(store, WrongTimeError, lambda uow: writing.publish(uow, late.id))
    async with acting(store, HIBA) as uow:
        assert writing.dates(event) == []
        assert (await writing.repeat(uow, late.id, "week", 3)).repeats == "week 3"
        assert (await writing.repeat(uow, late.id, "", 1)).repeats == ""


async def test_a_change_is_made_only_of_what_waits_for_a_yes(store: Store, tmp_path: Path) -> None:
    desk, event = made.office(tmp_path), await made.keep(store, made.event())
    other = await made.keep(store, made.event())
    await made.person(store, HIBA)
    await refused(store, LateError, lambda uow: changing.confirm(uow, desk, event.id, later=False))
    async with acting(store, HIBA) as uow:
        assert (await writing.put(uow, event.id, "host", "ARU", alone=True)).staged
    await refused(store, LateError, lambda uow: changing.confirm(uow, desk, other.id, later=False))
    async with acting(store, HIBA) as uow:
        [changed] = await changing.confirm(uow, desk, event.id, later=True)
        assert (changed.host, changed.sequence) == ("ARU", 0), "nobody has to hear of it"
        await changing.forget_change(uow)
        assert await service.cancel(uow, event.id)
        assert await service.cancel(uow, event.id) == [], "a second tap"
        assert (await changing.close(uow, event.id, closed=True)).state is State.CANCELLED
        assert (await changing.tell_people(uow, event.id)).reached is None
    await refused(store, LateError, lambda uow: writing.put(uow, event.id, "host", "", alone=True))
    await refused(store, BegunError, lambda uow: changing.keep_audience(uow, event.id, Segment()))
    await refused(store, BegunError, lambda uow: writing.draft(uow, event.id))
    await refused(store, GoneError, lambda uow: changing.locked(uow, 5))
    async with acting(store, HIBA) as uow:
        await changing.keep_audience(uow, other.id, Segment(languages=frozenset({"ar"})))
        assert (await service.audience(uow, other.id)).languages == {"ar"}
        expected, audiences = await service.ahead(uow, uow.person.id)
        assert ([one.languages for one in audiences], expected) == ([{"ar"}], False)


async def test_who_may_not_answer_is_told_why(
    store: Store, clock: MovableClock, tmp_path: Path
) -> None:
    desk = made.office(tmp_path)
    online = await made.keep(store, made.event(mode=Mode.ONLINE))
    closed = await made.keep(store, made.event(state=State.CLOSED))

    def say(event: Event, said: Answer) -> Callable[[UnitOfWork], Awaitable[object]]:
        return lambda uow: service.answer(uow, desk, event.id, said)

    await refused(store, ConsentNeededError, say(online, Answer.ONLINE))
    await made.person(store, HIBA)
    await refused(store, NotThisWayError, say(online, Answer.IN_PERSON))
    await refused(store, FullyBookedError, say(closed, Answer.ONLINE))
    await refused(store, NotThisWayError, lambda uow: needing.mine(uow, online.id))
    async with acting(store, HIBA) as uow:
        found = await service.answer(uow, desk, online.id, Answer.ONLINE)
        assert found.mine
        assert await service.full(uow, online) == frozenset()
    draft = await made.keep(store, made.event(state=State.DRAFT))
    await refused(store, GoneError, say(draft, Answer.ONLINE))
    clock.advance(dt.timedelta(days=30))
    await refused(store, PastError, say(online, Answer.CANNOT))


async def test_needs_are_refused_where_they_are_not_provided(store: Store, tmp_path: Path) -> None:
    desk = made.office(tmp_path)
    event = await made.keep(store, made.event(provides=frozenset({Need.TRAVEL})))
    await made.person(store, HIBA)
    async with acting(store, HIBA) as uow:
        await service.answer(uow, desk, event.id, Answer.IN_PERSON)
        found = await needing.toggle(uow, event.id, "travel", True)
        assert found.mine
        assert found.mine.needs == Needs(frozenset({Need.TRAVEL}))
    await refused(store, NotThisWayError, lambda uow: needing.toggle(uow, event.id, "lunch", True))
    for need in ("lunch", "travel"):
        await refused(store, NotThisWayError, lambda uow, one=need: needing.ask(uow, event.id, one))


async def test_the_clock_deletes_needs_first_answers_later_and_keeps_the_totals(
    store: Store, clock: MovableClock, tmp_path: Path
) -> None:
    desk, event = made.office(tmp_path), await made.keep(store, made.event())
    hiba = await made.person(store, HIBA)
    async with acting(store, HIBA) as uow:
        await service.answer(uow, desk, event.id, Answer.IN_PERSON)
        await needing.toggle(uow, event.id, "lunch", True)

    async def tidy(days: int) -> tuple[Event, list[Any]]:
        clock.advance(dt.timedelta(days=days))
        async with unit_of_work(store, lambda: None) as uow:
            await ticking.end(uow)
            await ticking.forget(uow, desk)
            return await service.get(uow, event.id), await service.answers_to(uow, event.id)

    over, [mine] = await tidy(20)
    assert (over.state, bool(mine.needs)) == (State.OVER, True)
    _, [mine] = await tidy(7)
    assert not mine.needs
    assert mine.place is Place.GOING
    old, left = await tidy(90)
    assert (old.totals, left) == ({"in_person going": 1}, [])
    async with unit_of_work(store, lambda: None) as uow:
        assert await service.answers_of(uow, [hiba]) == {}


async def test_only_those_for_whom_it_is_and_who_agreed_hear_of_an_event(
    store: Store, tmp_path: Path
) -> None:
    event = await made.keep(store, made.event(audience=Segment(regions=frozenset({"east"}))))
    ids = [await made.person(store, HIBA + n) for n in range(4)]
    people = [await store.people.get(one) for one in ids]
    near = Facts(region="east", consented=True, promotion=True)
    facts = {
        ids[0]: near, ids[1]: Facts(region="east", consented=True),
        ids[2]: Facts(region="wales", consented=True, promotion=True), ids[3]: near,
    }  # fmt: skip
    desk = made.office(tmp_path)
    async with acting(store, HIBA + 3) as uow:
        await service.answer(uow, desk, event.id, Answer.ONLINE)
    async with unit_of_work(store, lambda: None) as uow:
        told = await changing.tell_people(uow, event.id)
        assert await ticking.to_tell(uow) == [told]
        done = await ticking.invite(uow, told, [one for one in people if one], facts)
        assert done
        assert done.reached is None
        assert await ticking.invite(uow, told, [], facts) is None, "another process was quicker"
        assert await ticking.follow(uow, desk, told) is None
        assert await changing.tell_people(uow, event.id) == done, "an old button tells nobody again"
        hears = [await nudges.find(uow, one, nudging.NEW, str(event.id)) for one in people if one]
    assert [one is not None for one in hears] == [True, False, False, False]


@pytest.mark.parametrize("kind", sorted(NUDGES))
async def test_what_does_not_hold_any_more_is_not_said(
    store: Store, tmp_path: Path, kind: str
) -> None:
    desk = made.office(tmp_path)
    event = await made.keep(store, made.event(sequence=1, changed=Change.TIME))
    await made.person(store, HIBA)
    runtime = cast("Runtime", SimpleNamespace(translator=desk.translator, settings=desk.settings))

    async def worded(uow: UnitOfWork, **data: int) -> bool:
        said = {"event": event.id, "sequence": 1, "turn": 1, **data}
        nudge = Nudge(kind, "x", uow.now, uow.now + DAY, said)
        return await NUDGES[kind](uow, runtime, uow.person, nudge) is not None

    async with acting(store, HIBA) as uow:
        assert not await worded(uow, event=5), "there is no such event"
        if kind != nudging.NEW:
            assert not await worded(uow), "they have not answered"
        place = {
            nudging.OFFER: Place.OFFERED,
            nudging.PASSED_ON: Place.NONE,
            nudging.LINE_ENDED: Place.NONE,
        }.get(kind, Place.GOING)
        answer = Answer.ONLINE
        mine = Rsvp(event.id, uow.person.id, answer, place, 1, 0, uow.now, uow.now + DAY)
        await answers.put(uow, mine)
        holds = kind not in (nudging.NEW, nudging.OFF)
        assert await worded(uow) is holds
        if kind in (nudging.SOON, nudging.MOVED):
            assert not await worded(uow, sequence=0), "planned for an older date"
        if kind in (nudging.OFFER, nudging.PASSED_ON, nudging.LINE_ENDED):
            assert not await worded(uow, turn=2), "they have answered again"
        await events.save(uow, event.but(state=State.CANCELLED))
        assert await worded(uow) is (kind == nudging.OFF)


async def test_a_date_and_then_a_room_changed_at_once_are_told_to_all_whom_they_concern(
    store: Store, tmp_path: Path, clock: MovableClock
) -> None:
    desk, event = made.office(tmp_path), await made.keep(store, made.event())
    ways = {HIBA: Answer.IN_PERSON, GRACE: Answer.ONLINE}
    for who, way in ways.items():
        await made.person(store, who)
        async with acting(store, who) as uow:
            await service.answer(uow, desk, event.id, way)

    async def change(step: Step, value: str) -> Event:
        async with acting(store, HIBA) as uow:
            await writing.put(uow, event.id, step, value, alone=True)
            return (await changing.confirm(uow, desk, event.id, later=False))[0]

    async def hear(changed: Event) -> list[Change]:
        """Let everybody be told, and return what each of them reads of it."""
        async with unit_of_work(store, lambda: None) as uow:
            told = await ticking.follow(uow, desk, changed)
            assert told
        news = []
        for who in ways:
            async with acting(store, who) as uow:
                subject = f"{event.id} {changed.sequence}"
                said = await nudges.find(uow, uow.person, nudging.MOVED, subject)
                mine = await answers.get(uow, event.id, uow.person.id)
                assert mine
                news.append(told.news_for(mine) if said else Change.NOTHING)
        return news

    await change(Step.TIME, moment_value(event.begins + DAY))
    changed = await change(Step.PLACE, "Room 3")
    assert await hear(changed) == [Change.TIME | Change.PLACE, Change.TIME]
    clock.advance(dt.timedelta(minutes=11))
    changed = await change(Step.LINK, "https://b.example")
    assert await hear(changed) == [Change.NOTHING, Change.LINK], "the rest was told long ago"


async def test_a_way_in_which_somebody_comes_cannot_be_taken_away(
    store: Store, tmp_path: Path
) -> None:
    desk, event = made.office(tmp_path), await made.keep(store, made.event(seats_online=1))
    for who in (HIBA, GRACE):
        await made.person(store, who)
    async with acting(store, GRACE) as uow:
        assert (await writing.put(uow, event.id, "mode", "in_person", alone=True)).staged
    async with acting(store, HIBA) as uow:
        await service.answer(uow, desk, event.id, Answer.ONLINE)
    with pytest.raises(TakenWayError) as failure:
        async with acting(store, GRACE) as uow:
            await changing.confirm(uow, desk, event.id, later=False)
    assert failure.value.message(catalogs().translator("en"))
    await refused(
        store,
        TakenWayError,
        lambda uow: writing.put(uow, event.id, "mode", "in_person", alone=True),
    )
    async with acting(store, HIBA) as uow:
        await service.answer(uow, desk, event.id, Answer.IN_PERSON)
        await writing.put(uow, event.id, "mode", "in_person", alone=True)
        [changed] = await changing.confirm(uow, desk, event.id, later=False)
        assert changed.mode is Mode.IN_PERSON, "nobody is left behind"


async def test_who_took_the_yes_to_news_back_does_not_hear_of_an_event_that_waited(
    store: Store, tmp_path: Path
) -> None:
    desk, event = made.office(tmp_path), await made.keep(store, made.event())
    runtime = cast("Runtime", SimpleNamespace(translator=desk.translator, settings=desk.settings))
    await made.person(store, HIBA)
    async with acting(store, HIBA) as uow:
        nudge = Nudge(nudging.NEW, "x", uow.now, uow.now + DAY, {"event": event.id})
        for is_on in (True, False):
            person = await uow.save(promoting(uow.person, on=is_on))
            heard = await NUDGES[nudging.NEW](uow, runtime, person, nudge)
            assert (heard is not None) is is_on


async def test_what_has_a_start_and_no_end_yet_is_no_occasion_to_prepare(store: Store) -> None:
    draft = await made.keep(store, made.event(state=State.DRAFT, ends_at=None))
    async with acting(store, HIBA) as uow:
        assert await occasions.find(uow, draft.id) is None
    context = cast("Context", SimpleNamespace(t=catalogs().translator("en")))
    opened = [one.action for one in doors(context, draft) if one]
    assert OpenKit(draft.id) not in opened
    assert OpenKit(draft.id) in [
        one.action for one in doors(context, made.event(id=draft.id)) if one
    ]


async def test_codes_of_guests_differ_from_event_to_event(store: Store, tmp_path: Path) -> None:
    desk = made.office(tmp_path)
    both = [await made.keep(store, made.event()) for _ in range(2)]
    await made.person(store, HIBA)
    async with acting(store, HIBA) as uow:
        for one in both:
            await service.answer(uow, desk, one.id, Answer.IN_PERSON)
        (code, _), (other, _) = [(await reading.guests(uow, one))[0] for one in both]
        assert code != other
        assert await writing.put(uow, both[0].id, Step.NEEDS, "lunch", alone=True)


async def test_who_waits_hears_in_time_that_no_place_became_free(
    store: Store, clock: MovableClock, tmp_path: Path
) -> None:
    desk, event = made.office(tmp_path), await made.keep(store, made.event(seats_in_person=1))
    for who in (HIBA, GRACE):
        await made.person(store, who)
        async with acting(store, who) as uow:
            await service.answer(uow, desk, event.id, Answer.IN_PERSON)
    clock.advance(event.begins - START - dt.timedelta(hours=1))
    async with acting(store, GRACE) as uow:
        await seating.settle_event(uow, desk, event.id)
        assert await seating.in_line(uow) == []
        assert await nudges.find(uow, uow.person, nudging.LINE_ENDED, f"{event.id} 2")
    with pytest.raises(FullyBookedError):
        async with acting(store, GRACE) as uow:
            await service.answer(uow, desk, event.id, Answer.IN_PERSON)
    async with acting(store, HIBA) as uow:
        await service.answer(uow, desk, event.id, Answer.CANNOT)
    async with acting(store, GRACE) as uow:
        found = await service.answer(uow, desk, event.id, Answer.IN_PERSON)
        assert found.mine
        assert found.mine.place is Place.GOING, "somebody has left"


async def test_places_are_offered_to_a_few_people_in_one_unit_and_to_all_in_several(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever taps a button waits for a unit: thousands can wait for places."""
    monkeypatch.setattr(seating, "AT_ONCE", 2)
    desk, event = made.office(tmp_path), await made.keep(store, made.event(seats_in_person=1))
    for who in range(HIBA, HIBA + 5):
        await made.person(store, who)
        async with acting(store, who) as uow:
            await service.answer(uow, desk, event.id, Answer.IN_PERSON)
    async with acting(store, HIBA) as uow:
        found = await events.get(uow, event.id, lock=True)
        assert found
        await events.save(uow, found.but(seats_in_person=5))
    offered = []
    for is_more in (True, False, False):
        async with acting(store, HIBA) as uow:
            assert await seating.settle_event(uow, desk, event.id) is is_more
            there = await service.counts(uow, [event])
            offered.append(there[event.id].get((Answer.IN_PERSON, Place.OFFERED)))
    assert offered == [2, 4, 4]


async def test_who_has_a_place_does_not_lose_it_for_one_to_wait_for_by_one_tap(
    store: Store, tmp_path: Path
) -> None:
    desk, event = made.office(tmp_path), await made.keep(store, made.event(seats_in_person=1))
    for who in (GRACE, HIBA):
        await made.person(store, who)
    async with acting(store, GRACE) as uow:
        await service.answer(uow, desk, event.id, Answer.IN_PERSON)
    async with acting(store, HIBA) as uow:
        online = await service.answer(uow, desk, event.id, Answer.ONLINE, sure=False)
        assert not online.loses
        found = await service.answer(uow, desk, event.id, Answer.IN_PERSON, sure=False)
        assert found.loses
        assert found.mine == online.mine
        assert found.mine == (await service.see(uow, event.id)).mine, "nothing is changed yet"
        out = await service.answer(uow, desk, event.id, Answer.CANNOT, sure=False)
        assert not out.loses, "that says what it does"
        waits = await service.answer(uow, desk, event.id, Answer.IN_PERSON, sure=False)
        assert not waits.loses, "there is nothing to lose"
        await service.answer(uow, desk, event.id, Answer.ONLINE)
        waits = await service.answer(uow, desk, event.id, Answer.IN_PERSON, sure=True)
        assert waits.mine
        assert waits.mine.place is Place.WAITING
