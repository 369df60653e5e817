"""Check-ins on the phone: an answer changes the plan, silence is met gently, dates come near."""

import dataclasses
import datetime as dt
from itertools import pairwise

import pytest
from sqlalchemy import select

from bot.features.attention.actions import HearLess, ShowComing
from bot.features.checkins.actions import AskDate, RemoveDate, SayHow, SendNote, ShowSilent
from bot.features.checkins.tables import checkins, step_dates
from bot.features.directory.actions import FindHelp
from bot.features.onboarding.actions import Agree, AskIntake
from bot.features.pathways.actions import MarkStep, OpenStep, UndoStep
from bot.features.pathways.tables import results, step_states
from bot.features.privacy.actions import Erase, Withdraw
from bot.features.questions.actions import AskAboutStep
from bot.features.settings.actions import SetPace, SetZone
from bot.nudges.tables import nudges
from bot.screen import Home
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.talk import Talk
from tests.scenarios.test_settings import written


async def somebody(world: World, language: str = "en") -> Talk:
    """Somebody who agreed in the chat, and is a doctor."""
    talk = await cast.medic(world, "Amal", language)
    async with world.app.runtime.unit_of_work(talk.phone.user_id) as uow:
        await uow.save(uow.person.but(consent=None))
    await talk.press(written(talk, Agree(1)))
    async with world.app.runtime.unit_of_work(talk.phone.user_id) as uow:
        await uow.save(uow.person.but(profile={"profession": "doctor"}))
    return talk


async def statuses(world: World) -> dict[str, str]:
    async with world.app.runtime.store.database.reader() as connection:
        return {row.step: row.status for row in await connection.execute(select(step_states))}


async def unanswered(world: World) -> int:
    async with world.app.runtime.store.database.reader() as connection:
        return int(await connection.scalar(select(checkins.c.unanswered)))


def step_of(talk: Talk) -> str:
    data: str = talk.data(OpenStep)
    return data.split(":")[2]


async def test_an_answer_changes_the_plan_and_can_be_taken_back(world: World) -> None:
    amal = await somebody(world)
    await world.move(days=13)
    before = len(amal.heard)
    await world.move(days=1, hours=1, minutes=1)
    assert len(amal.heard) == before + 1
    assert "How is it going?" in amal.text
    step = step_of(amal)
    await amal.tap(SayHow("d", step))
    assert (await statuses(world))[step] == "done"
    await amal.tap(UndoStep)
    assert (await statuses(world)).get(step) != "done"
    await world.move(days=14)
    step = step_of(amal)
    await amal.tap(SayHow("m", step))
    assert (await statuses(world))[step] == "doing"
    await world.stop()
    await world.start()
    await world.move(days=14)
    assert step_of(amal) == step, "what was begun comes first"
    await amal.tap(SayHow("s", step))
    assert (await statuses(world))[step] == "stuck"
    assert all(map(amal.offers, (AskAboutStep(step), FindHelp, OpenStep(step))))
    await world.move(days=14)
    await amal.tap(SayHow("p", step_of(amal)))
    silent = len(amal.heard)
    await world.move(days=25)
    assert len(amal.heard) == silent, "a pause is a pause"
    await amal.press(written(amal, SayHow("d", "no-such-step")))
    assert amal.offers(Home)


async def test_silence_is_met_gently_less_and_less_and_then_by_people(world: World) -> None:
    amal = await somebody(world, "ar")
    grace = await cast.coordinator(world)
    async with world.app.runtime.unit_of_work(amal.phone.user_id) as uow:
        assert uow.person.consent
    await amal.press(written(amal, SetPace("week")))
    heard = len(amal.heard)
    told: list[int] = []
    for day in range(100):
        await world.move(days=1)
        if len(amal.heard) > heard:
            heard = len(amal.heard)
            told.append(day)
    assert len(told) == 6
    firsts = told[::2]
    gaps = [later - first for first, later in pairwise(firsts)]
    assert gaps == sorted(gaps)
    assert gaps[0] < gaps[-1]
    await grace.say("/silent")
    assert "fewer than 5" in grace.text
    await grace.tap(SendNote)
    await world.move(days=1)
    assert len(amal.heard) == heard + 1
    await grace.press(written(grace, SendNote()))
    await world.move(days=2)
    assert len(amal.heard) == heard + 1, "a note comes once"
    await amal.tap(SayHow("m", step_of(amal)))
    assert await unanswered(world) == 0
    await grace.press(written(grace, ShowSilent()))
    assert "fewer" not in grace.text


async def test_who_goes_on_with_the_plan_alone_is_not_asked_again(world: World) -> None:
    amal = await somebody(world)
    await world.move(days=14, hours=2)
    await amal.tap(OpenStep)
    await amal.tap(MarkStep)
    before = len(amal.heard)
    await world.move(days=4)
    assert len(amal.heard) == before
    assert await unanswered(world) == 0


async def test_a_date_to_come_is_spoken_of_in_time(world: World) -> None:
    amal = await somebody(world)
    await amal.press(written(amal, SetZone("America/New_York")))
    await world.move(days=14, hours=7)
    step = step_of(amal)
    await amal.tap(SayHow("m", step))
    await amal.tap(AskDate)
    await amal.say("soon")
    assert "could not read" in amal.text
    await amal.say("1.12.2026")
    assert "could not read" in amal.text, "that day is over"
    await amal.say("5 January 2027")
    assert amal.offers(RemoveDate)
    await amal.press(written(amal, ShowComing()))
    assert "Tue 29 Dec, 10:00" in amal.text
    await world.move(days=22)
    said = "\n".join(amal.heard)
    assert "comes near" in said
    await world.move(days=6)
    assert "tomorrow" in "\n".join(amal.heard)
    await world.move(days=2)
    assert "How did it go?" in "\n".join(amal.heard)
    await amal.press(written(amal, RemoveDate(step)))
    async with world.app.runtime.store.database.reader() as connection:
        assert (await connection.execute(select(step_dates))).all() == []


async def test_a_result_that_runs_out_is_warned_of_in_time_and_again_before_its_end(
    world: World,
) -> None:
    amal = await somebody(world)
    await amal.press(written(amal, SetPace("off")))
    async with world.app.runtime.unit_of_work(amal.phone.user_id) as uow:
        row = {"person_id": uow.person.id, "clock": "oet-doctor", "day": dt.date(2026, 11, 1)}
        await uow.connection.execute(results.insert().values(**row, rules=""))
    await world.move(minutes=2)
    await amal.press(written(amal, ShowComing()))
    first = amal.text
    assert first.count("A result ends soon") == 2
    before = len(amal.heard)
    for _ in range(25):
        await world.move(days=31)
    warned = [text for text in amal.heard[before:] if "ends soon" in text]
    assert len(warned) == 2
    assert "Before it ends:" in warned[0]


async def test_a_changed_rule_moves_every_warning(world: World) -> None:
    amal = await somebody(world)
    async with world.app.runtime.unit_of_work(amal.phone.user_id) as uow:
        row = {"person_id": uow.person.id, "clock": "oet-doctor", "day": dt.date(2026, 11, 1)}
        await uow.connection.execute(results.insert().values(**row, rules=""))
    await world.move(minutes=2)
    await amal.press(written(amal, ShowComing()))
    before = amal.text
    runtime = world.app.runtime
    clocks = runtime.library.clocks
    sooner = (one.model_copy(update={"warn_months": one.warn_months + 6}) for one in clocks)
    runtime.library = dataclasses.replace(runtime.library, clocks=tuple(sooner))
    await world.move(minutes=2)
    await amal.press(written(amal, ShowComing()))
    assert amal.text != before
    assert amal.text.count("A result ends soon") == 2


@pytest.mark.parametrize("action", [Withdraw, Erase])
async def test_nothing_of_it_is_left_for_who_leaves(world: World, action: type) -> None:
    amal = await somebody(world)
    await world.move(days=14, hours=2)
    await amal.tap(HearLess)
    await amal.press(written(amal, action()))
    async with world.app.runtime.store.database.reader() as connection:
        for table in (checkins, step_dates, nudges):
            assert (await connection.execute(select(table))).all() == []


async def test_without_consent_nobody_is_asked(world: World) -> None:
    hiba = await cast.newcomer(world, "Hiba", "en").start()
    await hiba.press(written(hiba, SayHow("m", "x")))
    assert not hiba.offers(AskIntake)
    before = len(hiba.heard)
    await world.move(days=30)
    assert len(hiba.heard) == before
