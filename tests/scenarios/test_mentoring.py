"""Mentors on their own time: hours, days away, the rules once a year, whom they helped."""

import datetime as dt

from bot.features.mentors import repository
from bot.features.mentors.actions import (
    AcceptRules,
    AskAway,
    ChooseDays,
    ChooseEnd,
    ChooseStart,
    ChooseZone,
    OpenInbox,
    ReadConduct,
    ReadRules,
    SetAway,
    SetHours,
    SetZone,
    ShowAway,
    ShowHours,
)
from bot.features.mentors.domain import ZONES, Mentor
from bot.features.mentors.hours import WEEKDAYS, Hours
from bot.features.privacy.actions import AskErase, Erase
from bot.features.questions.actions import ReadEscalated, Take, Thank
from tests.conftest import START, World
from tests.scenarios import cast
from tests.scenarios.cast import rows, tagged
from tests.scenarios.talk import Talk

DAY = dt.timedelta(days=1)
EVENINGS = SetHours(WEEKDAYS, 18, 21)


async def saved(talk: Talk) -> Mentor:
    async with talk.world.app.runtime.unit_of_work(talk.phone.user_id) as uow:
        mentor = await repository.get(uow, uow.person)
    assert mentor
    return mentor


def plain(talk: Talk) -> str:
    return talk.text.replace("\u2068", "").replace("\u2069", "")


# Hours


async def test_a_mentor_with_time_in_the_evening_is_asked_in_the_evening(world: World) -> None:
    grace, daniel = await cast.coordinator(world), await cast.mentor(world)
    ann = await cast.medic(world, "Ann", "en")
    await daniel.say("/hours")
    await daniel.tap(EVENINGS)
    assert any("✅" in label and "18:00" in label for label in daniel.labels)
    await daniel.tap(OpenInbox)
    assert "Weekdays, 18:00 to 21:00" in plain(daniel)
    await cast.ask(ann, "Question")  # Monday, 09:00
    assert "No mentor" not in ann.text
    assert not daniel.offers(Take)
    await world.move(hours=8, minutes=59)
    assert not daniel.offers(Take)
    await world.move(minutes=1)
    assert daniel.offers(Take)
    assert not grace.offers(ReadEscalated)


async def test_hours_of_ones_own_are_three_taps(world: World) -> None:
    daniel = await cast.mentor(world)
    await daniel.say("/hours")
    await daniel.tap(ChooseDays)
    await daniel.tap(ChooseStart(WEEKDAYS))
    await daniel.tap(ChooseEnd(WEEKDAYS, 12))
    assert not daniel.offers(SetHours(WEEKDAYS, 12, 12))
    await daniel.tap(SetHours(WEEKDAYS, 12, 15))
    assert (await saved(daniel)).hours == Hours(WEEKDAYS, 12, 15)
    assert any("✅" in label and "12:00" in label for label in daniel.labels)


async def test_night_is_night_by_the_clock_where_the_mentor_is(world: World) -> None:
    daniel, ann = await cast.mentor(world), await cast.medic(world, "Ann", "en")
    await daniel.say("/hours")
    await daniel.tap(ChooseZone)
    await daniel.tap(SetZone(ZONES.index("America/New_York")))
    assert "New York" in daniel.text
    assert "04:00" in daniel.text
    await cast.ask(ann, "Question")
    assert not daniel.offers(Take)
    await world.move(hours=4)
    assert daniel.offers(Take)
    await cast.take(daniel)
    await world.move(hours=47)  # 07:00 there
    assert "still waits" not in daniel.text
    await world.move(hours=2)
    assert "still waits" in daniel.text


# Days away


async def test_nobody_is_asked_while_away_and_the_inbox_says_so(world: World) -> None:
    daniel, joan = await cast.mentor(world), await cast.mentor(world, "Joan")
    ann = await cast.medic(world, "Ann", "en")
    await daniel.say("/hours")
    await daniel.tap(ShowAway)
    await daniel.tap(SetAway(7))
    assert "29 November" in daniel.text
    await daniel.say("/inbox")
    assert "29 November" in daniel.text
    await cast.ask(ann, "Question")
    assert joan.offers(Take)
    assert not daniel.offers(Take)
    await world.move(days=7)
    await daniel.say("/inbox")
    assert "November" not in daniel.text
    await cast.ask(ann, "Another")
    assert daniel.offers(Take)


async def test_days_away_can_be_typed_in_any_digits_and_survive_a_restart(world: World) -> None:
    amal = await cast.mentor(world, "Amal")
    await amal.say("/hours")
    await amal.tap(ShowAway)
    await amal.tap(AskAway)
    assert "30.11.2026 - 13.12.2026" in amal.text
    await amal.say("soon")
    assert "could not read" in amal.text
    await world.stop()
    await world.start()
    await amal.say("1.12.2026 - 14.12.2026".translate({ord("0") + n: 0x660 + n for n in range(10)}))
    assert "14 December" in amal.text
    away = (await saved(amal)).away
    assert away
    assert (away.first, away.last) == (dt.date(2026, 12, 1), dt.date(2026, 12, 14))
    await amal.tap(SetAway(0))
    assert (await saved(amal)).away is None
    await amal.say("1.12.2026")
    assert (await saved(amal)).away is None  # nothing was asked any more


async def test_when_everybody_is_away_coordinators_hear_at_once(world: World) -> None:
    grace, daniel = await cast.coordinator(world), await cast.mentor(world)
    ann = await cast.medic(world, "Ann", "en")
    await daniel.press(tagged(daniel, SetAway(14)))
    await cast.ask(ann, "Question")
    assert grace.offers(ReadEscalated)
    assert "coordinator" in ann.text


# Once a year


async def test_the_rules_are_read_again_every_year_or_nothing_new_comes(world: World) -> None:
    grace, daniel = await cast.coordinator(world), await cast.mentor(world)
    ann = await cast.medic(world, "Ann", "en")
    await world.move(days=350)
    assert daniel.phone.last == {} or not daniel.offers(ReadRules)
    await world.move(days=1)
    assert "Once a year" in daniel.text
    assert "23 November 2027" in daniel.text
    await world.move(days=3)
    assert sum("Once a year" in text for text in daniel.heard) == 1
    await cast.ask(ann, "In time")
    offered = daniel.data(Take)
    await world.move(days=11)
    assert "A year has passed" in daniel.text
    await daniel.press(offered)
    assert "accept the rules" in daniel.text
    await cast.ask(ann, "Too late")
    assert grace.offers(ReadEscalated)
    await daniel.say("/inbox")
    assert "A year has passed" in daniel.text
    await daniel.tap(ReadRules)
    await daniel.tap(ReadConduct)
    await daniel.tap(AcceptRules)
    assert "A year has passed" not in daniel.text
    assert "My inbox" in daniel.text
    await daniel.press(offered)
    assert "accept the rules" not in daniel.text


async def test_nobody_is_asked_for_the_rules_at_night(world: World) -> None:
    daniel = await cast.mentor(world)
    await world.move(days=351, hours=13)
    assert not daniel.heard or "Once a year" not in daniel.text
    await world.move(hours=10)
    assert "Once a year" in daniel.text


# Whom they helped


async def test_impact_counts_people_who_said_thanks_and_nobody_else(world: World) -> None:
    daniel, ann = await cast.mentor(world, cap=5), await cast.medic(world, "Ann", "en")
    bea = await cast.medic(world, "Bea", "en")
    for talk in (ann, ann, bea):
        await cast.ask(talk, "Question")
        await cast.take(daniel)
        await cast.answer(daniel, "Answer")
        if talk is ann:
            await talk.tap(Thank)
    await daniel.say("/inbox")
    assert "helped 1 person" in plain(daniel)
    await bea.tap(Thank)
    await daniel.say("/inbox")
    assert "helped 2 people" in plain(daniel)


# Privacy


async def test_erasing_takes_hours_region_and_days_away_with_it(world: World) -> None:
    daniel = await cast.mentor(world)
    await daniel.press(tagged(daniel, SetAway(7)))
    await daniel.press(tagged(daniel, AskAway()))
    await daniel.say("/privacy")
    assert "days away" in daniel.text
    await daniel.tap(AskErase)
    await daniel.tap(Erase)
    assert await rows(world, "mentors") == await rows(world, "prompts") == 0


async def test_buttons_about_hours_answer_also_when_they_make_no_sense(world: World) -> None:
    daniel = await cast.mentor(world)
    before = await saved(daniel)
    for action in (
        SetHours(3, 9, 18), SetHours(WEEKDAYS, 2, 23), SetZone(99), SetZone(-1), SetAway(-5),
        SetAway(4000), ChooseStart(99), ChooseEnd(99, 50), ChooseEnd(WEEKDAYS, -9),
    ):  # fmt: skip
        await daniel.press(tagged(daniel, action))
        assert daniel.labels
    assert await saved(daniel) == before
    assert before.accepted_at == START
    assert world.app.runtime.health.counters["update_failures"] == 0


async def test_hours_are_for_mentors(world: World) -> None:
    ann = await cast.medic(world, "Ann", "en")
    await ann.say("/hours")
    assert not ann.offers(ShowHours)
    assert not ann.offers(EVENINGS)
