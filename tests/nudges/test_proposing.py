"""Proposing: the key of a nudge is person, kind and subject; again means as it is now."""

import datetime as dt

from bot.nudges import Planned, State, cancel, repository
from bot.people.person import Person
from bot.unit_of_work import unit_of_work
from tests.nudges.reading import Reading, about

DAY = dt.timedelta(days=1)


async def waiting(reading: Reading, person: Person) -> list[Planned]:
    async with unit_of_work(reading.store, lambda: None) as uow:
        return await repository.waiting(uow, person, 100)


async def test_again_moves_what_waits_and_renews_its_data(reading: Reading) -> None:
    amal = await reading.somebody()
    await reading.propose(amal, about("1", due=2, data={"n": 1}))
    [before] = await waiting(reading, amal)
    await reading.propose(amal, about("1", due=4, data={"n": 2}, urgent=True))
    [after] = await waiting(reading, amal)
    assert after.id == before.id
    assert after.due_at == before.due_at + 2 * DAY
    assert (after.nudge.data, after.nudge.urgent) == ({"n": 2}, True)


async def test_again_as_before_leaves_what_the_planner_decided(reading: Reading) -> None:
    amal = await reading.somebody()
    await reading.propose(amal, about("1"))
    await reading.sweep()
    await reading.propose(amal, about("2"))
    await reading.sweep()
    [moved] = await waiting(reading, amal)
    assert moved.due_at > moved.nudge.due_at
    await reading.propose(amal, about("2"))
    assert await waiting(reading, amal) == [moved]


async def test_people_do_not_share_keys(reading: Reading) -> None:
    amal, omar = await reading.somebody(1), await reading.somebody(2)
    await reading.propose(amal, about("1"))
    await reading.propose(omar, about("1"))
    await reading.sweep()
    assert len(await reading.heard(amal)) == len(await reading.heard(omar)) == 1


async def test_what_was_taken_back_may_be_proposed_again_but_not_what_was_sent(
    reading: Reading,
) -> None:
    amal = await reading.somebody()
    await reading.propose(amal, about("1"), about("2", due=3))
    await reading.sweep()
    async with unit_of_work(reading.store, lambda: None) as uow:
        await cancel(uow, amal, "test", "1")
        await cancel(uow, amal, "test", "2")
    assert await waiting(reading, amal) == []
    await reading.propose(amal, about("1", due=5), about("2", due=3))
    assert [one.nudge.subject for one in await waiting(reading, amal)] == ["2"]


async def test_what_the_person_cancelled_stays_cancelled_until_they_undo_it(
    reading: Reading,
) -> None:
    amal, omar = await reading.somebody(1), await reading.somebody(2)
    await reading.propose(amal, about("1", due=1))
    [one] = await waiting(reading, amal)
    async with unit_of_work(reading.store, lambda: None) as uow:
        await repository.decline(uow, omar, one.id)
    assert await waiting(reading, amal) == [one], "nobody cancels for somebody else"
    async with unit_of_work(reading.store, lambda: None) as uow:
        await repository.decline(uow, amal, one.id)
    await reading.propose(amal, about("1", due=2))
    assert await waiting(reading, amal) == []
    async with unit_of_work(reading.store, lambda: None) as uow:
        assert (await repository.get(uow, amal, one.id)).state is State.DECLINED
        await repository.accept(uow, amal, one.id)
    assert await waiting(reading, amal) == [one]


async def test_what_was_dropped_comes_back_only_with_another_time(reading: Reading) -> None:
    amal = await reading.somebody()
    await reading.propose(amal, about("1"))
    reading.boring = {"1"}
    await reading.sweep()
    await reading.propose(amal, about("1"))
    assert await waiting(reading, amal) == []
    await reading.propose(amal, about("1", due=1))
    assert len(await waiting(reading, amal)) == 1


async def test_what_has_expired_is_not_taken(reading: Reading) -> None:
    amal = await reading.somebody()
    await reading.propose(amal, about("1", due=-10, lasts=5))
    assert await waiting(reading, amal) == []
    await reading.propose(amal)
