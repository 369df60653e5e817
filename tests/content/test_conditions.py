"""Conditions are plain logic over what a person chose to tell."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.content import Condition, Facts, StepStatus, holds
from bot.content.conditions import FACT_NAMES, FactName, can_hold

OPTIONS = ("first", "second", "third")
STEPS = ("exam", "papers")

some_options = st.lists(st.sampled_from(OPTIONS), min_size=1, max_size=3)
some_statuses = st.lists(st.sampled_from([*StepStatus]), min_size=1, max_size=3)
answered = st.dictionaries(st.sampled_from(FACT_NAMES[:3]), some_options, min_size=1, max_size=2)
step_is = st.dictionaries(st.sampled_from(STEPS), some_statuses, min_size=1, max_size=1)
leaf = answered | st.fixed_dictionaries({"steps": step_is})
written = st.recursive(
    leaf,
    lambda inner: st.one_of(
        st.fixed_dictionaries({"not": inner}),
        st.fixed_dictionaries({"all": st.lists(inner, min_size=1, max_size=3)}),
        st.fixed_dictionaries({"any": st.lists(inner, min_size=1, max_size=3)}),
    ),
    max_leaves=6,
)
people = st.builds(
    Facts,
    st.dictionaries(st.sampled_from(FACT_NAMES[:3]), st.sampled_from((*OPTIONS, "other"))),
    st.dictionaries(st.sampled_from(STEPS), st.sampled_from([*StepStatus])),
)

unhurried = settings(deadline=None)  # a busy machine is no failure


def condition(data: Any) -> Condition:
    return Condition.model_validate(data, strict=False)


def test_no_condition_holds_for_everybody() -> None:
    assert holds(None, Facts())


def test_a_skipped_question_meets_no_list_and_breaks_no_not() -> None:
    assert not holds(condition({"english": ["first"]}), Facts())
    assert holds(condition({"not": {"english": ["first"]}}), Facts())


def test_a_step_never_touched_is_to_do() -> None:
    assert holds(condition({"steps": {"exam": ["todo"]}}), Facts())
    assert not holds(condition({"steps": {"exam": ["done"]}}), Facts())


@unhurried
@given(written, people)
def test_not_turns_every_answer_round(data: Any, facts: Facts) -> None:
    assert holds(condition({"not": data}), facts) is not holds(condition(data), facts)


@unhurried
@given(st.lists(written, min_size=1, max_size=3), people)
def test_all_and_any_mean_what_they_say(data: list[Any], facts: Facts) -> None:
    each = [holds(condition(one), facts) for one in data]

    assert holds(condition({"all": data}), facts) is all(each)
    assert holds(condition({"any": data}), facts) is any(each)


@unhurried
@given(answered, people)
def test_every_line_of_a_condition_must_hold(data: dict[FactName, list[str]], facts: Facts) -> None:
    lines = [holds(condition({name: options}), facts) for name, options in data.items()]

    assert holds(condition(data), facts) is all(lines)


@unhurried
@given(written, people)
def test_what_holds_for_somebody_can_hold(data: Any, facts: Facts) -> None:
    if holds(condition(data), facts):
        assert can_hold(condition(data))
        assert can_hold(condition(data), facts.answers)


@unhurried
@given(written)
def test_a_contradiction_can_hold_for_nobody(data: Any) -> None:
    assert not can_hold(condition({"all": [data, {"not": data}]}))


@unhurried
@given(written)
def test_a_condition_reads_back_as_it_was_written(data: Any) -> None:
    once = condition(data)

    text = once.model_dump_json(by_alias=True, exclude_defaults=True)

    assert Condition.model_validate_json(text) == once
