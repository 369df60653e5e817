"""Content that must be checked again: a coordinator looks, says so, and every reader sees it."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from bot.features.flags.actions import GiveFlag
from bot.features.flags.domain import Verdict
from bot.features.pathways.actions import OpenPart, OpenStep
from bot.features.upkeep import domain
from bot.features.upkeep.actions import (
    MarkValid,
    MarkWrong,
    OpenItem,
    ShowContent,
    ShowShelf,
    ShowTexts,
    ShowTranslations,
    TakeBack,
)
from bot.features.upkeep.domain import Shelf
from bot.message import Action
from bot.runtime import Edition
from tests.conftest import ROOT, World
from tests.scenarios import cast
from tests.scenarios.cast import tagged
from tests.scenarios.talk import Talk

MARKS = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200f"))
FEE = "figure plab_1_fee"
STEP = "plab-1"


def said(talk: Talk) -> str:
    return talk.text.translate(MARKS)


async def press(talk: Talk, action: Action) -> Talk:
    return await talk.press(tagged(talk, action), talk.phone.last["message_id"])


async def until_late(world: World, key: str) -> dt.date:
    """Let time pass until an item is past its date; return the day."""
    by = world.app.runtime.library.dated[key].review_by
    await world.move(days=(by - world.clock.now().date()).days + 1)
    return world.clock.now().date()


async def test_still_valid_is_one_tap_that_every_reader_sees_also_after_a_restart(world: World):
    grace, hiba = await cast.coordinator(world), await cast.medic(world, language="en")
    olena = await cast.medic(world, "Olena", language="uk")
    await press(olena, GiveFlag(STEP, Verdict.WRONG))
    await press(hiba, OpenPart(STEP, "src", 0, ""))
    await hiba.tap(GiveFlag)
    assert "A coordinator will look at this step" in said(hiba)
    day = await until_late(world, FEE)
    await grace.say("/today")
    late = domain.late(world.app.runtime.library, day)
    assert any(label.endswith(f"to check: {late}") for label in grace.labels)
    await grace.tap(ShowContent)
    assert f"Past the date: {late}" in said(grace)
    await grace.tap(ShowShelf(Shelf.FIGURES))
    assert "To be checked again by" in said(grace)

    await press(grace, OpenItem(domain.code(FEE), Shelf.FIGURES))
    for part in (
        "£283",
        "Pass PLAB 1",
        "It is wrong: 1",
        "A link does not work: 1",
        "Checked on 21 November 2026",
    ):
        assert part in said(grace)
    assert any(button.get("url") for button in grace.buttons), "the page is one tap away"
    await grace.tap(MarkValid)
    assert "Did you look at the page" in said(grace)
    sure = grace.data(MarkValid)
    await grace.press(sure, grace.phone.last["message_id"])
    await grace.press(sure, grace.phone.last["message_id"])
    assert "Noted" in said(grace)
    assert domain.late(world.app.runtime.library, day) == late - 1
    assert await cast.rows(world, "reviews") == 1
    async with world.app.runtime.store.database.reader() as connection:
        query = "SELECT about FROM audit WHERE act = 'contv'"
        assert [*(await connection.exec_driver_sql(query)).scalars()] == [FEE], "tapped twice"

    await world.stop()
    await world.start()
    await press(hiba, OpenPart(STEP, "cost", 0, ""))
    assert f"Checked on {day.day} {day:%B %Y}" in said(hiba)
    await press(grace, TakeBack(domain.code(FEE)))
    assert "Checked on 21 November 2026" in said(grace)
    assert domain.late(world.app.runtime.library, day) == late
    await press(hiba, MarkWrong(domain.code(FEE), "0"))
    assert await cast.rows(world, "reviews") == 0, "nobody else may say so"


@pytest.fixture
def folder(world: World, tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    world.app.runtime.edition = Edition(tmp_path / "content", ROOT / "locales")
    return tmp_path / "content"


def edit(folder: Path, old: str, new: str) -> None:
    path = folder / "figures/doctors.yaml"
    head, mark, rest = path.read_text("utf-8").partition("id: plab_1_fee")
    assert old in rest
    path.write_text(head + mark + rest.replace(old, new, 1), "utf-8")


async def test_not_valid_any_more_is_said_to_readers_until_the_file_is_changed(
    world: World, folder: Path
):
    grace = await cast.coordinator(world)
    hiba = await cast.medic(world)
    await world.app.ticks.all()
    plain = await press(hiba, OpenStep(STEP))
    assert "🔎" not in said(plain)

    await press(grace, OpenItem(domain.code(FEE)))
    assert not grace.offers(TakeBack)
    shown = grace.data(MarkWrong)
    await grace.tap(MarkWrong)
    assert "We are checking this" in said(grace)
    await press(hiba, OpenStep(STEP))
    assert "🔎" in said(hiba)
    assert cast.reads_right_to_left(hiba.text)
    await press(hiba, OpenPart(STEP, "cost", 0, ""))
    assert "🔎" in said(hiba)

    await grace.say("/content")
    assert "To be changed: 1" in said(grace)
    await grace.tap(ShowShelf(Shelf.CHANGE))
    await grace.tap(OpenItem)
    await grace.tap(TakeBack)
    assert "We are checking this" not in said(grace)
    await grace.tap(MarkWrong)

    edit(folder, "value: 283", "value: 299")
    await world.app.ticks.all()
    await world.settle()
    await press(hiba, OpenStep(STEP))
    assert "🔎" not in said(hiba), "the file says something else now"
    await grace.press(shown, grace.phone.last["message_id"])
    assert "has changed meanwhile" in said(grace)
    await press(grace, OpenItem("0123456789"))
    assert "not in the content any more" in said(grace)


async def test_what_is_not_translated_is_counted_and_named(world: World):
    grace = await cast.coordinator(world)
    await grace.say("/content")
    assert "Nothing has to be checked" in said(grace)
    await grace.tap(ShowTranslations)
    assert "العربية" in said(grace)
    await grace.tap(ShowTexts)
    assert "python -m bot messages export" in said(grace)
    for bad in (ShowTexts("xx", "missing"), ShowTexts("ar", "?")):
        await press(grace, bad)
        assert "not in the content any more" in said(grace)
    for state in ("missing", "outdated", "drafted", "reviewed"):
        await press(grace, ShowTexts("ar", state, 10**6))
        assert "العربية" in said(grace)
    for shelf in (*Shelf, "?"):
        await press(grace, ShowShelf(shelf, 7))
        assert "Nothing is left here" in said(grace)
