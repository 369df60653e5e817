"""What coordinators said of content, carried back into its files."""

import asyncio
import datetime as dt
import shutil

import pytest

from bot import content
from bot.app import open_runtime
from bot.clock import MovableClock
from bot.content.dated import items
from bot.export_reviews import NOTHING, export_reviews
from bot.features.upkeep import domain, service
from bot.runtime import Edition
from tests.conftest import ROOT, START

RIGHT, WRONG = "figure plab_1_fee", "figure plab_2_fee"


@pytest.fixture
def started(settings, first_start):
    """A store of the newest version: to make one takes as long as the test."""
    settings.key_file.parent.mkdir(parents=True)
    shutil.copy2(first_start.key_file, settings.key_file)
    shutil.copytree(first_start.data_dir, settings.data_dir, dirs_exist_ok=True)
    return settings


@pytest.fixture
def root(tmp_path, monkeypatch):
    """The content of this bot, in a folder that may be written to."""
    folder = shutil.copytree(ROOT / "content", tmp_path / "content")
    made = Edition.__init__

    def elsewhere(edition, _, locales):
        made(edition, folder, locales)

    monkeypatch.setattr(Edition, "__init__", elsewhere)
    return folder


def test_what_was_said_is_shown_and_written_once(started, root):
    clock, said = MovableClock(frozen_at=START + dt.timedelta(days=60)), []
    assert export_reviews(started, clock, said.append, write=False) == 0
    assert said == [NOTHING]

    async def speak() -> None:
        async with open_runtime(started, clock) as runtime, runtime.unit_of_work() as uow:
            for key, say in ((RIGHT, service.call_valid), (WRONG, service.call_wrong)):
                mark = domain.mark(items(runtime.library)[key])
                await say(uow, runtime, domain.code(key), mark)

    asyncio.run(speak())
    said.clear()
    assert export_reviews(started, clock, said.append, write=True) == 1
    right, wrong = said
    assert right.startswith("content/figures/doctors.yaml:6: Fee for PLAB 1: checked: 2027-01-22")
    assert wrong.endswith("not valid any more, said on 2027-01-22: change what it says")
    figures = content.load(root, today=clock.now().date()).figures
    assert figures["plab_1_fee"].checked == dt.date(2027, 1, 22)
    assert figures["plab_1_fee"].review_by > dt.date(2027, 4, 1)
    assert figures["plab_2_fee"].checked == dt.date(2026, 11, 21)

    said.clear()
    assert export_reviews(started, clock, said.append, write=False) == 1
    assert said == [wrong]
