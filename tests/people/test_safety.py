"""Stopping somebody, and keeping two people apart, on both stores."""

import pytest

from bot.db.vault import AesVault
from bot.people import safety
from bot.people.person import Person
from tests.conftest import START

HIBA, SARA = Person(1, 111), Person(2, 222)


async def test_somebody_is_stopped_until_the_last_cause_is_lifted(database, vault: AesVault):
    async with database.unit() as connection:
        await safety.require_active(connection, vault, HIBA)
        for cause in (7, 8, 8):
            await safety.suspend(connection, vault, HIBA, cause, START)
        with pytest.raises(safety.SuspendedError):
            await safety.require_active(connection, vault, HIBA.but(id=99))  # came back anew
        assert await safety.suspended(connection, vault, [HIBA, SARA]) == {HIBA.id}
        assert await safety.all_causes(connection) == {7, 8}
        for came_back in (HIBA, HIBA.but(id=99)):
            with pytest.raises(safety.RestingError):
                await safety.lift(connection, vault, 7, came_back)
        assert await safety.lift(connection, vault, 7, SARA)
        assert not await safety.lift(connection, vault, 7, SARA)
        assert await safety.causes(connection, vault, HIBA) == [8]
        await safety.lift(connection, vault, 8, SARA)
        await safety.require_active(connection, vault, HIBA)
        assert await safety.suspended(connection, vault, [HIBA, SARA]) == set()


async def test_a_pair_is_apart_both_ways_until_one_of_them_is_erased(database):
    async with database.unit() as connection:
        for _ in range(2):
            await safety.keep_apart(connection, 1, 2)
        await safety.keep_apart(connection, 3, 1)
        assert await safety.are_apart(connection, 1, 2)
        assert await safety.are_apart(connection, 2, 1)
        assert not await safety.are_apart(connection, 2, 3)
        assert await safety.pairs_of(connection, 1) == {frozenset({1, 2}), frozenset({1, 3})}
        await safety.erase(connection, 1)
        assert await safety.pairs_of(connection, 2) == frozenset()


async def test_the_words_of_a_stop_are_plain():
    class Plain:
        def gettext(self, message: str) -> str:
            return message

    assert "stay open" in safety.SuspendedError().message(Plain())
