"""Coming in: language, consent, a short intake, an invite, and the first step."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

import pytest

from bot.delivery import callback
from bot.features.home.actions import ShowSettings
from bot.features.mentors.actions import JoinAsMentor
from bot.features.onboarding.actions import (
    Agree,
    AnswerIntake,
    AskIntake,
    Decline,
    PickLanguage,
    ShowAnswers,
    ShowConsent,
    ShowLanguages,
    SkipIntake,
    SkipRest,
)
from bot.features.pathways.actions import OpenPlan, OpenStep, ShowRoutes
from bot.message import Action
from bot.people import invites
from bot.people.person import Person, Role
from bot.screen import Home, ShowDesk, UrgentHelp
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.talk import Talk

WEEK = dt.timedelta(days=7)


async def person(talk: Talk) -> Person:
    found = await talk.world.app.runtime.store.people.find(talk.phone.user_id)
    assert found
    return found


async def newcomer(world: World, language: str = "en") -> Talk:
    """Somebody who has chosen a language and now reads what we would like to keep."""
    return await (await Talk.of(world).start()).tap(PickLanguage(language, 1))


async def invite(world: World, role: Role) -> str:
    async with world.app.runtime.unit_of_work() as uow:
        return await invites.create(uow.connection, uow.vault, role, now=uow.now, valid=WEEK)


# The main path


async def test_six_taps_lead_from_start_to_the_first_personal_step(world: World) -> None:
    hiba = await Talk.of(world, language_code=None).start()  # 1
    await hiba.tap(PickLanguage("en", 1))  # 2
    await hiba.tap(Agree)  # 3
    await hiba.tap(AnswerIntake("profession", "doctor", 0))  # 4
    await hiba.tap(SkipRest)  # 5
    assert "Next best step" in hiba.text
    await hiba.tap(OpenStep)  # 6
    assert "What to do" in hiba.text
    assert len([m for m in hiba.phone.messages if m["from"].get("is_bot")]) == 1, (
        "one living screen"
    )


async def test_the_main_path_reads_from_right_to_left_in_arabic(world: World) -> None:
    hiba = await Talk.of(world, language_code="en").start()
    path: tuple[Action | type[Action], ...] = (
        PickLanguage("ar", 1), Agree, AnswerIntake("profession", "doctor", 0),
        AnswerIntake("stage", "qualified", 0), SkipIntake("english", 0), SkipRest, Home,
        ShowSettings, ShowAnswers, Home, ShowLanguages, Home, UrgentHelp,
    )  # fmt: skip
    for step in path:
        await hiba.tap(step)
        assert cast.reads_right_to_left(hiba.text), step
        last_row = hiba.phone.last["reply_markup"]["inline_keyboard"][-1]
        assert "sos" in last_row[0]["callback_data"] or len(last_row) == 1, "mirrored"


async def test_every_language_is_offered_in_its_own_script_whatever_the_phone_speaks(
    world: World,
) -> None:
    for phone_language in ("ti", "ar", None):
        selam = await Talk.of(world, "Selam", language_code=phone_language).start()
        own_names = {one.own_name for one in world.app.runtime.catalogs.languages}
        assert {"English", "العربية", "فارسی", "Українська"} <= own_names
        shown = {label.strip("\u200f\u2066\u2069") for label in selam.labels}
        assert own_names <= shown


async def test_nothing_but_the_language_is_kept_before_consent(world: World) -> None:
    hiba = await newcomer(world, "uk")
    await hiba.tap(Decline)
    await hiba.tap(ShowRoutes)
    known = await person(hiba)
    assert (known.language, known.consent, known.profile, known.roles) == ("uk", None, {}, set())


async def test_without_consent_everything_can_be_read_and_consent_can_still_be_given(
    world: World,
) -> None:
    hiba = await (await newcomer(world)).tap(Decline)
    assert "We keep nothing" in hiba.text
    assert hiba.offers(ShowRoutes)
    assert not hiba.offers(OpenPlan)
    await hiba.tap(ShowConsent)
    await hiba.tap(Agree)
    assert "profession" in hiba.text
    assert (await person(hiba)).consent == 1


async def test_consent_given_to_another_wording_is_not_taken(world: World) -> None:
    hiba = await newcomer(world)
    vault = world.app.runtime.store.vault
    old = callback.write(vault, hiba.phone.user_id, Agree(version=99).body())
    await hiba.press(old, hiba.phone.last["message_id"])
    assert (await person(hiba)).consent is None
    assert hiba.offers(Agree)


async def test_who_agreed_to_an_older_wording_is_asked_again(world: World) -> None:
    hiba = await (await newcomer(world)).tap(Agree)
    await hiba.tap(AnswerIntake("profession", "doctor", 0))
    async with world.app.runtime.unit_of_work(hiba.phone.user_id) as uow:
        await uow.save(uow.person.but(consent=0))

    await hiba.start()
    assert "has changed" in hiba.text
    assert not hiba.offers(OpenPlan)
    await hiba.tap(ShowConsent)
    assert "has changed since you agreed" in hiba.text
    await hiba.tap(Agree)
    assert "Next best step" in hiba.text, "what they had said is still there"


async def test_a_double_tap_on_a_language_still_leads_to_the_question_of_consent(
    world: World,
) -> None:
    hiba = await Talk.of(world).start()
    data, message = hiba.data(PickLanguage("ar", 1)), hiba.phone.last["message_id"]
    hiba.phone.press(data, message)
    await hiba.press(data, message)
    assert hiba.offers(Agree)


# The intake


async def test_all_questions_can_be_answered_and_say_why_they_are_asked(world: World) -> None:
    hiba = await (await newcomer(world)).tap(Agree)
    said = {"profession": "doctor", "stage": "qualified", "english": "none",
            "region": "east", "years": "never", "specialty": "surgery"}  # fmt: skip
    for n, (question, option) in enumerate(said.items(), 1):
        assert "Why we ask" in hiba.text
        assert f"Question {n} of 6" in hiba.text
        await hiba.tap(AnswerIntake(question, option, 0))
    assert "My plan" in hiba.text
    assert (await person(hiba)).profile == said


async def test_back_skip_and_another_answer_work_in_the_middle(world: World) -> None:
    hiba = await (await newcomer(world)).tap(Agree)
    await hiba.tap(AnswerIntake("profession", "doctor", 0))
    await hiba.tap(AnswerIntake("stage", "plab-1-passed", 0))
    await hiba.tap(AskIntake("stage", 0))  # Back
    await hiba.tap(AskIntake("profession", 0))  # Back
    assert "✅ Doctor" in hiba.labels
    await hiba.tap(AnswerIntake("profession", "nurse", 0))
    assert (await person(hiba)).profile == {"profession": "nurse"}, "no nurse has passed PLAB 1"
    await hiba.tap(SkipIntake("stage", 0))
    assert "English" in hiba.text


async def test_an_answer_can_be_changed_and_taken_back_later(world: World) -> None:
    hiba = await (await newcomer(world)).tap(Agree)
    await hiba.tap(AnswerIntake("profession", "doctor", 0))
    await hiba.say("/settings")
    await hiba.tap(ShowAnswers)
    await hiba.tap(AskIntake("region", 1))
    await hiba.tap(AnswerIntake("region", "wales", 1))
    assert (await person(hiba)).profile == {"profession": "doctor", "region": "wales"}
    await hiba.tap(AskIntake("profession", 1))
    await hiba.tap(SkipIntake("profession", 1))
    assert (await person(hiba)).profile == {"region": "wales"}
    await hiba.tap(Home)
    await hiba.say("/home")
    assert "Tell us your profession" in hiba.text


async def test_the_intake_goes_on_after_a_restart(world: World) -> None:
    hiba = await (await newcomer(world)).tap(Agree)
    await world.stop()
    await world.start()
    await hiba.tap(AnswerIntake("profession", "doctor", 0))
    assert (await person(hiba)).profile == {"profession": "doctor"}
    assert "Why we ask" in hiba.text


async def test_an_answer_that_is_not_offered_changes_nothing_and_says_so(world: World) -> None:
    hiba = await (await newcomer(world)).tap(Agree)
    vault, message = world.app.runtime.store.vault, hiba.phone.last["message_id"]
    for forged in (AnswerIntake("profession", "astronaut", 0), AskIntake("specialty", 0),
                   AnswerIntake("shoe-size", "doctor", 1)):  # fmt: skip
        await hiba.press(callback.write(vault, hiba.phone.user_id, forged.body()), message)
        assert "This question has changed" in hiba.text
    assert (await person(hiba)).profile == {}


async def test_a_profession_without_a_route_gets_an_honest_word(world: World) -> None:
    runtime = world.app.runtime
    others = [one for one in runtime.library.pathways if "dentist" not in one.professions]
    runtime.library = replace(runtime.library, pathways=tuple(others))
    hiba = await (await newcomer(world)).tap(Agree)
    await hiba.tap(AnswerIntake("profession", "dentist", 0))
    await hiba.tap(SkipRest)
    assert "do not have a route for your profession" in hiba.text


async def test_an_old_intake_button_asks_for_consent_first(world: World) -> None:
    hiba = await newcomer(world)
    vault, message = world.app.runtime.store.vault, hiba.phone.last["message_id"]
    answer = AnswerIntake("profession", "doctor", 0)
    await hiba.press(callback.write(vault, hiba.phone.user_id, answer.body()), message)
    assert hiba.offers(Agree)
    assert (await person(hiba)).profile == {}


# Invites


async def test_an_invite_survives_language_and_leads_to_the_mentors_first_screen(
    world: World,
) -> None:
    daniel = await Talk.of(world, "Daniel").start(await invite(world, Role.MENTOR))
    assert (await person(daniel)).roles == {Role.MENTOR}, "before anything is chosen"
    await daniel.tap(PickLanguage("en", 1))
    assert daniel.offers(JoinAsMentor)
    assert "inbox" in {command["command"] for command in daniel.phone.commands}


async def test_somebody_known_becomes_a_coordinator_by_an_invite(world: World) -> None:
    grace = await newcomer(world)
    await grace.start(await invite(world, Role.COORDINATOR))
    assert "You are a coordinator" in grace.text
    assert grace.offers(ShowDesk)


async def test_a_mentor_who_becomes_a_coordinator_reads_so(world: World) -> None:
    grace = await Talk.of(world, "Grace").start(await invite(world, Role.MENTOR))
    await grace.tap(PickLanguage("en", 1))
    await grace.start(await invite(world, Role.COORDINATOR))
    assert "You are a coordinator" in grace.text
    assert (await person(grace)).roles == {Role.MENTOR, Role.COORDINATOR}


async def codes(world: World) -> Mapping[str, str]:
    """Return one code of each kind that gives nothing."""
    used, expired = await invite(world, Role.MENTOR), await invite(world, Role.MENTOR)
    await Talk.of(world, "Daniel").start(used)
    await world.move(days=8)
    return {"used": used, "expired": expired, "garbage": "x" * 64, "short": "1"}


async def test_used_expired_and_invented_invites_get_one_and_the_same_answer(world: World) -> None:
    heard = set()
    for name, code in (await codes(world)).items():
        someone = await Talk.of(world, name).start(code)
        heard.add(someone.text)
        assert not (await person(someone)).roles
        assert someone.offers(PickLanguage), "and then the normal start"
    [answer] = heard
    assert "This invite does not work" in answer


async def test_five_wrong_invites_are_followed_by_an_hour_without_invites(world: World) -> None:
    noor = await newcomer(world)
    for n in range(4):
        await noor.start(f"guess-{n}")
        assert "This invite does not work" in noor.text
    good = await invite(world, Role.MENTOR)
    for code in ("guess-5", good):
        await noor.start(code)
        assert "invite" not in noor.text
        assert "Home" in noor.text, "the normal start still works"
    assert not (await person(noor)).roles

    await world.move(minutes=61)
    await noor.start(good)
    assert (await person(noor)).roles == {Role.MENTOR}


# Languages later


@pytest.mark.parametrize("command", ["/language", "/settings"])
async def test_the_language_can_be_changed_at_any_time(world: World, command: str) -> None:
    hiba = await (await newcomer(world)).tap(Decline)
    english = hiba.phone.commands
    await hiba.say(command)
    if command == "/settings":
        await hiba.tap(ShowLanguages)
    assert "✅ English" in hiba.labels
    await hiba.tap(PickLanguage("ar", 0))
    assert (await person(hiba)).language == "ar"
    assert cast.reads_right_to_left(hiba.text)
    assert [c["command"] for c in hiba.phone.commands] == [c["command"] for c in english]


async def test_a_nurse_is_told_how_many_questions_are_left_for_a_nurse(world: World) -> None:
    hiba = await (await (await newcomer(world)).tap(Agree)).tap(
        AnswerIntake("profession", "nurse", 0)
    )

    assert "Question 2 of 5" in hiba.text
