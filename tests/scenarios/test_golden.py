"""What eight people read from the first word to their clocks, in English and in Arabic.

Each transcript stands in golden/. When content or wording changes on purpose, write them anew,
read what changed, and commit it:

    REWRITE_GOLDEN=1 pytest tests/scenarios/test_golden.py
"""

import os
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.features.onboarding.actions import Agree, AnswerIntake, PickLanguage, SkipRest
from bot.features.pathways.actions import (
    ChooseRoute,
    Compare,
    CompareWith,
    MarkStep,
    NotYet,
    OpenPart,
    OpenPlan,
    OpenPlanPage,
    OpenResult,
    OpenStep,
    ShowMoney,
    ShowResults,
    ShowRoutes,
    code,
)
from bot.message import Action
from tests.conftest import World
from tests.scenarios.people import EVERYBODY, Someone
from tests.scenarios.talk import Talk

FOLDER = Path(__file__).parent / "golden"
MARKS = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200f"))


@dataclass
class Transcript:
    """A conversation as it goes on, and all that was said in it."""

    talk: Talk
    lines: list[str] = field(default_factory=list)

    async def tap(self, action: Action | type[Action]) -> None:
        """Tap a button of the newest message, or of another page of it."""
        for arrow in ("⬇️", "⬆️"):
            while not self.talk.offers(action) and await self.turn(arrow):
                pass
        await self._press(self.talk.data(action))

    async def turn(self, arrow: str) -> bool:
        """Turn the page; False when there is none in this direction."""
        found = [one for one in self.talk.buttons if one["text"].strip("\u200f").startswith(arrow)]
        if found:
            await self._press(found[0]["callback_data"])
        return bool(found)

    async def read_on(self) -> None:
        """Turn every page that is left."""
        while await self.turn("⬇️"):
            pass

    async def say(self, text: str) -> None:
        await self.talk.say(text)
        self._heard(text)

    async def _press(self, data: str) -> None:
        label = next(b["text"] for b in self.talk.buttons if b.get("callback_data") == data)
        await self.talk.press(data, self.talk.phone.last["message_id"])
        self._heard(f"[{label}]")

    def _heard(self, act: str) -> None:
        keyboard = self.talk.phone.last["reply_markup"]["inline_keyboard"]
        rows = ["  ".join(f"[{button['text']}]" for button in row) for row in keyboard]
        self.lines += [f"👤 {act}", "", self.talk.text, "", *rows, "", "―" * 40, ""]

    def __str__(self) -> str:
        lines = "\n".join(self.lines).translate(MARKS).split("\n")
        return "\n".join(line.rstrip() for line in lines).rstrip() + "\n"


async def tell(world: World, one: Someone, language: str) -> Transcript:
    """Walk one person from the first word to their clocks."""
    told = Transcript(await Talk.of(world, "Golden", "en").start(), [one.story, ""])
    await told.tap(PickLanguage(language, 1))
    await told.tap(Agree)
    for question, option in one.answers.items():
        await told.tap(AnswerIntake(question, option, 0))
    if told.talk.offers(SkipRest):
        await told.tap(SkipRest)
    await _choose_a_route(told, one)
    for slug in one.done:
        await told.tap(OpenStep(slug))
        await told.tap(MarkStep(slug, "done"))
        await told.tap(OpenPlan)
    for slug in one.skipped:
        await told.tap(OpenStep(slug))
        await told.tap(MarkStep(slug, "no"))
        await told.tap(OpenPlanPage)
    await told.tap(OpenStep)
    await _look_at(told, one.paper, "docs")
    if one.learn:
        await _look_at(told, one.learn, "know")
    await told.say("/plan")
    await told.tap(ShowMoney)
    await told.read_on()
    await told.tap(OpenPlanPage)
    await _give_the_date(told, one)
    await told.say("/home")
    return told


async def _choose_a_route(told: Transcript, one: Someone) -> None:
    await told.tap(ShowRoutes)
    if one.closed:
        await told.tap(NotYet(one.closed))
        await told.tap(ShowRoutes)
    if one.other:
        if told.talk.offers(CompareWith):
            await told.tap(CompareWith)
            await told.tap(CompareWith(code(one.route)))
            await told.tap(Compare(code(one.route), code(one.other)))
        else:
            await told.tap(Compare)
        await told.read_on()
    if told.talk.offers(NotYet(one.route)):
        await told.tap(NotYet(one.route))
    await told.tap(ChooseRoute(one.route))


async def _look_at(told: Transcript, slug: str, part: str) -> None:
    """Open one part of a step, with all its pages."""
    await told.say("/plan")
    await told.tap(OpenStep(slug))
    await told.tap(OpenPart(slug, part))
    await told.read_on()


async def _give_the_date(told: Transcript, one: Someone) -> None:
    await told.tap(ShowResults)
    if one.clock:
        await told.tap(OpenResult(one.clock))
    for text in one.typed:
        await told.say(text)
    await told.say("/plan")


@pytest.mark.figure
@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("one", EVERYBODY, ids=lambda one: one.name)
async def test_what_each_of_eight_people_reads(world: World, one: Someone, language: str) -> None:
    file = FOLDER / f"{one.name}.{language}.txt"
    told = str(await tell(world, one, language))
    if os.environ.get("REWRITE_GOLDEN"):
        file.write_text(told, encoding="utf-8")

    assert told == file.read_text("utf-8"), "run with REWRITE_GOLDEN=1 if this is meant"


def test_no_transcript_is_left_over() -> None:
    names = {f"{one.name}.{language}.txt" for one in EVERYBODY for language in ("en", "ar")}

    assert {file.name for file in FOLDER.iterdir()} == names
