"""Surveys, as conversations: a wave is started, answered in two languages, counted, closed."""

import dataclasses

import pytest

from bot.content import Library
from bot.content.instruments import Instrument
from bot.features.onboarding.actions import PickLanguage
from bot.features.privacy.actions import Erase
from bot.features.surveys import service
from bot.features.surveys.actions import (
    AnswerItem,
    AskCloseWave,
    AskDeleteAnswers,
    ChooseInstrument,
    CloseWave,
    DeleteAnswers,
    FinishTicking,
    OpenSurvey,
    PlanWave,
    ResumeSurvey,
    ShowItem,
    ShowSurveys,
    ShowWave,
    SkipItem,
    StartWave,
    StopReminding,
    TickOption,
)
from bot.features.surveys.domain import Response, Wave
from bot.features.surveys.service import ticking
from bot.features.surveys.service.ticking import Invite
from bot.message import Action
from bot.screen import Home, ShowDesk, UrgentHelp
from bot.unit_of_work import UnitOfWork
from scheduler.surveys import invite
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.cast import tagged
from tests.scenarios.talk import Talk

MARKS = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200f"))
CANARY = "Please begin later, because my children are at school"


def said(talk: Talk) -> str:
    return talk.text.translate(MARKS)


def labels(talk: Talk) -> list[str]:
    return [label.translate(MARKS) for label in talk.labels]


async def press(talk: Talk, action: Action) -> Talk:
    return await talk.press(tagged(talk, action), talk.phone.last["message_id"])


def instrument(world: World, slug: str) -> Instrument:
    found = world.app.runtime.library.instrument(slug)
    assert found
    return found


async def arrive(world: World) -> None:
    """Let the wave go on, and then the planner of what people hear first."""
    await world.move(seconds=60)
    await world.move(seconds=60)


async def start(world: World, slug: str, *people: Talk, days: int = 14) -> Wave:
    """Put an instrument to these people now, as another capability would; they are invited."""
    runtime = world.app.runtime
    ids = [(await runtime.store.people.find(one.phone.user_id)).id for one in people]
    async with runtime.unit_of_work() as uow:
        wave = await service.ask(uow, instrument(world, slug), ids, days=days)
    await arrive(world)
    return wave


async def all_waves(world: World) -> list[Wave]:
    async with world.app.runtime.unit_of_work() as uow:
        return await service.waves(uow)


async def responses(world: World, *waves: Wave) -> list[Response]:
    async with world.app.runtime.unit_of_work() as uow:
        return await service.responses(uow, world.app.runtime.library, [wave.id for wave in waves])


async def test_a_wave_goes_from_the_coordinator_to_thanks_and_counts(world: World) -> None:
    hiba = await cast.medic(world, language="en")
    grace = await cast.coordinator(world)
    await (await grace.tap(ShowDesk)).tap(ShowSurveys)
    assert "Nobody was asked anything yet" in said(grace)
    await grace.tap(ChooseInstrument)
    await grace.tap(PlanWave("after-event", "medics"))
    assert "For: medics" in said(grace)
    await grace.tap(PlanWave("after-event", "mentors"))
    assert "For: mentors" in said(grace)
    await grace.tap(PlanWave("after-event", "coordinators"))
    await grace.tap(PlanWave("after-event", "medics"))
    await grace.tap(PlanWave("after-event", "medics", 0, 1, 1))
    assert "What happened since" in said(grace), "what is asked later"
    assert len(hiba.heard) == 1, "nothing is sent before Start"
    data, screen = grace.data(StartWave), grace.phone.last["message_id"]
    grace.phone.press(data, screen)
    await grace.press(data, screen)
    assert "Invited: fewer than 5" in said(grace)
    await grace.tap(ShowSurveys)
    assert sum("svw" in b.get("callback_data", "") for b in grace.buttons) == 2, "a double tap"

    await arrive(world)
    assert "We have some questions for you" in said(hiba)
    await hiba.tap(OpenSurvey)
    for promise in ("pseudonymous", "under a code", "groups of 5 or more", "delete your answers",
                    "nothing about your place"):  # fmt: skip
        assert promise in said(hiba)
    await hiba.tap(ResumeSurvey)
    for n in range(1, 7):
        assert f"{n} of 7" in said(hiba)
        assert ("Kept under a code" in said(hiba)) == (n == 1)
        await hiba.tap(AnswerItem)
    assert "What should we change?" in said(hiba)
    assert "no names" in said(hiba)
    await hiba.say("  ")
    assert "empty" in said(hiba)
    await hiba.say(CANARY)
    assert "Thank you" in said(hiba)
    assert hiba.offers(Home)
    assert hiba.offers(UrgentHelp)

    await grace.tap(ShowWave)
    waves = await all_waves(world)
    await press(grace, ShowWave(waves[-1].id))
    assert "Came to the end: fewer than 5" in said(grace)
    await grace.tap(AskCloseWave)
    await grace.tap(CloseWave)
    assert not grace.offers(AskCloseWave)
    await press(hiba, ShowItem(waves[-1].id, "useful"))
    assert "take no answers now" in said(hiba)
    (response,) = await responses(world, waves[-1])
    assert response.finished
    assert response.answers["change"] == CANARY
    assert response.answers["useful"] == 1
    assert len(response.answers) == 7


async def test_in_arabic_with_another_language_and_a_restart_in_the_middle(world: World) -> None:
    hiba = await cast.medic(world, language="ar")
    wave = await start(world, "follow-up", hiba)
    t = world.app.runtime.catalogs.translator("ar")
    assert hiba.offers(OpenSurvey)
    await hiba.tap(OpenSurvey)
    await hiba.tap(ResumeSurvey)
    assert labels(hiba)[0] == t.content("Not at all"), "the lowest first, in every language"
    first = hiba.data(AnswerItem(wave.id, "know-steps", "4"))
    screen = hiba.phone.last["message_id"]
    hiba.phone.press(first, screen)
    await hiba.press(first, screen)
    assert "2" in said(hiba)
    assert hiba.offers(AnswerItem(wave.id, "next-step", "1")), "a double tap answers one question"
    await hiba.tap(ShowItem(wave.id, "know-steps"))
    assert [label for label in labels(hiba) if "🔘" in label] == [f"🔘 {t.content('Mostly')}"]
    await hiba.tap(AnswerItem(wave.id, "know-steps", "5"))
    await hiba.tap(SkipItem)

    before = hiba.text
    await world.stop()
    await world.start()
    await hiba.say("/language")
    await hiba.tap(PickLanguage("en", 0))
    await hiba.tap(ResumeSurvey)
    assert "3 of 6" in said(hiba)
    assert "I know where to ask when I am not sure." in said(hiba)
    assert hiba.text != before
    await hiba.tap(AnswerItem(wave.id, "know-where", "2"))
    assert "4 of 6" in said(hiba)
    (response,) = await responses(world, wave)
    assert response.answers == {"know-steps": 5, "next-step": None, "know-where": 2}
    assert not response.finished
    assert len(hiba.heard) == 3, "one living screen, and one for /language"


async def test_several_can_be_ticked_and_who_came_to_the_end_hears_no_more(world: World) -> None:
    hiba = await cast.medic(world, language="en")
    wave = await start(world, "follow-up", hiba)
    await hiba.tap(OpenSurvey)
    await hiba.tap(ResumeSurvey)
    for _ in range(4):
        await hiba.tap(SkipItem)
    assert "5 of 6" in said(hiba)
    await hiba.tap(TickOption(wave.id, "since", "exam", 1))
    await hiba.tap(TickOption(wave.id, "since", "nothing", 1))
    assert [label for label in labels(hiba) if "☑️" in label] == ["☑️ Nothing yet"]
    tick = hiba.data(TickOption(wave.id, "since", "applied", 1))
    hiba.phone.press(tick, hiba.phone.last["message_id"])
    await hiba.press(tick, hiba.phone.last["message_id"])
    assert [label for label in labels(hiba) if "☑️" in label] == ["☑️ Applied for a job or course"]
    await hiba.tap(FinishTicking)
    for option in ("english", "mentor", "other", "money"):
        await hiba.tap(TickOption(wave.id, "help-now", option, 1))
    assert sum("☑️" in label for label in labels(hiba)) == 3, "no more than three"
    await hiba.tap(FinishTicking)
    assert "7 of 7" in said(hiba), "a question more for who ticked something else"
    await hiba.tap(ShowItem(wave.id, "help-now"))
    await hiba.tap(TickOption(wave.id, "help-now", "other", 0))
    await hiba.tap(FinishTicking)
    assert "Thank you" in said(hiba)
    (response,) = await responses(world, wave)
    assert response.answers == {
        "know-steps": None, "next-step": None, "know-where": None, "other-jobs": None,
        "since": ("applied",), "help-now": ("english", "mentor"),
    }  # fmt: skip
    assert len(hiba.heard) == 2, "one living screen"
    person = await world.app.runtime.store.people.find(hiba.phone.user_id)
    async with world.app.runtime.unit_of_work() as uow:
        await invite(uow, [person], dataclasses.replace(wave, round=1))
    await arrive(world)
    assert len(hiba.heard) == 2, "who came to the end meanwhile is not reminded"


async def test_only_the_silent_are_reminded_and_twice_at_most(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    tick = ticking.tick

    async def stumble(uow: UnitOfWork, library: Library, wave_id: int, invite: Invite) -> bool:
        assert wave_id == wave.id, "of the other"
        return await tick(uow, library, wave_id, invite)

    done = await cast.medic(world, "Done", language="en")
    weary = await cast.medic(world, "Weary", language="en")
    silent = await cast.medic(world, "Silent", language="en")
    wave = await start(world, "wellbeing-pulse", done, weary, silent, days=28)
    monkeypatch.setattr(ticking, "tick", stumble)
    await start(world, "baseline")  # what goes wrong there does not stop this one
    before = {talk.phone.user_id: len(talk.heard) for talk in (done, weary, silent)}
    await done.tap(OpenSurvey)
    await done.tap(ResumeSurvey)
    await done.tap(AnswerItem(wave.id, "mood", "4"))
    await weary.tap(StopReminding)
    assert "We do not ask you this again" in said(weary)
    for _ in range(20):
        await world.move(days=1)
        await world.move(seconds=60)
    news = [len(talk.heard) - before[talk.phone.user_id] for talk in (done, weary, silent)]
    assert news == [0, 0, 2]
    assert world.app.runtime.health.counters["job_failures"] > 0
    assert "you can still answer" in said(silent)
    await press(weary, OpenSurvey(wave.id))
    await weary.tap(ResumeSurvey)
    assert weary.offers(AnswerItem), "who is not reminded may still answer"


async def test_a_low_answer_offers_help_at_once_and_leaves_no_trace_of_who_gave_it(
    world: World,
) -> None:
    hiba = await cast.medic(world, language="en")
    wave = await start(world, "wellbeing-pulse", hiba)
    await hiba.tap(OpenSurvey)
    await hiba.tap(ResumeSurvey)
    await hiba.tap(AnswerItem(wave.id, "mood", "2"))
    assert "people who listen" in said(hiba)
    assert hiba.offers(UrgentHelp)
    await hiba.tap(ResumeSurvey)
    assert "Thank you" in said(hiba)

    runtime = world.app.runtime
    person = await runtime.store.people.find(hiba.phone.user_id)
    async with runtime.store.database.reader() as connection:
        people = (await connection.exec_driver_sql("SELECT * FROM people")).mappings().all()
        kept = []
        for table in ("survey_responses", "survey_answers"):
            kept += (await connection.exec_driver_sql(f"SELECT * FROM {table}")).all()
        invited = (await connection.exec_driver_sql("SELECT * FROM survey_invitations")).all()
    assert len(kept) == 2
    known = {str(value) for row in people for value in row.values() if value is not None}
    known |= {str(person.id), str(person.telegram_id), runtime.store.vault.lookup("x", person.id)}
    held = {str(value) for row in kept for value in row}
    assert not known & held - {"1"}, "1 is the version, and `reachable`"
    assert invited == [(wave.id, person.id, 0)], "it does not say who has answered"

    await press(hiba, AskDeleteAnswers(wave.id))
    await hiba.tap(DeleteAnswers)
    assert await responses(world, wave) == []
    await press(hiba, AnswerItem(wave.id, "mood", "5"))
    assert "Begin" in "".join(hiba.labels), "an old button begins nothing by itself"
    assert await responses(world, wave) == []
    await hiba.tap(ResumeSurvey)
    await hiba.tap(AnswerItem(wave.id, "mood", "5"))
    await press(hiba, Erase())
    for table in ("survey_invitations", "survey_responses", "survey_answers"):
        assert await cast.rows(world, table) == 0


async def test_buttons_that_are_old_or_not_for_one_lead_to_a_useful_screen(world: World) -> None:
    hiba = await cast.medic(world, language="en")
    omar = await cast.medic(world, "Omar", language="en")
    wave = await start(world, "after-event", hiba, days=7)
    for action in (OpenSurvey(wave.id), ShowItem(wave.id, "useful"), OpenSurvey(5)):
        await press(omar, action)
        assert "not here any more" in said(omar)
        assert omar.offers(Home)
    await hiba.tap(OpenSurvey)
    await hiba.tap(ResumeSurvey)
    for action in (
        AnswerItem(wave.id, "useful", "6"),
        AnswerItem(wave.id, "useful", "often"),
        AnswerItem(wave.id, "change", "x"),
        TickOption(wave.id, "useful", "x", 1),
        FinishTicking(wave.id, "useful"),
        ShowItem(wave.id, "gone"),
    ):
        await press(hiba, action)
        assert "1 of 7" in said(hiba) or "7 of 7" in said(hiba)
    assert (await responses(world, wave))[0].answers == {}
    await press(hiba, ShowItem(wave.id, "change"))
    await press(hiba, OpenSurvey(wave.id))
    await hiba.say("this is no answer any more")
    assert (await responses(world, wave))[0].answers == {}
    await press(hiba, ShowItem(wave.id, "change"))
    await world.move(days=8)
    await hiba.say(CANARY)
    assert "take no answers now" in said(hiba)
    await hiba.say("plab")
    assert "take no answers now" not in said(hiba), "nothing is waited for any more"
    runtime = world.app.runtime
    runtime.library = dataclasses.replace(runtime.library, instruments=())
    await press(hiba, OpenSurvey(wave.id))
    assert "not here any more" in said(hiba)
    grace = await cast.coordinator(world)
    for action in (ShowSurveys(), ShowWave(wave.id)):
        await press(grace, action)
        assert "after-event" in f"{said(grace)}{grace.labels}"
    for action in (PlanWave("gone", "medics"), ShowWave(5), CloseWave(5)):
        await press(grace, action)
        assert "not here any more" in said(grace)
