"""The pilot day, from the first question to the report: nine came, two more got the materials.

Seven come in person and two online; two cannot come. They read four languages.
"""

import json
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.features.attendance.actions import (
    AddMaterial,
    AskCode,
    ImHere,
    PreviewMaterials,
    ReleaseMaterials,
    ShowAttendance,
    ShowReport,
)
from bot.features.events.actions import AnswerEvent, ToggleNeed
from bot.features.events.domain import Need, Words
from bot.features.events.domain.event import payload
from bot.features.events.organising import OrganiseEvent, ShowNeedsOf
from bot.features.kit.actions import MarkItem, OpenKit
from bot.features.notices.actions import Approve, CheckNotice, Queue, WriteLink, WriteNotice
from bot.features.surveys.actions import (
    AnswerItem,
    ChooseInstrument,
    FinishTicking,
    OpenSurvey,
    PlanWave,
    ResumeSurvey,
    ShowSurveys,
    SkipItem,
    StartWave,
    TickOption,
)
from bot.people.audit import readable
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.chronicle import Chronicle
from tests.scenarios.occasions import hold
from tests.scenarios.talk import Talk
from tests.scenarios.test_surveys import press, said

pytestmark = pytest.mark.figure

WORDS = json.loads(Path(__file__).with_name("pilot_day.json").read_text("utf-8"))
SLIDES = "Slides of the GMC and a clear roadmap\nhttps://example.org/pathways-day"
NUMBERS = (
    "Answered: 11",
    "I come in person: 7",
    "I come online: 2",
    "I cannot come: 2",
    "Came: 9",
    "In person: 7",
    "Online: 2",
    "Said yes and did not come: 0",
    "Of those who came: 9",
    "Of those who did not come: 2",
    "Came to the end: almost everybody",
)


@dataclass
class Pilot:
    """Everybody of the pilot. The phones of five of them are looked at."""

    grace: Talk
    hiba: Talk
    olena: Talk
    farid: Talk
    ann: Talk
    others: list[Talk]
    event: int = 0
    told: Chronicle = field(init=False)

    def __post_init__(self) -> None:
        five = {"Grace": self.grace, "Hiba": self.hiba, "Olena": self.olena}
        self.told = Chronicle(**five, Farid=self.farid, Ann=self.ann)

    @property
    def in_the_room(self) -> tuple[Talk, ...]:
        return self.hiba, self.ann, *self.others[:5]

    @property
    def online(self) -> tuple[Talk, ...]:
        return self.olena, self.others[5]

    @property
    def absent(self) -> tuple[Talk, ...]:
        return self.farid, self.others[6]


async def gather(world: World) -> Pilot:
    grace = await cast.coordinator(world)
    named = {"Hiba": "ar", "Olena": "uk", "Farid": "fa", "Ann": "en"}
    four = [await cast.medic(world, name, code) for name, code in named.items()]
    return Pilot(grace, *four, [await cast.medic(world, f"M{n}", "en") for n in range(7)])


async def fill(*talks: Talk) -> None:
    """Answer everything that is asked, always by the first button."""
    for talk in talks:
        await talk.tap(OpenSurvey)
        await talk.tap(ResumeSurvey)
        while kinds := [one for one in (FinishTicking, AnswerItem, TickOption, SkipItem)
                        if talk.offers(one)]:  # fmt: skip
            await talk.tap(kinds[0])


async def listen(world: World, pilot: Pilot) -> None:
    grace = pilot.grace
    await press(grace, ShowSurveys())
    await grace.tap(ChooseInstrument)
    await grace.tap(PlanWave("listening", "medics"))
    await grace.tap(StartWave)
    pilot.told.tell("Grace asks everybody what stops them and what would help")
    await world.move(seconds=60)
    await world.move(seconds=60)
    await fill(pilot.hiba, pilot.olena, pilot.farid, pilot.ann, pilot.others[0])
    pilot.told.tell("Five answer")


async def plan(world: World, pilot: Pilot) -> None:
    titles = {code: Words(*words) for code, words in WORDS["titles"].items()}
    pilot.event = await hold(world, in_days=19, words=titles)
    pilot.told.hide(payload(pilot.event))
    await press(pilot.grace, OrganiseEvent(pilot.event))
    pilot.told.tell("Grace opens the event that was planned for it")
    await pilot.grace.tap(OpenKit)
    await press(pilot.grace, MarkItem(pilot.event, "money", "done"))
    pilot.told.tell("Who pays for travel and lunch is settled early")


async def invite(world: World, pilot: Pilot) -> None:
    """Send a notice in four languages, with a button that opens the event."""
    grace, texts = pilot.grace, WORDS["notice"]
    await grace.say("/notice")
    await grace.tap(WriteNotice)
    await grace.say(texts["en"])
    notice = int(grace.data(CheckNotice).split(":")[2])
    pilot.told.hide(readable(str(notice)))
    for code in ("ar", "uk", "fa"):
        await press(grace, WriteNotice(notice, code))
        await grace.say(texts[code])
    await press(grace, WriteLink(notice))
    await grace.say(world.app.runtime.deep_link(payload(pilot.event)))
    await press(grace, CheckNotice(notice))
    pilot.told.tell("Grace has written a notice in four languages, and looks at it once more")
    await grace.tap(Approve)
    await grace.tap(Queue)
    await world.move(seconds=61)
    await world.move(days=1)  # today everybody has had a message already
    for _ in range(3):
        await world.move(minutes=5)
    pilot.told.tell("The next day everybody reads it in their language")


async def answer(pilot: Pilot) -> None:
    event, groups = pilot.event, (pilot.in_the_room, pilot.online, pilot.absent)
    for talks, way in zip(groups, ("in_person", "online", "cannot"), strict=True):
        for talk in talks:
            await talk.start(payload(event))
            await talk.tap(AnswerEvent(event, way))
    for talk in pilot.in_the_room:
        await talk.tap(ToggleNeed(event, Need.TRAVEL))
        await talk.tap(ToggleNeed(event, Need.LUNCH))
    pilot.told.tell("Seven come in person and need travel and lunch, two online; two cannot")
    await press(pilot.grace, OrganiseEvent(event))
    await pilot.grace.tap(ShowNeedsOf)
    pilot.told.tell("Grace sees how many lunches and fares that is")


async def remind(world: World, pilot: Pilot) -> None:
    await world.move(days=11)
    await world.move(hours=1)
    pilot.told.tell("A week before, those who come are reminded")
    await world.move(days=5, hours=23)
    await world.move(hours=1)
    pilot.told.tell("A day before, those online get the link")
    await world.move(hours=21, minutes=50)
    await world.move(minutes=10)
    pilot.told.tell("Two hours before, once more, with the way to say: I am here")


async def come(world: World, pilot: Pilot) -> None:
    await world.move(hours=1, minutes=30)
    await press(pilot.grace, ShowAttendance(pilot.event))
    code = said(pilot.grace).split("on the wall: ")[1][:5]
    pilot.told.hide(code)
    first, *rest = pilot.in_the_room
    await press(first, AskCode())
    await first.say(code)
    for talk in rest:
        await talk.start(f"c_{code}")
    for talk in pilot.online:
        await press(talk, ImHere(pilot.event))
    await press(pilot.grace, ShowAttendance(pilot.event))
    pilot.told.tell("The day: seven are in the room by code or picture, two online by a tap")


async def look_back(world: World, pilot: Pilot) -> None:
    event, grace = pilot.event, pilot.grace
    await world.move(hours=6)
    await world.move(hours=1)
    await world.move(minutes=10)
    pilot.told.tell("In the evening those who came are asked how it was")
    await fill(pilot.hiba, pilot.olena, pilot.ann, *pilot.others[:2])
    await press(grace, AddMaterial(event, "en"))
    await grace.say(SLIDES)
    await press(grace, PreviewMaterials(event, "en"))
    await grace.tap(ReleaseMaterials)
    await world.move(hours=16)
    await world.move(minutes=10)
    pilot.told.tell("The next day everybody gets the materials, also those who could not come")
    await world.move(days=2)
    await press(grace, ShowReport(event))
    pilot.told.tell("The event in numbers")


async def test_transcript_of_the_pilot_day(world: World) -> None:
    pilot = await gather(world)
    await listen(world, pilot)
    await plan(world, pilot)
    await invite(world, pilot)
    await answer(pilot)
    await remind(world, pilot)
    await come(world, pilot)
    await look_back(world, pilot)
    report = said(pilot.grace).split("\n")
    assert [one for one in NUMBERS if one not in report] == []
    for talk in pilot.absent:
        assert sum("example.org/pathways-day" in str(m) for m in talk.phone.messages) == 1
    assert await cast.rows(world, "attendances") == 0, "who came is not known any more"
    await world.move(days=53, hours=23)
    await world.move(hours=2)
    pilot.told.tell("Eight weeks later those who came are asked what has happened since")
    pilot.told.hold("pilot-day")
