"""Home, settings, help, menus: the way back from everywhere."""

import dataclasses
from pathlib import Path

import pytest

import handlers
from bot.features.directory.actions import FindHelp
from bot.features.home.actions import ShowSettings
from bot.features.meetings.actions import ShowMeetings
from bot.features.mentors.actions import OpenInbox
from bot.features.onboarding.actions import (
    Agree,
    AnswerIntake,
    AskIntake,
    PickLanguage,
    ShowAnswers,
    ShowConsent,
    ShowLanguages,
)
from bot.features.pathways.actions import OpenPlan, OpenStep, ShowGuides, ShowRoutes
from bot.features.privacy.actions import ShowPrivacy
from bot.features.questions.actions import Ask
from bot.features.search.actions import AskSearch
from bot.i18n import Catalogs
from bot.message import Action
from bot.people.person import Role
from bot.people.prompts import Prompt
from bot.playground.emulator.faults import Fault, Kind, error
from bot.routing import Command
from bot.screen import Home, ShowDesk, UrgentHelp
from handlers.menu import publish_menus
from tests.conftest import World, until
from tests.scenarios import cast
from tests.scenarios.talk import Talk

ALL: set[type[Action]] = {
    OpenStep, OpenPlan, Ask, ShowConsent, AskIntake, ShowRoutes, OpenInbox, ShowDesk,
    ShowLanguages, ShowSettings, UrgentHelp, AskSearch, FindHelp, ShowGuides, ShowMeetings,
}  # fmt: skip
SET = "setMyCommands"
EVERYBODY: set[type[Action]] = {
    ShowLanguages, ShowSettings, UrgentHelp, AskSearch, FindHelp, ShowGuides,
}  # fmt: skip


def doors(talk: Talk) -> set[type[Action]]:
    return {kind for kind in ALL if talk.offers(kind)}


async def published(world: World) -> None:
    """Wait for the menus that the bot tells Telegram at its start."""
    menus = 1 + len(world.app.runtime.catalogs.languages)  # one for everybody else
    await until(lambda: [c.method for c in world.emulator.calls].count(SET) == menus, "the menus")


async def newcomer(world: World) -> Talk:
    return await (await Talk.of(world).start()).tap(PickLanguage("en", 1))


async def test_a_medic_finds_the_next_step_on_top_and_a_mentor_below(world: World) -> None:
    hiba = await (await cast.medic(world, language="en")).say("/home")
    assert "Next best step" in hiba.text
    assert doors(hiba) == {OpenStep, OpenPlan, Ask, ShowMeetings, *EVERYBODY}
    assert hiba.labels[0].startswith("⭐")


async def test_somebody_without_consent_looks_around(world: World) -> None:
    hiba = await (await newcomer(world)).say("/home")
    assert doors(hiba) == {ShowConsent, ShowRoutes, *EVERYBODY}


async def test_somebody_without_a_profession_is_asked_for_it(world: World) -> None:
    hiba = await (await (await newcomer(world)).tap(Agree)).tap(Home)
    assert "Tell us your profession" in hiba.text
    assert doors(hiba) == {AskIntake, OpenPlan, Ask, ShowMeetings, *EVERYBODY}
    await hiba.tap(AskIntake)
    assert hiba.offers(AnswerIntake("profession", "doctor", 0))


async def test_a_mentor_sees_how_many_questions_wait(world: World) -> None:
    daniel = await cast.mentor(world)
    await daniel.say("/home")
    assert "📥 My inbox: 0" in daniel.labels
    await cast.ask(await cast.medic(world, language="en"), "Which exam first?")
    await daniel.say("/home")
    assert "📥 My inbox: 1" in daniel.labels
    assert doors(daniel) == {OpenInbox, ShowConsent, ShowRoutes, *EVERYBODY}


async def test_a_coordinator_has_the_doors_of_everybody_and_one_to_the_desk(world: World) -> None:
    grace = await (await cast.coordinator(world)).say("/home")
    assert grace.labels[0] == "🗂 What needs me: 0"
    assert doors(grace) == {ShowDesk, ShowConsent, ShowRoutes, *EVERYBODY}
    hiba = await cast.medic(world, language="en")
    await hiba.start(await cast.invite(world, Role.COORDINATOR))
    assert doors(hiba) == {ShowDesk, OpenStep, OpenPlan, Ask, ShowMeetings, *EVERYBODY}
    for talk in (grace, hiba):
        assert len(talk.phone.last["reply_markup"]["inline_keyboard"]) <= 8


@pytest.mark.parametrize("command", ["/home", "/start"])
async def test_home_works_while_a_text_is_waited_for_and_loses_nothing(
    world: World, command: str
) -> None:
    hiba = await newcomer(world)
    runtime = world.app.runtime
    async with runtime.unit_of_work(hiba.phone.user_id) as uow:
        uow.ask(Prompt("a question", {"step": "gmc"}))
    await hiba.say(command)
    assert "We wait for a text from you" in hiba.text
    async with runtime.unit_of_work(hiba.phone.user_id) as uow:
        assert await uow.prompt() == Prompt("a question", {"step": "gmc"})


async def test_cancel_stops_waiting_and_says_so_once(world: World) -> None:
    hiba = await newcomer(world)
    async with world.app.runtime.unit_of_work(hiba.phone.user_id) as uow:
        uow.ask(Prompt("a question"))
    await hiba.say("/cancel")
    assert "Stopped." in hiba.text
    assert "We wait for a text" not in hiba.text
    await hiba.say("/cancel")
    assert "There is nothing to stop." in hiba.text


async def test_settings_lead_to_language_answers_and_privacy(world: World) -> None:
    hiba = await (await newcomer(world)).say("/settings")
    assert "English" in hiba.text
    assert hiba.offers(ShowLanguages)
    assert hiba.offers(ShowPrivacy)
    assert not hiba.offers(ShowAnswers), "nothing is kept"
    agreed = await (await cast.medic(world, "Omar", "en")).say("/settings")
    assert agreed.offers(ShowAnswers)


async def test_help_and_menu_show_each_role_its_commands_and_no_others(world: World) -> None:
    table = [route for route in handlers.ROUTES if isinstance(route, Command)]
    members = [one.name for one in table if one.role is None]
    medic = await (await newcomer(world)).say("/help")
    daniel = await Talk.of(world, "Daniel").start(await cast.invite(world, Role.MENTOR))
    mentor = await (await daniel.tap(PickLanguage("en", 1))).say("/help")
    coordinator = await (await cast.coordinator(world)).say("/help")
    for talk, role in ((medic, None), (mentor, Role.MENTOR), (coordinator, Role.COORDINATOR)):
        names = [one.name for one in table if one.role in (None, role)]
        listed = [line.split()[0] for line in talk.text.splitlines() if line.startswith("/")]
        assert listed == [f"/{name}" for name in names]
        assert [command["command"] for command in talk.phone.commands] == names
    assert "inbox" not in members
    assert {"start", "home", "plan", "ask", "urgent", "language", "settings", "privacy", "help",
            "cancel"} <= set(members)  # fmt: skip


async def test_the_menu_speaks_the_language_of_the_phone_until_one_is_chosen(world: World) -> None:
    stranger = Talk.of(world, language_code="ar")
    catalogs = world.app.runtime.catalogs
    await published(world)
    table = [route for route in handlers.ROUTES if isinstance(route, Command) and not route.role]
    for talk, code in ((stranger, "ar"), (Talk.of(world, language_code="ti"), "en")):
        t = catalogs.translator(code)
        assert [c["description"] for c in talk.phone.commands] == [one.about(t) for one in table]
    await (await stranger.start()).tap(PickLanguage("uk", 1))
    t = catalogs.translator("uk")
    assert [c["description"] for c in stranger.phone.commands] == [one.about(t) for one in table]


async def test_menus_that_telegram_does_not_take_are_tried_again_and_then_left(
    world: World,
) -> None:
    await published(world)
    app, wrong = world.app, [error(500, "no"), Fault(Kind.RESET), error(400, "never")]
    before = len(world.emulator.calls)

    def refuse(method: str, _: object) -> Fault | None:
        return wrong.pop(0) if wrong and method == "setMyCommands" else None

    world.emulator.faults = refuse
    await publish_menus(app.runtime, app.transport, waits=(0.0,))
    assert len(wrong) == 1, "two tries, then no other language either"
    await publish_menus(app.runtime, app.transport, waits=(0.0,))
    taken = [call.ok for call in list(world.emulator.calls)[before:] if call.method == SET]
    assert taken.count(True) == 1 + len(app.runtime.catalogs.languages)


async def test_a_language_that_telegram_has_no_code_for_gets_its_menu_only_in_its_chats(
    world: World,
) -> None:
    await published(world)
    app, before = world.app, len(world.emulator.calls)
    long_code = dataclasses.replace(app.runtime, catalogs=Catalogs(Path("nowhere"), ("en", "ckb")))
    await publish_menus(long_code, app.transport)
    calls = [call for call in list(world.emulator.calls)[before:] if call.method == SET]
    assert [call.parameters.get("language_code") for call in calls] == [None, "en"]
