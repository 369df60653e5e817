"""What holds for every route, every answer and everything a person may say."""

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from bot.content import StepStatus
from bot.content.pathways import Pathway
from bot.features.pathways.domain import Plan, Told, know, lay_out, make_plan, tell, undo
from tests.features.pathways.routes import ANSWERS, answers, routes, told

Said = dict[str, Told]
Answers = dict[str, str]
STATUS = st.sampled_from(StepStatus)
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A busy machine is no failure."""


def done(plan: Plan) -> set[str]:
    return {step.slug for step in plan.steps if step.status is StepStatus.DONE}


@patient
@given(routes(), answers(), told(), st.data())
def test_one_more_answer_loses_no_progress(
    route: Pathway, known: Answers, said: Said, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(sorted(ANSWERS)))
    more = {name: data.draw(st.sampled_from(ANSWERS[name])), **known}

    assert done(make_plan(route, known, said)) <= done(make_plan(route, more, said))


@patient
@given(routes(), answers(), told(), STATUS, st.data())
def test_a_word_on_an_open_step_loses_no_progress(
    route: Pathway, known: Answers, said: Said, status: StepStatus, data: st.DataObject
) -> None:
    before = make_plan(route, known, said)
    slugs = [step.slug for step in route.steps if step.slug not in done(before)]
    assume(slugs)
    slug = data.draw(st.sampled_from(slugs))
    after = make_plan(route, known, {**said, slug: tell(said.get(slug), status)})

    assert done(before) <= done(after)
    assert status is not StepStatus.DONE or slug in done(after)


@patient
@given(routes(), answers(), told())
def test_the_next_step_can_be_begun_and_there_is_one_while_anything_is_open(
    route: Pathway, known: Answers, said: Said
) -> None:
    plan = make_plan(route, known, said)
    opened = [step for step in plan.steps if not step.settled]

    assert (plan.next is None) == (not opened)
    if plan.next:
        assert plan.next in opened
        assert all(before.settled for before in plan.waits_for(plan.next))


@patient
@given(routes(), answers(), told())
def test_progress_is_counted_within_the_plan(route: Pathway, known: Answers, said: Said) -> None:
    plan = make_plan(route, known, said)

    assert 0 <= plan.done <= plan.total <= len(plan.steps) <= len(plan.every)


@patient
@given(routes(), answers(), told(), STATUS, st.data())
def test_undo_takes_back_exactly_the_last_word(
    route: Pathway, known: Answers, said: Said, status: StepStatus, data: st.DataObject
) -> None:
    slug = data.draw(st.sampled_from([step.slug for step in route.steps]))
    old = said.get(slug)
    changed = tell(old, status)
    back = undo(changed) if changed != old else old
    undone = (
        {**said, slug: back} if back else {key: one for key, one in said.items() if key != slug}
    )

    assert make_plan(route, known, undone).every == make_plan(route, known, said).every


@patient
@given(routes(), answers(), told(), STATUS)
def test_saying_it_twice_is_saying_it_once(
    route: Pathway, known: Answers, said: Said, status: StepStatus
) -> None:
    slug = route.steps[0].slug
    once = tell(said.get(slug), status)

    assert tell(once, status) == once


@patient
@given(routes(), answers(), told(), st.data())
def test_a_step_has_one_status_on_every_track(
    route: Pathway, known: Answers, said: Said, data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(route.steps))
    some = data.draw(st.lists(st.sampled_from(route.steps), min_size=1, unique_by=lambda s: s.slug))
    other = route.model_copy(update={"listed": tuple(some)})
    here = lay_out(route, know(route.steps, known, said))
    there = lay_out(other, know(shuffled, known, said))

    for step in there.every:
        assert here.at(step.slug) == step
