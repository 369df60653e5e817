"""Which routes are open, and what to do about those that are not."""

from collections.abc import Iterator
from itertools import product

import pytest

from bot.content import Facts, Library, StepStatus
from bot.content.conditions import can_hold
from bot.content.walk import conditions, walk
from bot.features.pathways.domain import best, know, lay_out, routes
from tests.features.pathways.library import OTHER, PLAN, WORK, barrier, named

STUDENT = Facts({"stage": "student"})


def slugs(facts: Facts, *pathways: object) -> list[str]:
    return [route.pathway.slug for route in routes(pathways, facts)]


def test_the_open_routes_come_first_and_keep_their_order() -> None:
    third = named("third", "Third", PLAN)

    assert slugs(STUDENT, OTHER, PLAN, third) == ["by-exam", "third", "by-degree"]
    assert slugs(Facts(), OTHER, PLAN, third) == ["by-degree", "by-exam", "third"]


def test_a_closed_route_names_every_barrier_that_holds() -> None:
    closed = (*OTHER.closed, barrier({"english": ("none",)}), barrier({"years": ("never",)}))
    [route] = routes([OTHER.model_copy(update={"closed": closed})],
                     Facts({"stage": "student", "english": "none"}))  # fmt: skip

    assert route.barriers == closed[:2]
    assert not route.open


def test_a_barrier_falls_when_a_step_is_done() -> None:
    when = {"not": {"steps": {"papers": (StepStatus.DONE,)}}}
    pathway = PLAN.model_copy(update={"closed": (barrier(when),)})

    assert not routes([pathway], Facts())[0].open
    assert routes([pathway], Facts(steps={"papers": StepStatus.DONE}))[0].open


def test_the_route_is_what_was_chosen_or_the_first_that_is_open() -> None:
    found = routes([OTHER, PLAN], STUDENT)

    assert best(found, None) == PLAN
    assert best(found, "by-degree") == OTHER, "also when it is closed by now"
    assert best(found, "abolished") == PLAN
    assert best((), None) is None


def test_a_guide_is_open_to_everybody(small: Library) -> None:
    assert lay_out(WORK, know(small.steps.values(), STUDENT.answers, {})).barriers == ()


# What is shipped


def people(library: Library, profession: str) -> Iterator[Facts]:
    """Yield somebody with each combination of the answers that routes depend on."""
    asked = {"stage": [""], "english": [""], "years": [""]}
    for question in library.intake.questions:
        if question.id in asked:
            asked[question.id] += [option.id for option in question.options]
    for answers in product(*asked.values()):
        given = {name: one for name, one in zip(asked, answers, strict=True) if one}
        yield library.facts({"profession": profession, **given})


PROFESSIONS = ["doctor", "dentist", "nurse", "midwife", "pharmacist", "other"]


@pytest.mark.parametrize("profession", PROFESSIONS)
def test_every_closed_route_has_a_next_action_that_leads_somewhere(
    shipped: Library, profession: str
) -> None:
    pathways = shipped.pathways_for(profession)
    for facts in people(shipped, profession):
        for route in routes(pathways, facts):
            for one in route.barriers:
                assert one.do
                assert one.step is None or one.step in shipped.steps
                assert shipped.sources_of(one)


@pytest.mark.parametrize("profession", PROFESSIONS)
def test_every_route_is_open_to_somebody_and_nobody_is_left_without_any(
    shipped: Library, profession: str
) -> None:
    pathways = shipped.pathways_for(profession)
    opened = set()
    for facts in people(shipped, profession):
        found = [route.pathway.slug for route in routes(pathways, facts) if route.open]
        opened.update(found)
        student = facts.answers.get("stage") == "student"
        assert found or student, f"no route is open with {facts.answers}"
    assert opened == {one.slug for one in pathways}


def test_no_condition_is_beyond_everybody(shipped: Library) -> None:
    for track in shipped.tracks.values():
        for place, condition in conditions(walk(track)):
            readers = getattr(track, "professions", PROFESSIONS)
            assert any(can_hold(condition, {"profession": one}) for one in readers), place
