"""What is kept of flags, on both kinds of store."""

import datetime as dt

from bot.db.postgres import PostgresDatabase
from bot.db.sqlite import SqliteDatabase
from bot.features.flags import repository
from bot.features.flags.domain import Tally, Verdict

NOW = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC)
ME, SOMEBODY = 7, 8
Database = SqliteDatabase | PostgresDatabase


def later(seconds: int) -> dt.datetime:
    return NOW + dt.timedelta(seconds=seconds)


async def test_one_person_says_one_thing_of_a_step_and_everybody_is_counted(
    database: Database,
) -> None:
    async with database.unit() as connection:
        await repository.keep(connection, ME, "a", Verdict.HELPFUL, NOW)
        await repository.keep(connection, ME, "a", Verdict.WRONG, later(5))
        await repository.keep(connection, SOMEBODY, "a", Verdict.WRONG, later(3))
        await repository.keep(connection, SOMEBODY, "b", Verdict.OLD, NOW)
        await repository.keep(connection, ME, "b", Verdict.HELPFUL, later(1))

    async with database.reader() as connection:
        assert await repository.given(connection, ME, "a") is Verdict.WRONG
        assert await repository.given(connection, ME, "c") is None
        found = {tally.step: tally for tally in await repository.tallies(connection)}
        assert found == {
            "a": Tally("a", {Verdict.WRONG: 2}, later(5)),
            "b": Tally("b", {Verdict.OLD: 1, Verdict.HELPFUL: 1}, later(1)),
        }


async def test_clearing_leaves_what_came_after_and_other_steps(database: Database) -> None:
    async with database.unit() as connection:
        await repository.keep(connection, ME, "a", Verdict.WRONG, NOW)
        await repository.keep(connection, SOMEBODY, "a", Verdict.OLD, later(2))
        await repository.keep(connection, ME, "b", Verdict.WRONG, NOW)
        await repository.clear(connection, "a", later(1))

    async with database.reader() as connection:
        counts = {tally.step: tally.counts for tally in await repository.tallies(connection)}
        assert counts == {"a": {Verdict.OLD: 1}, "b": {Verdict.WRONG: 1}}


async def test_what_one_person_takes_back_or_is_erased_with_leaves_the_others(
    database: Database,
) -> None:
    async with database.unit() as connection:
        for person in (ME, SOMEBODY):
            await repository.keep(connection, person, "a", Verdict.WRONG, NOW)
            await repository.keep(connection, person, "b", Verdict.OLD, NOW)
        await repository.forget(connection, ME, "a")
        await repository.erase(connection, SOMEBODY)

    async with database.reader() as connection:
        assert await repository.tallies(connection) == [Tally("b", {Verdict.OLD: 1}, NOW)]
