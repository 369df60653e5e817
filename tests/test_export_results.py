"""Results on the command line: what there is, and a file of it; beside a running bot."""

import asyncio
import datetime as dt

import openpyxl
import pytest

from bot.app import open_runtime
from bot.clock import MovableClock
from bot.errors import StartError
from bot.export_results import Form, export_results, list_waves
from bot.features.results.actions import TakeResults
from bot.features.surveys import service
from bot.features.surveys.repository import responses
from bot.settings import Settings
from tests.conftest import START


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(frozen_at=START)


@pytest.fixture
def wave(settings: Settings, clock: MovableClock) -> int:
    """A wave that twelve people answered; it closes in two weeks."""

    async def make() -> int:
        async with open_runtime(settings, clock) as runtime, runtime.unit_of_work() as uow:
            instrument = runtime.library.instrument("after-event")
            made = await service.ask(uow, instrument, range(12), days=14)
            for n in range(12):
                await responses.begin(uow, made, f"p{n}", 1)
                await responses.keep(uow, made.id, f"p{n}", "useful", 1 + n % 5)
                await responses.finish(uow, made.id, f"p{n}")
            return made.id

    return asyncio.run(make())


def test_results_are_written_once_a_survey_is_closed(settings, clock, wave, tmp_path):
    said: list[str] = []
    file = tmp_path / "r.xlsx"
    list_waves(settings, clock, said.append)
    assert said == ["No survey is closed yet. Results of an open survey are shown to nobody."]
    for asked in (0, wave, 17):
        with pytest.raises(StartError, match="no results here"):
            export_results(settings, clock, file, said.append, TakeResults(asked, Form.XLSX, 0))
    assert not file.exists()

    clock.advance(dt.timedelta(days=15))
    list_waves(settings, clock, said.append)
    assert said[1:] == [f"{wave}  2026-12-07  after-event"]
    export_results(settings, clock, file, said.append, TakeResults(0, Form.XLSX, 0))
    (row,) = [row for row in openpyxl.load_workbook(file)["Data"].values if row[3] == "useful"]
    assert row[5:] == ("mean", 2.8)

    table = tmp_path / "r.csv"
    export_results(settings, clock, table, said.append, TakeResults(wave, Form.CSV, 1))
    assert "after-event,1,useful,,mean,2.8" in table.read_text("utf-8-sig")
    assert "The day was useful for me." in (tmp_path / "r-codebook.csv").read_text("utf-8-sig")
    assert said[-1] == f"Written: {tmp_path / 'r-codebook.csv'}"
