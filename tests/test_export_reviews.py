"""What coordinators said of content, carried back into its files."""

import datetime as dt
import shutil

from bot import content
from bot.app import open_runtime
from bot.clock import MovableClock
from bot.export_reviews import NOTHING, carry, export_reviews
from bot.features.upkeep import domain, service
from bot.runtime import Edition
from tests.conftest import ROOT, START

RIGHT, WRONG = "figure plab_1_fee", "figure plab_2_fee"
DAY = (START + dt.timedelta(days=60)).date()


async def test_what_was_said_is_shown_and_written_once(settings, tmp_path):
    said: list[str] = []
    root = shutil.copytree(ROOT / "content", tmp_path / "content")
    clock = MovableClock(frozen_at=START + dt.timedelta(days=60))
    async with open_runtime(settings, clock) as runtime:
        runtime.edition = Edition(root, ROOT / "locales")
        async with runtime.unit_of_work() as uow:
            for key, say in ((RIGHT, service.call_valid), (WRONG, service.call_wrong)):
                mark = domain.mark(runtime.library.dated[key])
                await say(uow, runtime, domain.code(key), mark)
        assert await carry(runtime, said.append, write=True) == 1
        right, wrong = said
        dates = f"checked: {DAY}, review_by: 2027-06-02"
        assert right == f"content/figures/doctors.yaml:6: Fee for PLAB 1: {dates}"
        assert wrong.endswith(f"not valid any more, said on {DAY}: change what it says")

        runtime.library = content.load(root, today=DAY)
        fee, other = (runtime.library.dated[key] for key in (RIGHT, WRONG))
        assert (fee.checked, other.checked) == (DAY, dt.date(2026, 11, 21))
        said.clear()
        assert await carry(runtime, said.append, write=False) == 1
        assert said == [wrong], "what is in the files is not said again"


def test_where_nobody_said_anything_there_is_nothing_to_carry(settings):
    said: list[str] = []
    assert export_reviews(settings, MovableClock(frozen_at=START), said.append, write=True) == 0
    assert said == [NOTHING]
