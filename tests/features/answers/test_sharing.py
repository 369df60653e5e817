"""Who agreed to what, in whatever order: nothing is copied before both sides did."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from bot.features.answers.domain import LONGEST, Origin, Shared, State, shortened
from bot.i18n.split import units

ASKER, HELPER, STRANGER = 1, 2, 3
NOW = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)
ORIGIN = Origin(7, ASKER, HELPER, "plab-1", "en", "Which bus?", "The blue one. " * 300)
OFFERED = Shared(id=1, question_id=7, asker_id=ASKER, helper_id=HELPER, step="plab-1",
                 language="en", since=NOW)  # fmt: skip
ACTS = st.lists(st.sampled_from([ASKER, HELPER, STRANGER, 0]), max_size=8)  # 0: it is ended


def after(acts: list[int]) -> Shared:
    one = OFFERED
    for act in acts:
        one = one.agreed(act, ORIGIN, NOW) if act else one.over(NOW)
    return one


@given(ACTS)
def test_it_is_copied_when_both_sides_agreed_and_never_before(acts: list[int]) -> None:
    one = after(acts)
    until_end = acts[: acts.index(0)] if 0 in acts else acts
    if 0 in acts:
        assert one.state is State.OVER
    else:
        both = {ASKER, HELPER} <= set(until_end)
        assert one.state is (State.REVIEW if both else State.OFFERED)
    texts = (one.title, one.question, one.answer)
    assert all(texts) if one.state is State.REVIEW else not any(texts)


@given(ACTS)
def test_the_order_of_agreeing_makes_no_difference(acts: list[int]) -> None:
    said = [act for act in acts if act]
    assert after(said) == after(sorted(said))


@given(st.text(min_size=1), st.sampled_from(sorted(LONGEST)))
def test_a_text_is_shortened_to_its_place_and_says_so(text: str, field: str) -> None:
    limit = LONGEST[field]
    short = shortened(text, limit) if text.strip() else ""
    assert units(short) <= limit
    if units(text.strip()) > limit:
        assert short.endswith("…")


def test_texts_fit_where_they_are_shown() -> None:
    one = after([ASKER, HELPER])
    assert one.title == "Which bus?"
    assert len(one.answer) <= LONGEST["answer"]
    assert one.answer.startswith("The blue one.")
