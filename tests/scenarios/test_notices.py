"""Notices, as conversations: written, approved, sent to many, corrected, taken back."""

from bot.features.notices.actions import (
    Approve,
    CheckNotice,
    OpenNotice,
    Queue,
    WriteNotice,
)
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.talk import Talk
from tests.scenarios.test_surveys import said

ENGLISH = "Workshop on Saturday\nWe meet at ten. Lunch is there for everybody."


async def approved(grace: Talk, text: str = ENGLISH) -> int:
    """Write and approve a notice; return its id."""
    await grace.say("/notice")
    await grace.tap(WriteNotice)
    await grace.say(text)
    await grace.tap(CheckNotice)
    await grace.tap(Approve)
    return int(grace.data(OpenNotice if grace.offers(OpenNotice) else Queue).split(":")[2])


async def test_a_notice_goes_to_everybody_once_it_is_approved_and_sent(world: World) -> None:
    grace = await cast.coordinator(world)
    hiba = await cast.medic(world, language="en")
    amal = await cast.medic(world, "Amal", language="ar")
    before = len(hiba.heard)
    await approved(grace)
    await world.move(minutes=10)
    assert len(hiba.heard) == before, "approved, and not sent"
    await grace.tap(Queue)
    assert "It leaves on" in said(grace)
    await world.move(seconds=61)
    await world.move(seconds=10)
    assert "Workshop on Saturday" in said(hiba)
    assert "We have this only in" not in said(hiba)
    assert "English" in said(amal)
    assert cast.reads_right_to_left(amal.text.partition("<")[0].split("Workshop")[0])
    await world.move(seconds=20)
    assert len(hiba.heard) == before + 1
