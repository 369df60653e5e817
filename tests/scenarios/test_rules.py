"""A rule that changes: found in content, approved by a coordinator, heard by whom it concerns."""

import shutil
from pathlib import Path

import pytest

from bot.features.pathways.actions import OpenStep
from bot.features.rules.actions import DismissChange, OpenChange, ShowChanges, TellChange
from bot.runtime import Edition
from tests.conftest import ROOT, World
from tests.scenarios import cast

FIGURES = "figures/doctors.yaml"


@pytest.fixture
async def folder(world: World, tmp_path: Path) -> Path:
    """A copy of the content, of which everybody has been told."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    world.app.runtime.edition = Edition(tmp_path / "content", ROOT / "locales")
    await world.app.ticks.all()
    return tmp_path / "content"


async def change_fee(world: World, folder: Path, old: str, new: str) -> None:
    """Change the fee of PLAB 1, wait until it is in use, and look for changed rules."""
    path = folder / FIGURES
    head, mark, rest = path.read_text("utf-8").partition("id: plab_1_fee")
    path.write_text(head + mark + rest.replace(f"value: {old}", f"value: {new}", 1), "utf-8")
    await world.app.ticks.all()
    await world.app.ticks.all()
    await world.settle()


async def test_a_changed_fee_is_heard_by_those_with_that_step_open_and_by_nobody_else(
    world: World, folder: Path
):
    grace = await cast.coordinator(world)
    hiba = await cast.medic(world)
    nurse = await cast.medic(world, "Olena", language="uk", profession="nurse")
    quiet = len(hiba.heard), len(nurse.heard)

    await change_fee(world, folder, "283", "299")
    assert "1 rule has changed" in grace.text
    await grace.tap(ShowChanges)
    assert "£283" in grace.text
    assert "£299" in grace.text
    await grace.tap(OpenChange)
    english = grace.text
    await grace.press(next(b["callback_data"] for b in grace.buttons if b["text"] == "العربية"))
    assert "£283" in grace.text
    assert "£299" in grace.text
    assert grace.text != english, "as an Arabic reader sees it"
    await world.move(hours=1)
    assert (len(hiba.heard), len(nurse.heard)) == quiet, "nobody hears before it is approved"

    tell = grace.data(TellChange)
    await world.stop()
    await world.start()
    runtime = world.app.runtime
    runtime.edition = Edition(folder, ROOT / "locales")
    runtime.library, _ = runtime.edition.read(world.clock.now().date())
    await grace.press(tell)
    await grace.press(tell)
    await world.move(minutes=10)
    await world.move(minutes=10)

    assert len(nurse.heard) == quiet[1]
    assert len(hiba.heard) == quiet[0] + 1
    assert "£283" in hiba.text
    assert "£299" in hiba.text
    assert cast.reads_right_to_left(hiba.text)
    await world.move(days=1)
    assert sum("£283" in said for said in hiba.heard) == 1, "once"
    await hiba.tap(OpenStep)
    assert "PLAB 1" in hiba.text


async def test_a_correction_is_taken_over_without_a_word_and_a_change_taken_back_was_none(
    world: World, folder: Path
):
    grace = await cast.coordinator(world)
    hiba = await cast.medic(world)
    quiet = len(hiba.heard)

    await change_fee(world, folder, "283", "299")
    await change_fee(world, folder, "299", "283")
    await grace.tap(ShowChanges)
    assert "Nothing has changed" in grace.text

    await change_fee(world, folder, "283", "284")
    await grace.tap(ShowChanges)
    await grace.tap(OpenChange)
    dismiss, tell = grace.data(DismissChange), grace.data(TellChange)
    await grace.press(dismiss)
    await grace.press(tell)
    assert "decided already" in grace.text
    await world.move(days=1)
    assert len(hiba.heard) == quiet
    assert not grace.offers(OpenChange)


async def test_only_coordinators_see_what_changed(world: World, folder: Path):
    hiba = await cast.medic(world, language="en")
    await hiba.press(cast.tagged(hiba, ShowChanges()))
    assert "Changed rules" not in hiba.text
