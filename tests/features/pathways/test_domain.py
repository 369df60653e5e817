"""The rules of the plan, by example."""

import pytest

from bot.content import StepStatus
from bot.features.pathways.domain import Plan, Told, make_plan, overtaken, tell, undo
from tests.features.pathways.routes import route, step

DOING, STUCK, DONE, TODO, NOT_FOR_ME = (
    StepStatus.DOING,
    StepStatus.STUCK,
    StepStatus.DONE,
    StepStatus.TODO,
    StepStatus.NOT_FOR_ME,
)
WAY = route(
    step("join"),
    step("course", after=("join",), when={"not": {"english": ("passed",)}}),
    step("test", after=("course",), done_when={"english": ("passed",)}),
    step("papers"),
    step("apply", after=("test", "papers")),
)


def plan(answers: dict[str, str] | None = None, **said: StepStatus) -> Plan:
    return make_plan(WAY, answers or {}, {slug: Told(status) for slug, status in said.items()})


def following(mine: Plan) -> str | None:
    return mine.next.slug if mine.next else None


def test_a_newcomer_begins_with_the_first_step() -> None:
    mine = plan()

    assert [one.slug for one in mine.steps] == ["join", "course", "test", "papers", "apply"]
    assert (mine.done, mine.total, following(mine), mine.last) == (0, 5, "join", None)


def test_answers_spare_steps_and_count_as_done() -> None:
    mine = plan({"english": "passed"})

    assert [one.slug for one in mine.steps] == ["join", "test", "papers", "apply"]
    assert [one.slug for one in mine.steps if one.by_answers] == ["test"]
    assert (mine.done, mine.total) == (1, 4)


def test_the_person_knows_better_than_their_answers() -> None:
    mine = plan({"english": "passed"}, test=TODO)

    assert mine.at("test").status is TODO
    assert not mine.at("test").by_answers


def test_what_was_begun_comes_before_what_is_new() -> None:
    assert following(plan(papers=DOING)) == "papers"


def test_what_was_begun_too_early_waits_for_what_comes_first() -> None:
    assert following(plan(apply=DOING)) == "join"


def test_a_stuck_step_leaves_room_for_another_and_comes_back_when_nothing_else_is_left() -> None:
    assert following(plan(join=STUCK)) == "papers"
    assert following(plan(join=STUCK, papers=DONE)) == "join"


@pytest.mark.parametrize("settled", [DONE, NOT_FOR_ME])
def test_what_is_settled_opens_what_comes_after(settled: StepStatus) -> None:
    assert following(plan(join=settled)) == "course"


def test_a_step_that_does_not_apply_holds_nothing_up() -> None:
    assert following(plan({"english": "passed"}, join=DONE, papers=DONE)) == "apply"


def test_what_is_not_for_me_is_not_counted() -> None:
    mine = plan(papers=NOT_FOR_ME, join=DONE)

    assert (mine.done, mine.total) == (1, 4)
    assert mine.at("papers") in mine.steps


def test_a_finished_plan_has_no_next_step() -> None:
    mine = plan(join=DONE, course=DONE, test=DONE, papers=NOT_FOR_ME, apply=DONE)

    assert mine.next is None
    assert mine.done == mine.total


def test_a_done_step_stays_when_it_no_longer_applies() -> None:
    mine = plan({"english": "passed"}, course=DONE)

    assert mine.at("course") in mine.steps


def test_the_step_touched_last_is_known_and_others_are_no_matter() -> None:
    said = {"join": Told(DONE), "papers": Told(DOING), "elsewhere": Told(DONE)}

    assert make_plan(WAY, {}, said).last == "papers"


def test_a_condition_sees_how_earlier_steps_came_out() -> None:
    way = route(
        step("test", done_when={"english": ("passed",)}),
        step("party", when={"steps": {"test": (DONE,)}}),
    )

    assert make_plan(way, {"english": "passed"}, {}).at("party").applies
    assert not make_plan(way, {}, {}).at("party").applies


def test_saying_it_twice_can_still_be_undone() -> None:
    once = tell(Told(DOING), DONE)

    assert tell(once, DONE) == once
    assert undo(once) == Told(DOING, DOING)


def test_the_first_word_is_undone_to_none() -> None:
    assert undo(tell(None, DONE)) is None


def test_there_is_one_undo_and_no_more() -> None:
    back = undo(tell(Told(STUCK, DOING), DONE))

    assert back
    assert undo(back) == back


@pytest.mark.parametrize("said", [TODO, DOING, STUCK])
def test_a_new_answer_overtakes_what_was_open(said: StepStatus) -> None:
    told = {"test": Told(said), "papers": Told(said)}

    assert overtaken(WAY.steps, {}, {"english": "passed"}, told) == ("test",)


def test_a_new_answer_leaves_what_was_settled_and_what_it_says_nothing_new_about() -> None:
    assert overtaken(WAY.steps, {}, {"english": "passed"}, {"test": Told(NOT_FOR_ME)}) == ()
    told = {"test": Told(DOING)}
    assert overtaken(WAY.steps, {"english": "passed"}, {"english": "passed"}, told) == ()
    assert overtaken(WAY.steps, {"english": "passed"}, {"english": "none"}, told) == ()
