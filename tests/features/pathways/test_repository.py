"""What is kept of a plan, on both kinds of store."""

import datetime as dt

import pytest

from bot.content import StepStatus
from bot.db.postgres import PostgresDatabase
from bot.db.sqlite import SqliteDatabase
from bot.features.pathways import repository
from bot.features.pathways.domain import Told

NOW = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC)
ME, SOMEBODY = 7, 8
Database = SqliteDatabase | PostgresDatabase


def later(minutes: int) -> dt.datetime:
    return NOW + dt.timedelta(minutes=minutes)


async def test_what_was_told_comes_back_in_the_order_of_time(database: Database) -> None:
    first, second = Told(StepStatus.DONE), Told(StepStatus.STUCK, StepStatus.DOING)
    async with database.unit() as connection:
        await repository.keep(connection, ME, "b", first, later(1))
        await repository.keep(connection, ME, "a", second, later(2))
        await repository.keep(connection, SOMEBODY, "a", first, later(3))

    async with database.reader() as connection:
        assert list((await repository.told(connection, ME)).items()) == [
            ("b", first),
            ("a", second),
        ]


@pytest.mark.parametrize("last", [Told(StepStatus.DONE, StepStatus.DOING), None])
async def test_the_last_word_on_a_step_replaces_the_one_before(
    database: Database, last: Told | None
) -> None:
    async with database.unit() as connection:
        await repository.keep(connection, ME, "a", Told(StepStatus.DOING), NOW)
        await repository.keep(connection, ME, "a", last, later(1))

    async with database.reader() as connection:
        assert await repository.told(connection, ME) == ({"a": last} if last else {})


async def test_one_route_is_chosen_at_a_time(database: Database) -> None:
    async with database.unit() as connection:
        assert await repository.route(connection, ME) is None
        await repository.choose(connection, ME, "doctor-plab")
        await repository.choose(connection, ME, "doctor-portfolio")

    async with database.reader() as connection:
        assert await repository.route(connection, ME) == "doctor-portfolio"


async def test_erasing_leaves_nothing_of_this_person_and_all_of_others(database: Database) -> None:
    said = Told(StepStatus.DONE)
    async with database.unit() as connection:
        for person in (ME, SOMEBODY):
            await repository.choose(connection, person, "doctor-plab")
            await repository.keep(connection, person, "a", said, NOW)
        await repository.erase(connection, ME)

    async with database.reader() as connection:
        assert await repository.told(connection, ME) == {}
        assert await repository.route(connection, ME) is None
        assert await repository.told(connection, SOMEBODY) == {"a": said}
        assert await repository.route(connection, SOMEBODY) == "doctor-plab"
