"""Routes, guides, comparison and money, as conversations."""

import dataclasses
from typing import Any

import pytest

from bot.content.pathways import Pathway, Track
from bot.delivery import callback
from bot.features.onboarding.actions import ShowConsent
from bot.features.pathways.actions import (
    AboutRoute,
    ChooseRoute,
    Compare,
    CompareWith,
    MarkStep,
    NotYet,
    OpenPart,
    OpenPlan,
    OpenPlanPage,
    OpenStep,
    ShowGuides,
    ShowMoney,
    ShowRoutes,
    code,
)
from bot.features.questions.actions import Ask
from bot.message import Action
from bot.people.consent import CONSENT_VERSION
from tests.conftest import World
from tests.features.pathways.library import OTHER, PLAN, WORK, barrier, library, named
from tests.scenarios.cast import reads_right_to_left
from tests.scenarios.talk import Talk

DIRECTION_MARKS = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200f"))
STUDENT = {"profession": "doctor", "stage": "student"}
DOCTOR = {"profession": "doctor", "stage": "qualified"}


async def reader(world: World, profile: dict[str, str] | None, language: str = "en") -> Talk:
    """Return somebody who agreed, with these answers; who only looks around for None."""
    talk = await Talk.of(world, "Amal", language).start()
    consent = None if profile is None else CONSENT_VERSION
    async with world.app.runtime.unit_of_work(talk.phone.user_id) as uow:
        await uow.save(uow.person.but(language=language, consent=consent, profile=profile or {}))
    return talk


async def press(talk: Talk, action: Action) -> Talk:
    """Press a button from long ago: the newest message need not have it."""
    vault = talk.world.app.runtime.store.vault
    return await talk.press(callback.write(vault, talk.phone.user_id, action.body()))


def said(talk: Talk) -> str:
    return talk.text.translate(DIRECTION_MARKS)


def labels(talk: Talk) -> list[str]:
    return [label.translate(DIRECTION_MARKS) for label in talk.labels]


def use_small_library(world: World, **more: Any) -> None:
    runtime = world.app.runtime
    runtime.library = library(runtime.library, **more)


def use(world: World, *tracks: Track) -> None:
    """Put these routes in the place of the shipped ones."""
    runtime = world.app.runtime
    runtime.library = dataclasses.replace(runtime.library, pathways=tracks)


async def test_a_student_sees_which_route_is_closed_and_what_opens_it(world: World) -> None:
    use_small_library(world)
    amal = await reader(world, STUDENT)
    await amal.say("/plan")
    await amal.tap(ShowRoutes)
    assert labels(amal)[:2] == ["📍 By exam", "🔒 By degree"]

    await amal.tap(NotYet("by-degree"))
    assert "🔒 Not yet: By degree" in said(amal)
    assert "Why: They do not take you yet." in said(amal)
    assert "👉 Next: Ask them first." in said(amal)
    assert "Checked on 21 November 2026: GMC: fees" in said(amal)
    await amal.tap(OpenStep("papers"))
    await amal.tap(OpenPlanPage)
    assert said(amal).startswith("My plan\nBy exam"), "the step is on the own route, too"


async def test_a_closed_route_can_still_be_ones_plan_and_says_that_it_is_closed(
    world: World,
) -> None:
    use_small_library(world)
    amal = await reader(world, STUDENT)
    await press(amal, NotYet("by-degree"))
    await amal.tap(ChooseRoute("by-degree"))
    assert "🔒 This route is not open to you yet." in said(amal)
    await amal.tap(NotYet("by-degree"))

    await amal.say("/plan")
    assert said(amal).startswith("My plan\nBy degree")


async def test_a_barrier_without_a_step_leads_to_a_mentor(world: World) -> None:
    use_small_library(world, pathways=(OTHER.model_copy(update={
        "closed": (barrier({"stage": ("student",)}),)}),))  # fmt: skip
    amal = await reader(world, STUDENT)
    await press(amal, NotYet("by-degree"))

    assert amal.offers(Ask)


async def test_an_old_not_yet_button_of_a_route_that_is_open_by_now_says_so(world: World) -> None:
    use_small_library(world)
    amal = await reader(world, DOCTOR)
    await press(amal, NotYet("by-degree"))

    assert "This route is open to you." in said(amal)
    await amal.tap(ChooseRoute("by-degree"))
    assert said(amal).startswith("My plan\nBy degree")


async def test_a_shared_step_keeps_its_status_on_every_track(world: World) -> None:
    use_small_library(world)
    amal = await reader(world, DOCTOR)
    await press(amal, OpenStep("papers"))
    await amal.tap(MarkStep("papers", "doing"))
    for track in ("by-exam", "by-degree", "work"):
        await press(amal, OpenPlanPage(track))
        assert any("⏳ A step" in label for label in labels(amal)), track

    await press(amal, OpenStep("papers", code("work")))
    await amal.tap(MarkStep("papers", "done", code("work")))
    await amal.tap(OpenPlan)
    assert "1 of 3 steps done" in said(amal)


async def test_back_leads_to_the_track_one_came_from(world: World) -> None:
    use_small_library(world)
    amal = await reader(world, DOCTOR)
    await press(amal, ShowGuides())
    assert labels(amal)[0] == "💼 Getting work"
    await amal.tap(OpenPlanPage("work"))
    assert said(amal).startswith("💼 Getting work\nHow people find work.")
    guide = code("work")
    await amal.tap(OpenStep("papers", guide))
    await amal.tap(OpenPart("papers", "cost", 0, guide))
    await amal.tap(OpenStep("papers", guide))
    await amal.tap(MarkStep("papers", "stuck", guide))
    await amal.tap(OpenStep("papers", guide))
    await amal.tap(MarkStep("papers", "done", guide))
    assert "Next best step" not in said(amal), "topics have no order"
    await amal.tap(OpenPlanPage("work"))
    assert "✅ A step" in labels(amal)
    await amal.tap(ShowGuides)


async def test_a_step_is_shown_where_it_is_nearest(world: World) -> None:
    """On the own route; else on one of the profession; else on a guide; else on any."""
    nurses = named("nurses", "Nurses", PLAN, professions=("nurse",))
    use_small_library(world, pathways=(nurses, PLAN, OTHER))
    amal = await reader(world, DOCTOR)
    for slug, back in (("exam", "by-exam"), ("degree", "by-degree"), ("papers", "by-exam"),
                       ("form", "work")):  # fmt: skip
        await press(amal, OpenStep(slug))
        assert amal.offers(OpenPlanPage(back)), slug
    await press(amal, OpenStep("papers", code("work")))
    assert amal.offers(OpenPlanPage("work"))
    await press(amal, OpenStep("form", code("by-exam")))
    assert amal.offers(OpenPlanPage("work")), "a track that has lost the step"

    dentist = await reader(world, {"profession": "dentist"})
    await press(dentist, OpenStep("papers"))
    assert dentist.offers(OpenPlanPage("work"))
    await press(dentist, OpenStep("exam"))
    assert dentist.offers(OpenPlanPage("nurses"))


async def test_a_profession_without_a_route_still_has_guides(world: World) -> None:
    use_small_library(world)
    nurse = await reader(world, {"profession": "nurse"})
    await nurse.say("/plan")
    assert "The guides are for every profession" in said(nurse)
    await nurse.tap(ShowGuides)
    await nurse.tap(OpenPlanPage("work"))
    await nurse.tap(OpenStep("form", code("work")))
    await nurse.tap(MarkStep("form", "done", code("work")))
    assert "✅ Done: Fill in a form" in said(nurse)


async def test_a_guide_with_nothing_for_this_person_is_not_offered(world: World) -> None:
    topic = WORK.steps[0].model_copy(update={"when": barrier({"profession": ("nurse",)}).when})
    use_small_library(world, guides=(WORK.model_copy(update={"listed": (topic,)}),))
    amal = await reader(world, DOCTOR)
    await press(amal, ShowGuides())
    assert "There is no guide here yet." in said(amal)

    nurse = await reader(world, {"profession": "nurse"})
    await press(nurse, ShowGuides())
    assert "💼 Getting work" in labels(nurse)


async def test_two_routes_stand_side_by_side(world: World) -> None:
    use_small_library(world)
    amal = await reader(world, STUDENT)
    await press(amal, ShowRoutes())
    await amal.tap(Compare(code("by-exam"), code("by-degree")))
    assert "👥 For whom · By exam\nEverybody." in said(amal)
    assert "🚪 Open to you · By degree\n🔒 Not yet. They do not take you yet." in said(amal)
    pages = said(amal)
    while "⬇️ More" in labels(amal):
        await amal.press(next(b["callback_data"] for b in amal.buttons if "More" in b["text"]))
        pages += said(amal)
    assert "Money · By exam\n💷 Still to pay: about £1,200 to £1,400" in pages
    assert "Money · By degree\n💷 Still to pay: £200 and US$300" in pages
    assert "Time · By exam\n⏱ Time that we can count: at least about 9 months;" in pages
    assert "📝 Results you need · By exam\nResult oet" in pages
    await amal.tap(AboutRoute("by-exam"))


async def test_of_many_routes_one_chooses_the_two(world: World) -> None:
    routes: list[Pathway] = [named(f"way-{n}", f"Way {n}", PLAN) for n in range(9)]
    use_small_library(world, pathways=tuple(routes))
    amal = await reader(world, DOCTOR)
    await press(amal, ShowRoutes())
    assert "Way 5" in labels(amal)
    assert "Way 6" not in labels(amal)
    await amal.tap(ShowRoutes(1))
    assert "Way 8" in labels(amal)
    await amal.tap(CompareWith)
    await amal.tap(CompareWith("", 1))
    await amal.tap(CompareWith(code("way-8")))
    assert "Choose the one to compare it with." in said(amal)
    await amal.tap(Compare(code("way-8"), code("way-2")))
    assert said(amal).startswith("⚖️ Way 8\nWay 2")


async def test_money_names_totals_help_and_each_step(world: World) -> None:
    use_small_library(world)
    amal = await reader(world, DOCTOR)
    await amal.say("/plan")
    await amal.tap(ShowMoney)
    assert "💷 Still to pay: about £1,200 to £1,400" in said(amal)
    assert "🤝 If you get all the help that there is: about £500" in said(amal)
    assert "1 thing is not counted: not everybody pays it, or not the same." in said(amal)
    assert "The oldest of these figures was checked on 1 October 2026." in said(amal)

    await press(amal, MarkStep("exam", "done"))
    await press(amal, MarkStep("english", "done"))
    await press(amal, ShowMoney("by-exam"))
    assert "There is nothing left to pay that we could count." in said(amal)
    await press(amal, MarkStep("papers", "no"))
    await press(amal, ShowMoney("by-exam"))
    assert "not counted" not in said(amal)


@pytest.mark.parametrize(
    "action",
    [
        NotYet("abolished"),
        ShowMoney("abolished"),
        Compare("0000", "0001"),
        Compare(code("work"), code("by-exam")),
    ],
    ids=str,
)
async def test_what_is_gone_says_so_and_leads_on(world: World, action: Action) -> None:
    use_small_library(world)
    amal = await reader(world, DOCTOR)
    await press(amal, action)

    assert "This is no longer part of the plan" in said(amal)
    assert amal.offers(OpenPlan)


async def test_who_has_not_agreed_can_compare_read_guides_and_see_money(world: World) -> None:
    use_small_library(world)
    guest = await reader(world, None)
    await press(guest, ShowRoutes())
    assert guest.offers(ShowConsent)
    await guest.tap(Compare)
    await press(guest, ShowMoney("by-exam"))
    await press(guest, OpenStep("papers", code("work")))
    await guest.tap(MarkStep("papers", "done", code("work")))

    assert "Your plan is not kept yet" in said(guest)


async def test_the_same_in_arabic_runs_from_the_right(world: World) -> None:
    amal = await reader(world, DOCTOR, "ar")
    for action in (ShowRoutes(), NotYet("doctor-provisional"), ShowMoney("doctor-plab"),
                   Compare(code("doctor-plab"), code("doctor-specialist")), ShowGuides(),
                   OpenPlanPage("work"), AboutRoute("work")):  # fmt: skip
        await press(amal, action)
        assert reads_right_to_left(amal.text), action
        assert amal.labels[-1].strip("\u200f").startswith("➡️"), action
