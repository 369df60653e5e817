"""E2: no life of a notice sends a draft, an old text, or anything twice to anybody."""

import asyncio
import contextlib
import shutil
import tempfile
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import Phase, example, given, settings

import bot.app
from bot.clock import MovableClock
from bot.delivery import doubts, limits
from bot.playground.emulator import NO_FLOOD_CONTROL, Emulator
from bot.segments.actions import Name, code
from bot.settings import Settings
from tests.conftest import START, TOKEN, World, sized
from tests.scenarios import cast
from tests.scenarios.lives import ENDS, TAPS, Life, Restless, Step
from tests.scenarios.test_notices import drafted
from tests.scenarios.test_surveys import press

pytestmark = pytest.mark.figure
PROGRAMME = """
updates_at_once: 10000
updates_per_second: 10000
messages_per_second: 1000
nudges_per_day: 10
nudges_per_week: 30
"""


@pytest.fixture(autouse=True, scope="module")
def _at_once() -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(limits, "PER_CHAT_SECONDS", 0.0)
        patch.setattr(doubts, "LOOK_SECONDS", 0.005)
        patch.setattr(doubts, "MOST", 100)
        patch.setattr(bot.app, "STOP_SECONDS", 0.2)
        yield


@dataclass(frozen=True, repr=False)
class Begun:
    """Where every life begins: a store, phones, and two drafts by their name."""

    folder: Path
    phones: dict[str, Any]
    drafts: dict[str, int]

    @contextlib.asynccontextmanager
    async def again(self) -> AsyncIterator[World]:
        clock = MovableClock(Restless(START))
        emulator = Emulator.restore(self.phones, clock=clock, limits=NO_FLOOD_CONTROL)
        with tempfile.TemporaryDirectory(prefix="lives-") as folder:
            shutil.copytree(self.folder, folder, dirs_exist_ok=True)
            async with emulator.serve() as url:
                world = World(emulator, clock, _settings(Path(folder)), url)
                await world.start()
                try:
                    yield world
                finally:
                    await world.stop()


def _settings(folder: Path) -> Settings:
    return Settings(_env_file=None, data_dir=folder / "data", key_file=folder / "keys.json")


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Begun:
    folder = tmp_path_factory.mktemp("begun")
    return asyncio.run(_begin(folder))


async def _begin(folder: Path) -> Begun:
    clock = MovableClock(Restless(START))
    emulator = Emulator(token=TOKEN, clock=clock, limits=NO_FLOOD_CONTROL)
    (folder / "data").mkdir()
    (folder / "data" / "programme.yaml").write_text(PROGRAMME, "utf-8")
    async with emulator.serve() as url:
        world = World(emulator, clock, _settings(folder), url)
        await world.start()
        grace, _ = await cast.coordinator(world), await cast.coordinator(world, "Ines")
        for name, profession in (("Hiba", "doctor"), ("Sami", "doctor"), ("Olena", "nurse"),
                                 ("Omid", "nurse")):  # fmt: skip
            await cast.medic(world, name, "en", profession)
        await cast.newcomer(world, "Lena", "en").start()
        drafts = {}
        for name in "AB":
            drafts[name] = await drafted(grace, f"News {name}1")
            await press(grace, Name("note", drafts[name], "p", 0, code("doctor"), 1))
        await world.stop()
    return Begun(folder, emulator.dump(), drafts)


MOSTLY = ("send", "send", "send", "minute", "minute", "minute", "minute", "write", "write")
SOMETIMES = ("move", "aim", "down", "deaf", "cut", "refused", "kill", "kill while ticking", "stop",
             "kill while tapping", "tap in between", "both", "block", "come back")  # fmt: skip
TAPPED = tuple(one for one in TAPS if one not in ENDS)
SHEETS = st.sampled_from((0, 0, 1))
ORDINARY = st.builds(
    Step, st.sampled_from((*MOSTLY, *MOSTLY, *SOMETIMES, *TAPPED)), SHEETS,
    st.integers(0, 1), st.integers(0, 3),
)  # fmt: skip
LIVES = st.builds(
    lambda first, end, then: [*first, end, *then],
    st.lists(ORDINARY, min_size=10, max_size=30),
    st.builds(Step, st.sampled_from(("pause", *ENDS)), SHEETS),
    st.lists(ORDINARY, min_size=5, max_size=10),
)
APPROVED_UNSEEN = [Step("write"), Step("approve", twist=2), Step("queue"), Step("minute")]
STOPPED_ON_THE_WAY = [*map(Step, ("send", "down", "minute", "pause", "kill", "minute"))]
TAKEN_BACK_UNANSWERED = [*map(Step, ("send", "deaf", "minute", "recall", "kill", "minute"))]
CORRECTED_ON_THE_WAY = [*map(Step, ("send", "down", "minute", "write", "apply", "kill"))]
STOPPED_AT_THE_LAST_MOMENT = [*map(Step, ("send", "tap in between", "minute"))]
CANCELLED_WHILE_AWAY = [*map(Step, ("send", "refused", "minute", "cancel", "all come back"))]


SHRINKS = sized(0, 1) == 1  # a failure in CI is told at once, and comes again on every machine


@settings(
    max_examples=sized(12, 1000),
    derandomize=not SHRINKS,
    phases=tuple(Phase) if SHRINKS else (Phase.explicit, Phase.generate),
)
@given(steps=LIVES)
@example(APPROVED_UNSEEN)
@example(STOPPED_ON_THE_WAY)
@example(TAKEN_BACK_UNANSWERED)
@example(CORRECTED_ON_THE_WAY)
@example(STOPPED_AT_THE_LAST_MOMENT)
@example(CANCELLED_WHILE_AWAY)
def test_no_life_of_a_notice_sends_a_draft_or_an_old_text_or_anything_twice(
    begun: Begun, steps: list[Step]
) -> None:
    async def live() -> None:
        async with begun.again() as world:
            await Life(world, begun.drafts).live(steps)

    asyncio.run(live())
