"""Content that is edited while the bot runs is taken up; bad content changes nothing."""

import shutil
from pathlib import Path

import pytest

from bot.runtime import Edition
from tests.conftest import World
from tests.scenarios import cast

ROOT = Path(__file__).parents[2]
URGENT = "urgent/uk.yaml"


@pytest.fixture
def folder(world: World, tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    world.app.runtime.edition = Edition(tmp_path / "content", ROOT / "locales")
    return tmp_path / "content"


def edit(folder: Path, old: str, new: str) -> None:
    text = (folder / URGENT).read_text("utf-8")
    assert old in text
    (folder / URGENT).write_text(text.replace(old, new), "utf-8")


async def test_an_edit_is_seen_by_the_next_reader(world: World, folder: Path):
    hiba = await cast.medic(world, language="en")
    intro = world.app.runtime.library.urgent.intro
    edit(folder, intro, "This line is new.")

    await world.app.ticks.all()
    await hiba.say("/urgent")

    assert "This line is new." in hiba.text


async def test_bad_content_leaves_the_last_good_edition_in_use(world: World, folder: Path, caplog):
    hiba = await cast.medic(world, language="en")
    intro = world.app.runtime.library.urgent.intro
    edit(folder, "intro:", "colour: red\nintro:")

    await world.app.ticks.all()
    await world.app.ticks.all()
    await hiba.say("/urgent")

    assert intro in hiba.text
    assert world.app.runtime.health.counters["content_failures"] == 1
    assert "1 problems" in caplog.text


async def test_what_did_not_change_is_not_read_again(world: World, folder: Path):
    before = world.app.runtime.library

    await world.app.ticks.all()

    assert world.app.runtime.library is before
