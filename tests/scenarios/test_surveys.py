"""Surveys, as conversations: a wave is started, answered in two languages, counted, closed."""

from bot.content.instruments import Instrument
from bot.features.surveys import service
from bot.features.surveys.actions import (
    AnswerItem,
    AskCloseWave,
    ChooseInstrument,
    CloseWave,
    OpenSurvey,
    PlanWave,
    ResumeSurvey,
    ShowItem,
    ShowSurveys,
    ShowWave,
    StartWave,
)
from bot.features.surveys.domain import Response, Wave
from bot.message import Action
from bot.screen import Home, UrgentHelp
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.cast import tagged
from tests.scenarios.talk import Talk

MARKS = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200f"))
CANARY = "Please begin later, because my children are at school"


def said(talk: Talk) -> str:
    return talk.text.translate(MARKS)


async def press(talk: Talk, action: Action) -> Talk:
    return await talk.press(tagged(talk, action), talk.phone.last["message_id"])


def instrument(world: World, slug: str) -> Instrument:
    found = world.app.runtime.library.instrument(slug)
    assert found
    return found


async def start(world: World, slug: str, *people: Talk, days: int = 14) -> Wave:
    """Put an instrument to these people now, as another capability would; they are invited."""
    runtime = world.app.runtime
    ids = [(await runtime.store.people.find(one.phone.user_id)).id for one in people]
    async with runtime.unit_of_work() as uow:
        wave = await service.ask(uow, instrument(world, slug), ids, days=days)
    await world.move(seconds=1)
    return wave


async def responses(world: World, *waves: Wave) -> list[Response]:
    async with world.app.runtime.unit_of_work() as uow:
        return await service.responses(uow, world.app.runtime.library, [wave.id for wave in waves])


async def test_a_wave_goes_from_the_coordinator_to_thanks_and_counts(world: World) -> None:
    hiba = await cast.medic(world, language="en")
    grace = await cast.coordinator(world)
    await grace.tap(ShowSurveys)
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

    await world.move(seconds=60)
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
    waves = await _waves(world)
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


async def _waves(world: World) -> list[Wave]:
    async with world.app.runtime.unit_of_work() as uow:
        return await service.waves(uow)
