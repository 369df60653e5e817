"""The audit log: what was done stays, who did it goes with them, refusals do not fill the disk."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from bot.features.audit.service import bounds, monday_of
from bot.people import audit
from bot.people.audit import REFUSED, Act
from bot.people.person import Person, Role
from tests.conftest import START

LONDON = ZoneInfo("Europe/London")
GRACE = Person(11, 1, roles=frozenset({Role.COORDINATOR}))
EVE = Person(12, 2)
HOUR = dt.timedelta(hours=1)
EVER = (START - 9000 * HOUR, START + 9000 * HOUR)


async def test_what_was_done_stays_and_who_did_it_goes_with_them(store):
    async with store.database.unit() as connection:
        for person, code in ((GRACE, "cnb"), (EVE, "cnf")):
            await audit.record(connection, store.vault, person, Act(code).on("C-2345"), START)
        before = await audit.entries(connection, *EVER)
        await audit.erase(connection, store.vault, GRACE)
        after = await audit.entries(connection, *EVER)
    assert {one.act: audit.code_of(one.actor) for one in before}["cnb"] != ""
    assert len({one.actor for one in before}) == 2
    assert {one.act: one.actor for one in after}["cnb"] == ""
    assert {one.act: one.actor for one in after}["cnf"] != ""
    assert {(one.act, one.role, one.about) for one in after} == {
        ("cnb", "coordinator", "C-2345"),
        ("cnf", "", "C-2345"),
    }


async def test_a_refused_command_is_one_line_a_day_and_every_act_is_one(store):
    async with store.database.unit() as connection:
        for hours in (0, 1, 23, 25):
            act = Act(REFUSED, "reveal")
            await audit.record(connection, store.vault, EVE, act, START + hours * HOUR)
        for _ in range(2):
            await audit.record(connection, store.vault, GRACE, Act("cnb"), START)
        acts = [one.act for one in await audit.entries(connection, *EVER)]
    assert sorted(acts) == ["cnb", "cnb", REFUSED, REFUSED]


async def test_old_entries_go_and_a_span_has_its_edges(store):
    async with store.database.unit() as connection:
        assert await audit.span(connection) is None
        for days in (0, 1, 2):
            await audit.record(connection, store.vault, GRACE, Act("x"), START + days * 24 * HOUR)
        assert await audit.span(connection) == (START, START + 48 * HOUR)
        half_open = await audit.entries(connection, START, START + 24 * HOUR)
        await audit.purge(connection, START + 24 * HOUR)
        left = await audit.entries(connection, *EVER)
    assert [one.at for one in half_open] == [START]
    assert [one.at for one in left] == [START + 48 * HOUR, START + 24 * HOUR]


def test_a_code_is_three_letters_and_nobody_has_none(vault):
    codes = {audit.code_of(audit.actor(vault, number)) for number in range(50)}
    assert {len(code) for code in codes} == {3}
    assert set("".join(codes)) <= set(audit.LETTERS)
    assert audit.code_of("") == ""


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("", ""),
        ("Q-K3MX", "Q-K3MX"),
        ("2026-11-16", "2026-11-16"),
        ("reveal", "reveal"),
        ("mentor:7:0:1", "mentor · 7"),
        ("0:1::0", ""),
        ("plab-1:plab-1", "plab-1"),
        ("1234567:0", "HWXF"),
        ("123456:0", "123456"),
        ("1234567:mode:in_person:0:1234567", "HWXF · mode · in_person"),
    ],
)
def test_what_was_done_to_what_can_be_read_and_is_always_called_the_same(raw, read):
    assert audit.readable(raw) == read


@pytest.mark.parametrize(
    ("monday", "hours"),
    [("2026-03-23", 167), ("2026-10-19", 169), ("2026-11-16", 168)],
)
def test_a_week_has_all_of_its_hours_when_clocks_change(monday, hours):
    begin, end = bounds(dt.date.fromisoformat(monday), LONDON)
    assert end - begin == dt.timedelta(hours=hours)
    for moment in (begin, end - dt.timedelta(microseconds=1)):
        assert monday_of(moment, LONDON).isoformat() == monday
    assert monday_of(end, LONDON).isoformat() != monday
