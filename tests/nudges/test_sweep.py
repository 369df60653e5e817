"""Proactive messages on both databases: each once, whatever restarts and replicas do."""

import asyncio
import datetime as dt
from functools import partial

import pytest
from sqlalchemy import event, select

from bot.db.sqlite import SqliteDatabase
from bot.delivery.store import Store
from bot.features.attention import service, sweep, views
from bot.i18n.html import BIDI_CONTROLS
from bot.nudges import Nudge, due
from bot.nudges.tables import nudges, rhythms
from bot.people.person import Person
from bot.people.quiet import at_hour
from bot.screen import Home
from bot.settings import Programme
from bot.unit_of_work import unit_of_work
from tests.nudges.reading import Reading, about
from tests.people.test_quiet import YEAR, ZONES, changes

DAY = dt.timedelta(days=1)


async def states(reading: Reading) -> list[str]:
    async with reading.store.database.reader() as connection:
        return list((await connection.execute(select(nudges.c.state))).scalars())


async def test_what_is_due_together_is_one_message_and_comes_once(reading: Reading) -> None:
    amal = await reading.somebody()
    await reading.propose(amal, about("1"), about("2"), about("3", due=1))
    await reading.sweep()
    await reading.sweep()
    [only] = await reading.heard()
    assert "About 1" in only
    assert "About 2" in only
    reading.clock.advance(DAY)
    await reading.propose(amal, about("1"), about("2"), about("3", due=1))
    await reading.sweep()
    assert (await reading.heard())[1:] == ["All about 3"]


async def test_replicas_that_sweep_at_one_moment_say_everything_once_and_keep_the_cap(
    reading: Reading,
) -> None:
    people = [await reading.somebody(n) for n in range(1, 6)]
    for person in people:
        await reading.propose(person, about("1"))

    async def late(person: Person) -> None:
        await reading.propose(person, about("2"), about("3", urgent=True))

    other = Reading(
        Store.over(reading.store.database, reading.store.vault, reading.clock),
        reading.clock,
        reading.office,
    )
    await asyncio.gather(reading.sweep(), other.sweep(), *map(late, people), reading.sweep())
    await asyncio.gather(reading.sweep(), other.sweep())
    for person in people:
        heard = await reading.heard(person)
        assert sum("bout 1" in text for text in heard) == 1
        assert sum("bout 3" in text for text in heard) == 1
        assert sum("bout 1" in text or "bout 2" in text for text in heard) == 1, "one a day"


async def test_what_failed_is_said_later_and_not_twice(reading: Reading) -> None:
    amal = await reading.somebody()
    await reading.propose(amal, about("1"))
    reading.broken = {"1"}
    with pytest.raises(ZeroDivisionError):
        await reading.sweep()
    assert await reading.heard() == []
    async with unit_of_work(reading.store, lambda: None) as uow:
        await sweep.put_aside(uow, [amal.id])
    reading.broken = set()
    await reading.sweep()
    assert await reading.heard() == [], "put aside for an hour"
    reading.clock.advance(dt.timedelta(hours=1))
    await reading.sweep()
    await reading.sweep()
    assert await reading.heard() == ["All about 1"]


async def test_what_comes_late_says_so(reading: Reading) -> None:
    amal = await reading.somebody()
    await reading.propose(amal, about("1"))
    reading.clock.advance(DAY)
    await reading.sweep()
    assert await reading.heard() == ["This comes late. We are sorry.\n\nAll about 1"]


async def test_what_has_no_interest_any_more_is_dropped_without_a_word(reading: Reading) -> None:
    amal = await reading.somebody()
    await reading.propose(amal, about("1"), about("2"), about("3", lasts=0.01))
    reading.boring = {"1"}
    reading.clock.advance(dt.timedelta(hours=1))
    await reading.sweep()
    assert await reading.heard() == ["All about 2"]
    assert sorted(await states(reading)) == ["dropped", "dropped", "sent"]


async def test_who_cannot_be_reached_finds_no_heap_on_coming_back(reading: Reading) -> None:
    amal = await reading.somebody(reachable=False)
    await reading.propose(amal, about("1"))
    await reading.sweep()
    assert await states(reading) == ["missed"]
    assert await reading.heard() == []
    async with unit_of_work(reading.store, lambda: None, telegram_id=amal.telegram_id):
        pass
    await reading.propose(amal, about("1"))
    await reading.sweep()
    assert await reading.heard() == []
    await reading.propose(amal, about("1", due=0.01))
    reading.clock.advance(dt.timedelta(hours=1))
    await reading.sweep()
    assert await reading.heard() == ["All about 1"], "proposed anew, for another time"


async def test_of_somebody_erased_nothing_is_left(reading: Reading) -> None:
    amal = await reading.somebody()
    await reading.propose(amal, about("1"), about("2", due=5))
    await reading.sweep()
    async with unit_of_work(reading.store, lambda: None, about=amal) as uow:
        await service.pause(uow)
        await service.erase(uow, amal)
    async with reading.store.database.reader() as connection:
        for table in (nudges, rhythms):
            assert (await connection.execute(select(table))).all() == []


async def test_what_was_sent_is_deleted_a_month_later_but_not_before_it_expired(
    reading: Reading,
) -> None:
    amal = await reading.somebody()
    await reading.propose(amal, about("short", lasts=2), about("long", lasts=90))
    await reading.sweep()
    for _ in range(2):
        reading.clock.advance(40 * DAY)
        async with unit_of_work(reading.store, lambda: None) as uow:
            await service.purge(uow)
        await reading.propose(amal, about("long", lasts=90))
        await reading.sweep()
        assert await states(reading) == ["sent"]
    assert len(await reading.heard()) == 1


async def test_schedules_over_both_clock_changes_in_six_zones_come_once_and_on_time(
    reading: Reading,
) -> None:
    """R8: nine o'clock on the wall, each day around each change, two processes and restarts."""
    reading.office.programme = Programme(nudges_per_week=30)
    reading.clock.advance(YEAR - reading.clock.now())
    wanted: dict[str, list[dt.datetime]] = {}
    for number, (name, zone) in enumerate(ZONES.items(), 1):
        person = await reading.somebody(number, zone=name)
        around = changes(zone) or changes(ZONES["Europe/London"])
        days = [change.date() + n * DAY for change in around for n in (-1, 0, 1)]
        wanted[name] = [at_hour(day, 9, zone) for day in days]
        nudges = (Nudge("test", str(at), at, at + DAY / 2) for at in wanted[name])
        await reading.propose(person, *nudges)
    heard: list[dt.datetime] = []
    for now in sorted({at for times in wanted.values() for at in times}):
        reading.clock.advance(now - reading.clock.now())
        again = Store.over(reading.store.database, reading.store.vault, reading.clock)
        other = Reading(again, reading.clock, reading.office)
        await asyncio.gather(reading.sweep(), other.sweep())
        heard += [now] * (len(await other.heard()) - len(heard))
        reading = other
    assert heard == sorted(at for times in wanted.values() for at in times)
    for number, (name, times) in enumerate(wanted.items(), 1):
        assert {at.astimezone(ZONES[name]).hour for at in times} == {9}
        assert len(await reading.heard(await reading.somebody(number, zone=name))) == len(times)


async def test_what_a_sweep_reads_does_not_grow_with_who_is_enrolled(reading: Reading) -> None:
    """The number of statements is that of the people due, and each is answered by an index."""
    if not isinstance(reading.store.database, SqliteDatabase):
        return  # PostgreSQL reads so small a table whole, whatever its indexes are
    said: list[str] = []
    async with reading.store.database.unit() as connection:
        engine = connection.sync_connection.engine
    listener = lambda *args: said.append(args[2])  # noqa: E731 -- SQLAlchemy calls it with six arguments
    due = await reading.somebody(1)
    counts = []
    for enrolled in (2, 40):
        for n in range(2, enrolled + 2):
            person = await reading.somebody(n)
            await reading.propose(person, about(f"{enrolled} {n}", due=20))
        await reading.propose(due, about(f"now {enrolled}"))
        event.listen(engine, "before_cursor_execute", listener)
        await reading.sweep()
        event.remove(engine, "before_cursor_execute", listener)
        counts.append(len(said))
        said.clear()
        reading.clock.advance(3 * DAY)
    assert counts[0] == counts[1] > 0


async def test_due_people_are_found_by_the_index_of_what_is_due(reading: Reading) -> None:
    async with unit_of_work(reading.store, lambda: None) as uow:
        if reading.store.database.shared:
            await uow.connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        query = due.due_query(uow.now, 500)
        sql = query.compile(uow.connection, compile_kwargs={"literal_binds": True})
        explain = "EXPLAIN" if reading.store.database.shared else "EXPLAIN QUERY PLAN"
        rows = await uow.connection.exec_driver_sql(f"{explain} {sql}")
        found = " ".join(str(row) for row in rows)
    assert "ix_nudges_due_at" in found
    assert "SCAN nudges" not in found


async def test_what_waited_under_the_cap_until_it_was_too_late_is_listed_as_not_sent(
    reading: Reading,
) -> None:
    amal = await reading.somebody()
    await reading.propose(amal, about("1"))
    await reading.sweep()
    reading.boring = {"3"}
    await reading.propose(amal, about("2", lasts=0.5), about("3"))
    await reading.sweep()
    reading.clock.advance(DAY)
    await reading.sweep()
    async with unit_of_work(reading.store, lambda: None, about=amal) as uow:
        found = await service.coming(uow, reading.office, partial(reading.word, uow))
        shown = views.coming(reading.office.translator(amal), found, uow.now, Home())
    assert "About 2 (not sent: it was too late)" in shown.text.translate(BIDI_CONTROLS)
    assert "About 3" not in shown.text, "what has no interest any more is no news"
