"""Attendance, as conversations: in by code, link and tap; afterwards materials and questions."""

import datetime as dt

from bot.features.attendance.actions import (
    AddMaterial,
    AskCode,
    CountWalkIns,
    DrawCode,
    DropMaterial,
    ImHere,
    PreviewMaterials,
    ReadMaterials,
    ReleaseMaterials,
    ShowAttendance,
    ShowMaterials,
    ShowReport,
    ToggleAsking,
)
from bot.features.events.actions import AnswerEvent, OpenEvent
from bot.features.onboarding.actions import Agree, PickLanguage
from bot.features.privacy.actions import Erase
from bot.features.surveys.actions import OpenSurvey
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.occasions import hold
from tests.scenarios.talk import Talk
from tests.scenarios.test_surveys import press, said

CANARY = "slides-canary"


async def code_of(talk: Talk, event: int) -> str:
    """Return the code that a coordinator sees."""
    await press(talk, ShowAttendance(event))
    return said(talk).split("on the wall: ")[1][:5]


async def answer(talk: Talk, event: int, way: str) -> Talk:
    return await press(talk, AnswerEvent(event, way))


async def attach(talk: Talk, event: int, text: str, language: str = "en") -> None:
    talk.world.clock.advance(dt.timedelta(seconds=1))  # they stand in the order in which they come
    await press(talk, AddMaterial(event, language))
    await talk.say(text)


async def nothing_is_kept_without_consent(world: World, event: int, code: str) -> None:
    lea = await cast.newcomer(world, "Lea", "en").start()
    await lea.tap(PickLanguage)
    await press(lea, ImHere(event))
    assert lea.offers(Agree), "nothing is kept of who has not agreed"
    await lea.say(code)
    assert lea.offers(Agree)
    await lea.say("11 people")
    assert not lea.offers(Agree), "other texts are searched for"


async def only_numbers_stay(world: World, grace: Talk, event: int) -> None:
    await world.move(days=100)
    await press(grace, ShowReport(event))
    assert "Answered: 3" in said(grace), "the numbers stay when the answers are deleted"
    assert "Came: 1" in said(grace)
    for action in (ShowReport(5), ReadMaterials(5), ImHere(5)):
        await press(grace, action)
        assert "not here any more" in said(grace)


async def test_people_come_in_by_code_link_and_tap_and_wrong_codes_slow_down(world: World) -> None:
    grace = await cast.coordinator(world)
    hiba, ann, omar = [await cast.medic(world, name, "en") for name in ("Hiba", "Ann", "Omar")]
    event = await hold(world, in_days=1, hours=4)
    code = await code_of(grace, event)
    assert (await code_of(grace, event)) == code
    await answer(ann, event, "online")
    await press(ann, ImHere(event))
    assert "You can say that you are here from" in said(ann)
    assert "You come online" in said(ann), "the event stays in sight, with its link"
    await press(hiba, AskCode())
    await hiba.say(code)
    assert "does not fit any event of today" in said(hiba), "it is tomorrow"
    await world.move(days=1, hours=1)
    await hiba.say(code)
    assert "You are here: Pathways day" in said(hiba), "a prompt is not needed"
    await press(ann, OpenEvent(event))
    await ann.tap(ImHere)
    assert "You are online with us" in said(ann)
    await ann.tap(OpenEvent)
    assert not ann.offers(ImHere)
    zoe = await cast.newcomer(world, "Zoe", "en").start(f"c_{code}")
    await zoe.tap(PickLanguage)
    await zoe.tap(Agree)
    assert "You are here: Pathways day" in said(zoe), "after the agreement they are let in"
    await press(omar, ImHere(event))
    assert "How do you take part?" in said(omar)
    await nothing_is_kept_without_consent(world, event, code)
    await omar.say("/events")
    assert omar.offers(AskCode)
    await press(omar, AskCode())
    wrong = "11111" if code != "11111" else "22222"
    for _ in range(5):
        await omar.say(wrong)
        assert "does not fit" in said(omar)
    await omar.say(code)
    assert "wait an hour" in said(omar)
    await world.move(minutes=61)
    await omar.say(code)
    assert "You are here" in said(omar)
    five_more = grace.data(CountWalkIns(event, 5))
    await grace.tap(CountWalkIns(event, 5))
    await grace.press(five_more)
    assert "Without the bot: 5" in said(grace), "a second tap counts nobody again"
    await grace.tap(CountWalkIns(event, 4))
    assert "In person: 3\nOnline: 1\nWithout the bot: 4" in said(grace)
    await press(grace, DrawCode(event))
    assert code in grace.text.translate(dict.fromkeys(range(0x2066, 0x206A)))
    assert await cast.rows(world, "attendances") == 4
    await press(omar, Erase())
    assert await cast.rows(world, "attendances") == 3
    assert await cast.rows(world, "attendance_tries") <= 1


async def test_everybody_gets_the_materials_once_and_who_came_is_then_forgotten(
    world: World,
) -> None:
    grace = await cast.coordinator(world)
    hiba = await cast.medic(world, "Hiba", "ar")
    ann, ben, cleo = [await cast.medic(world, name, "en") for name in ("Ann", "Ben", "Cleo")]
    event = await hold(world, in_days=1, hours=4)
    for talk, way in ((hiba, "in_person"), (ann, "in_person"), (ben, "cannot")):
        await answer(talk, event, way)
    await press(grace, ReleaseMaterials(event, 1))
    assert "no materials yet" in said(grace)
    await attach(grace, event, f"Slides\nhttps://example.org/{CANARY}")
    await attach(grace, event, "Nothing to see")
    await press(grace, PreviewMaterials(event, "en"))
    await grace.tap(DropMaterial(event, int(grace.data(DropMaterial).split(":")[-2]), "en"))
    assert "Slides" not in said(grace)
    await attach(grace, event, f"Slides\nhttps://example.org/{CANARY}")
    for n in range(3):
        await attach(grace, event, f"Note {n}")
    await press(grace, AddMaterial(event, "en"))
    assert "room for 5" in said(grace)
    await attach(grace, event, "شرائح", language="ar")
    await press(grace, ShowMaterials(event))
    await grace.tap(PreviewMaterials(event, "en"))
    await grace.tap(ReleaseMaterials)
    assert "They go out when the event is over" in said(grace)
    await world.move(days=1, hours=1)
    await press(hiba, ImHere(event))
    await press(ann, ReadMaterials(event))
    assert "not here any more" in said(ann), "not before the end"
    await world.move(hours=4)
    await world.move(hours=23)
    await world.stop()
    await world.start()
    await world.move(hours=30)
    await world.move(hours=30)
    got = [[one for one in talk.heard if "To take home" in one or "شرائح" in one]
           for talk in (hiba, ann, ben, cleo)]  # fmt: skip
    assert [len(one) for one in got] == [1, 1, 1, 0]
    assert "that is fine" in got[2][0]
    assert "that is fine" not in got[1][0], "they had a place, and may have been there"
    await press(hiba, OpenEvent(event))
    await hiba.tap(ReadMaterials)
    assert "شرائح" in said(hiba)
    await press(cleo, ReadMaterials(event))
    assert "not here any more" in said(cleo)
    assert await cast.rows(world, "attendances") == 0, "who came is not known any more"
    await press(grace, ShowReport(event))
    for line in ("Answered: 3", "I come in person: 2", "I cannot come: 1", "Came: 1",
                 "Said yes and did not come: 1", "Of those who came: 1",
                 "Of those who did not come: 2", "Invited: fewer than 5"):  # fmt: skip
        assert line in said(grace), line
    await press(ann, ImHere(event))
    assert "some time ago" in said(ann)
    await only_numbers_stay(world, grace, event)


async def test_who_says_later_that_they_were_there_is_asked_too(world: World) -> None:
    grace = await cast.coordinator(world)
    hiba, ann = [await cast.medic(world, name, "en") for name in ("Hiba", "Ann")]
    event = await hold(world, in_days=1, hours=4)
    for talk in (hiba, ann):
        await answer(talk, event, "in_person")
    await press(grace, ToggleAsking(event, 0))
    assert any("Asks nothing" in label for label in grace.labels)
    await grace.tap(ToggleAsking)
    await world.move(days=1, hours=2)
    await press(hiba, ImHere(event))
    await world.move(hours=5)
    await world.move(minutes=2)
    assert any("How was the event?" in one for one in hiba.heard)
    assert not any("How was the event?" in one for one in ann.heard)
    await press(ann, OpenEvent(event))
    await ann.tap(ImHere)
    assert "Thank you" in said(ann)
    await ann.tap(OpenSurvey)
    assert "How was the event?" in said(ann)
    await world.move(days=57)
    await world.move(days=1)
    assert any("What happened since" in one for one in hiba.heard)
    assert any("What happened since" in one for one in ann.heard)
