"""A real process, killed with -9 in the middle of a conversation: the next message continues it."""

import asyncio
import os
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.features.onboarding.actions import Agree, AnswerIntake, PickLanguage, SkipRest
from bot.features.questions.actions import AskAfterNotice, ChooseTopic, Send
from bot.playground.emulator import NO_FLOOD_CONTROL, Emulator
from tests.conftest import TOKEN, until
from tests.scenarios.talk import Talk

pytestmark = pytest.mark.figure  # real processes


@dataclass
class Killable:
    """`python -m bot run` against an emulator that outlives it."""

    emulator: Emulator
    environment: dict[str, str]
    folder: Path
    process: asyncio.subprocess.Process | None = field(default=None)

    async def start(self) -> None:
        self.process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", env=self.environment, cwd=self.folder,
            stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
        )  # fmt: skip

    async def kill(self) -> None:
        self.process.kill()
        await self.process.wait()

    async def settle(self) -> None:
        """Wait until the bot has read everything and has been quiet for a moment."""
        await until(lambda: not self.emulator.pending_updates, "the bot", patience=60)
        said = -1
        for _ in range(60):
            before, said = said, sum(c.method != "getUpdates" for c in self.emulator.calls)
            if before == said:
                return
            await asyncio.sleep(0.7)


async def test_kill_9_while_a_text_is_typed_loses_no_word_of_it(tmp_path):
    emulator = Emulator(token=TOKEN, clock=SystemClock(), limits=NO_FLOOD_CONTROL)
    async with emulator.serve() as url:
        environment = {
            "PATH": os.environ["PATH"], "PYTHONPATH": str(Path.cwd()),
            "TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": url,
            "DATA_DIR": str(tmp_path / "data"), "KEY_FILE": str(tmp_path / "keys" / "k"),
        }  # fmt: skip
        world = Killable(emulator, environment, tmp_path)
        await world.start()
        try:
            await conversation(world)
        finally:
            await world.kill()


async def conversation(world: Killable) -> None:
    hiba = await Talk.of(world, "Hiba").start()
    await hiba.tap(PickLanguage("ar", 1))
    for action in (Agree, AnswerIntake("profession", "doctor", 0), SkipRest):
        await hiba.tap(action)
    await hiba.say("/ask")
    await hiba.tap(AskAfterNotice)
    await hiba.tap(ChooseTopic("exams"))
    await hiba.say("The first half,")
    await world.kill()
    hiba.phone.send("and the second.")
    await world.start()
    await until(lambda: "and the second." in hiba.text, "the second half", patience=60)
    assert "The first half," in hiba.text
    sending = hiba.data(Send)
    await world.kill()
    hiba.phone.press(sending, hiba.phone.last["message_id"])
    hiba.phone.press(sending, hiba.phone.last["message_id"])
    await world.start()
    await until(lambda: refs(hiba), "the question to be sent", patience=60)
    await world.settle()
    assert len(refs(hiba)) == 1, "sent once, whatever was tapped"


def refs(talk: Talk) -> set[str]:
    return set(re.findall(r"Q-[A-Z2-9]{4}", "\n".join(talk.heard)))
