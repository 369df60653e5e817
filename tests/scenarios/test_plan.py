"""The plan, as conversations."""

import dataclasses
import unicodedata
from collections.abc import Mapping

import pytest
from sqlalchemy import func, select

from bot.content import StepStatus
from bot.content.pathways import Pathway
from bot.delivery import callback
from bot.features.onboarding.actions import AnswerIntake, AskIntake, ShowAnswers, ShowConsent
from bot.features.pathways import service
from bot.features.pathways.actions import (
    AboutRoute,
    ChooseRoute,
    MarkStep,
    OpenPart,
    OpenPlan,
    OpenPlanPage,
    OpenStep,
    ShowRoutes,
    UndoStep,
    code,
    word,
)
from bot.features.pathways.tables import plans, step_states
from bot.features.questions.actions import Ask, AskAboutStep
from bot.message import Action
from bot.screen import Home
from tests.conftest import World
from tests.scenarios.talk import Talk

PLAB = code("doctor-plab")
DOCTOR = {"profession": "doctor", "stage": "qualified", "english": "none", "region": "east"}
DIRECTION_MARKS = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200f"))


async def reader(
    world: World, profile: Mapping[str, str] | None = None, language: str = "en"
) -> Talk:
    """Return somebody who has agreed, with these answers; who only looks around without any."""
    talk = await Talk.of(world, "Amal", language).start()
    async with world.app.runtime.unit_of_work(talk.phone.user_id) as uow:
        consent = None if profile is None else 1
        await uow.save(uow.person.but(language=language, consent=consent, profile=profile or {}))
    return talk


async def press(talk: Talk, action: Action) -> Talk:
    """Press a button from long ago: the newest message need not have it."""
    vault = talk.world.app.runtime.store.vault
    return await talk.press(callback.write(vault, talk.phone.user_id, action.body()))


def said(talk: Talk) -> str:
    return talk.text.translate(DIRECTION_MARKS)


def status(talk: Talk) -> str:
    """Return the label of the status that the step has."""
    [chosen] = [label for label in talk.labels if label.startswith("🔘")]
    return chosen.removeprefix("🔘 ")


async def kept(world: World) -> int:
    """Count the rows about anybody's plan."""
    async with world.app.runtime.store.database.reader() as connection:
        counts = [select(func.count()).select_from(table) for table in (plans, step_states)]
        return sum([await connection.scalar(count) or 0 for count in counts])


def replace_pathways(world: World, *pathways: Pathway) -> None:
    runtime = world.app.runtime
    runtime.library = dataclasses.replace(runtime.library, pathways=pathways)


def plab(world: World) -> Pathway:
    return world.app.runtime.library.pathway("doctor-plab")


async def test_a_sudanese_doctor_walks_her_plan(world: World) -> None:
    amal = await reader(world, DOCTOR)
    await amal.say("/plan")
    assert said(amal).startswith("My plan\nDoctor: the PLAB route\n\n0 of 16 steps done")
    assert amal.labels[0] == "⭐ Join a refugee doctor programme"
    messages = len(amal.phone.messages)

    await amal.tap(OpenStep("refugee-programme"))
    assert said(amal).startswith("Join a refugee doctor programme\n⬜ To do\n")
    assert "1. Look at the list that NHS Employers keeps" in said(amal)
    for part in ("cost", "docs", "help", "know", "src"):
        await amal.tap(OpenPart("refugee-programme", part))
        assert "Checked on 21 November 2026" in said(amal)
        await amal.tap(OpenStep("refugee-programme"))

    await amal.tap(MarkStep("refugee-programme", "doing"))
    assert "Saved: ⏳ Doing" in said(amal)
    assert status(amal) == "⏳ Doing"
    await amal.tap(OpenPlanPage)
    assert amal.labels[0] == "⭐ ⏳ Join a refugee doctor programme"
    assert sum("Join a refugee doctor programme" in label for label in amal.labels) == 1

    await amal.tap(OpenStep("refugee-programme"))
    await amal.tap(MarkStep("refugee-programme", "done"))
    assert "✅ Done: Join a refugee doctor programme" in said(amal)
    assert "Next best step: Check that your degree counts" in said(amal)
    await amal.tap(OpenPlan)
    assert "1 of 16 steps done" in said(amal)
    assert amal.labels[0] == "⭐ Check that your degree counts"
    assert len(amal.phone.messages) == messages, "one living screen"


async def test_the_same_walk_in_arabic_runs_from_the_right(world: World) -> None:
    amal = await reader(world, DOCTOR, "ar")
    await amal.say("/plan")
    slug = "refugee-programme"
    way = [OpenStep(slug), OpenPart(slug, "cost"), OpenStep(slug), OpenPart(slug, "docs"),
           OpenStep(slug), OpenPart(slug, "help"), OpenStep(slug), OpenPart(slug, "src"),
           OpenStep(slug), MarkStep(slug, "stuck"), OpenStep(slug), MarkStep(slug, "done"),
           UndoStep(slug, "done"), MarkStep(slug, "done"), OpenPlan, AboutRoute]  # fmt: skip
    for action in way:
        assert_runs_from_the_right(amal)
        await amal.tap(action)
    assert_runs_from_the_right(amal)


def assert_runs_from_the_right(talk: Talk) -> None:
    """Every line begins from the right, and the buttons of a row are mirrored."""
    for line in talk.text.split("\n"):
        kinds = (unicodedata.bidirectional(one) for one in line)
        assert next((kind for kind in kinds if kind in ("L", "R", "AL")), "R") != "L", line
    keyboard = talk.phone.last["reply_markup"]["inline_keyboard"]
    assert keyboard[-1][0]["text"].strip("\u200f").startswith("🆘")
    statuses = [row for row in keyboard if len(row) == 2 and ":mark:" in row[0]["callback_data"]]
    assert all(row[1]["callback_data"].split(":")[3] in ("doing", "done") for row in statuses)


@pytest.mark.parametrize("change", [one for one in StepStatus if one is not StepStatus.TODO])
async def test_undo_takes_one_tap_and_leaves_no_trace(world: World, change: StepStatus) -> None:
    amal = await reader(world, DOCTOR)
    await press(amal, OpenStep("plab-1"))
    before = (amal.text, amal.labels)
    await amal.tap(MarkStep("plab-1", word(change)))
    assert await kept(world) == 1
    await amal.tap(UndoStep)

    assert (amal.text, amal.labels) == before
    assert await kept(world) == 0


async def test_undo_goes_back_to_what_was_there(world: World) -> None:
    amal = await reader(world, DOCTOR)
    await press(amal, OpenStep("plab-1"))
    await amal.tap(MarkStep("plab-1", "stuck"))
    await amal.tap(OpenStep("plab-1"))
    await amal.tap(MarkStep("plab-1", "no"))
    await amal.tap(UndoStep)

    assert status(amal) == "✋ Stuck"
    assert not amal.offers(UndoStep)


async def test_an_undo_button_from_long_ago_undoes_nothing_newer(world: World) -> None:
    amal = await reader(world, DOCTOR)
    await press(amal, OpenStep("plab-1"))
    await amal.tap(MarkStep("plab-1", "done"))
    old = amal.data(UndoStep)
    await amal.tap(OpenStep("plab-1"))
    await amal.tap(MarkStep("plab-1", "stuck"))
    await amal.press(old)

    assert status(amal) == "✋ Stuck"


async def test_tapping_done_thrice_is_tapping_it_once(world: World) -> None:
    amal = await reader(world, DOCTOR)
    await press(amal, OpenStep("epic"))
    await amal.tap(MarkStep("epic", "doing"))
    message, done = amal.phone.last["message_id"], amal.data(MarkStep("epic", "done"))
    for _ in range(3):
        amal.phone.press(done, message)
    await world.settle()
    assert "✅ Done: Have your degree verified (EPIC)" in said(amal)

    await amal.tap(UndoStep)
    assert status(amal) == "⏳ Doing"


async def test_a_restart_in_the_middle_keeps_the_place(world: World) -> None:
    amal = await reader(world, DOCTOR)
    await press(amal, OpenStep("first-post"))
    await amal.tap(MarkStep("first-post", "stuck"))
    await world.stop()
    await world.start()

    await amal.tap(OpenStep("first-post"))
    assert status(amal) == "✋ Stuck"
    await amal.say("/plan")
    assert "✋ Stuck: Find your first NHS post" in said(amal)
    assert "📍 ✋ Find your first NHS post" in amal.labels, "it opens on the page of that step"


async def test_being_stuck_offers_people_and_ways_round(world: World) -> None:
    amal = await reader(world, DOCTOR)
    await press(amal, OpenStep("epic"))
    await amal.tap(MarkStep("epic", "stuck"))

    assert "You do not have to solve it alone." in said(amal)
    assert amal.offers(AskAboutStep("epic"))
    assert amal.offers(OpenPart("epic", "help"))
    await amal.tap(OpenPart("epic", "docs"))
    assert "If you cannot get it: Tell both the GMC and EPIC that it is lost." in said(amal)


async def test_answers_count_as_done_until_the_person_says_otherwise(world: World) -> None:
    amal = await reader(world, {**DOCTOR, "stage": "plab-1-passed"})
    await press(amal, OpenStep("plab-1"))
    assert "✅ Done, going by your answers." in said(amal)

    await amal.tap(MarkStep("plab-1", "todo"))
    assert "Saved: ⬜ To do" in said(amal)
    await amal.tap(UndoStep)
    assert "✅ Done, going by your answers." in said(amal)


async def test_a_step_names_what_must_come_first_and_no_more(world: World) -> None:
    amal = await reader(world, DOCTOR)
    await press(amal, MarkStep("degree-check", "done"))
    await press(amal, OpenStep("plab-1"))

    assert "First: Open your GMC Online account and Pass OET or IELTS" in said(amal)


async def test_a_new_answer_overtakes_what_was_in_progress(world: World) -> None:
    amal = await reader(world, DOCTOR)
    await press(amal, MarkStep("plab-1", "doing"))
    await press(amal, MarkStep("epic", "doing"))
    await press(amal, AskIntake("stage", 1))
    await amal.tap(AnswerIntake("stage", "plab-1-passed", 1))

    await press(amal, OpenStep("plab-1"))
    assert "✅ Done, going by your answers." in said(amal)
    await press(amal, OpenStep("epic"))
    assert status(amal) == "⏳ Doing"


async def test_a_step_that_answers_spare_can_still_be_read(world: World) -> None:
    amal = await reader(world, {**DOCTOR, "english": "oet-passed"})
    await press(amal, OpenStep("english-course"))

    assert "Going by your answers, you do not need this step." in said(amal)


async def test_who_has_not_agreed_reads_everything_and_leaves_nothing(world: World) -> None:
    guest = await reader(world)
    await guest.say("/plan")
    assert "Choose a route." in said(guest)
    assert guest.offers(ShowConsent)
    await guest.tap(ChooseRoute("doctor-plab"))
    assert "You are looking around. We keep nothing" in said(guest)

    await guest.tap(AboutRoute)
    assert "Most doctors who qualified outside the UK take this route" in said(guest)
    await guest.tap(OpenPlanPage)
    await guest.tap(OpenPlanPage("doctor-plab", 1))
    await guest.tap(OpenStep("plab-2", PLAB))
    await guest.tap(OpenPart("plab-2", "cost", 0, PLAB))
    assert "Checked on" in said(guest)
    await guest.tap(OpenStep("plab-2", PLAB))
    await guest.tap(MarkStep("plab-2", "done", PLAB))

    assert "Your plan is not kept yet" in said(guest)
    assert guest.offers(ShowConsent)
    assert await kept(world) == 0
    await guest.tap(OpenStep("plab-2", PLAB))
    assert "⬜ To do" in said(guest)


async def test_a_profession_without_a_route_is_told_so(world: World) -> None:
    nurse = await reader(world, {"profession": "nurse"})
    replace_pathways(world, plab(world))
    await nurse.say("/plan")

    assert "We do not have a route for your profession yet." in said(nurse)
    assert nurse.offers(Ask)
    await nurse.tap(ChooseRoute("doctor-plab"))
    await nurse.say("/plan")
    assert "My plan\nDoctor: the PLAB route" in said(nurse), "the choice is kept"


async def test_who_skipped_the_profession_may_still_say_it(world: World) -> None:
    somebody = await reader(world, {})
    await somebody.say("/plan")

    assert somebody.offers(ShowAnswers)


async def test_the_route_one_chose_is_kept_and_can_be_changed(world: World) -> None:
    first = plab(world)
    steps = (first.steps[0].model_copy(update={"slug": "another-first-step"}),)
    changes = {"slug": "doctor-other", "title": "Doctor: another way", "listed": steps}
    replace_pathways(world, first, first.model_copy(update=changes))
    amal = await reader(world, DOCTOR)
    await amal.say("/plan")
    await amal.tap(ShowRoutes)
    await amal.tap(ChooseRoute("doctor-other"))
    await amal.say("/plan")
    assert "My plan\nDoctor: another way" in said(amal)

    replace_pathways(world, first)
    await amal.say("/plan")
    assert "My plan\nDoctor: the PLAB route" in said(amal), "a route that is gone leaves the first"


@pytest.mark.parametrize(
    "action",
    [
        OpenStep("abolished"),
        OpenPart("abolished", "cost"),
        MarkStep("abolished", "done"),
        MarkStep("plab-1", "a-status-of-old"),
        UndoStep("abolished", "done"),
        OpenPlanPage("abolished", 0),
        ChooseRoute("abolished"),
        AboutRoute("abolished"),
    ],
    ids=str,
)
async def test_a_button_to_what_is_gone_says_so_and_leads_on(world: World, action: Action) -> None:
    amal = await reader(world, DOCTOR)
    await press(amal, action)

    assert "This is no longer part of the plan" in said(amal)
    assert amal.offers(OpenPlan)
    assert await kept(world) == 0


async def test_a_step_that_content_drops_is_dropped_from_the_plan(world: World) -> None:
    amal = await reader(world, DOCTOR)
    await press(amal, OpenStep("degree-check"))
    await amal.tap(MarkStep("degree-check", "done"))
    first = plab(world)
    fewer = tuple(one for one in first.steps if one.slug != "degree-check")
    replace_pathways(world, first.model_copy(update={"listed": fewer}))

    await amal.tap(UndoStep)
    assert "This is no longer part of the plan" in said(amal)
    await amal.say("/plan")
    assert "0 of 15 steps done" in said(amal)


async def test_a_finished_plan_says_so(world: World) -> None:
    amal = await reader(world, {**DOCTOR, "stage": "registered", "english": "oet-passed"})
    for slug in ("clinical-attachment", "first-post", "induction"):
        await press(amal, MarkStep(slug, "done"))

    assert "You have done every step of this route." in said(amal)


async def test_when_only_stuck_steps_are_left_they_come_first(world: World) -> None:
    amal = await reader(world, {**DOCTOR, "stage": "registered", "english": "oet-passed"})
    for slug in ("clinical-attachment", "first-post"):
        await press(amal, MarkStep(slug, "stuck"))
    await amal.say("/plan")

    assert "You are stuck here: See the NHS from inside" in said(amal)
    assert "✋ Stuck: Find your first NHS post" in said(amal)


async def test_erasing_a_person_erases_the_plan(world: World) -> None:
    amal = await reader(world, DOCTOR)
    await press(amal, MarkStep("epic", "done"))
    await press(amal, ChooseRoute("doctor-plab"))
    assert await kept(world) == 2

    async with world.app.runtime.unit_of_work(amal.phone.user_id) as uow:
        await service.erase(uow, uow.person)
    assert await kept(world) == 0


async def test_home_is_one_tap_from_every_screen(world: World) -> None:
    amal = await reader(world, DOCTOR)
    for action in (OpenPlan(), ShowRoutes(), OpenStep("epic"), MarkStep("epic", "done")):
        await press(amal, action)
        assert amal.offers(Home)
