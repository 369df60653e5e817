"""The way through an instrument, by example and by property; scores; who may know how many."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.instruments import (
    AnyItem,
    Instrument,
    MultipleItem,
    ScaleItem,
    SingleItem,
    TextItem,
    Value,
)
from bot.features.surveys.domain import (
    Sheet,
    Turnout,
    accepts,
    most,
    needs_care,
    result,
    ticked,
)
from tests import shipped

INSTRUMENTS = shipped.library().instruments
BY_SLUG = {one.slug: one for one in INSTRUMENTS}
ANY = st.sampled_from(INSTRUMENTS)


def item(slug: str, name: str) -> AnyItem:
    found = BY_SLUG[slug].item(name)
    assert found
    return found


def some_value(draw: st.DrawFn, instrument: Instrument, one: AnyItem) -> Value:
    """Any answer that a person can give to an item."""
    if draw(st.integers(0, 4)) == 0:
        return None
    match one:
        case TextItem():
            return draw(st.text(min_size=1, max_size=5))
        case MultipleItem():
            ticks: tuple[str, ...] = ()
            for option in draw(st.lists(st.sampled_from(one.options), min_size=1, max_size=5)):
                ticks = ticked(one, ticks, option.id, on=True)
            return ticks
        case _:
            return draw(st.sampled_from(instrument.values(one)))


@st.composite
def walks(draw: st.DrawFn) -> Sheet:
    """Somebody who answers what comes next until the end, and changes some answers on the way."""
    instrument = draw(ANY)
    sheet = Sheet(instrument, {})
    steps = 0
    while (one := sheet.next) and steps < 100:
        sheet = sheet.answered(one, some_value(draw, instrument, one)).tidy()
        if draw(st.integers(0, 5)) == 0:
            again = draw(st.sampled_from([i for i in sheet.items if i.id in sheet.answers]))
            sheet = sheet.answered(again, some_value(draw, instrument, again)).tidy()
        steps += 1
    return sheet


@given(walks())
def test_every_way_ends_and_keeps_only_answers_to_what_was_asked(sheet: Sheet) -> None:
    assert sheet.next is None
    assert set(sheet.answers) == {one.id for one in sheet.items}
    assert sheet.stale == []
    for one in sheet.items:
        assert accepts(sheet.instrument, one, sheet.answers[one.id])


@given(walks())
def test_one_can_go_through_all_of_it_forwards_and_back(sheet: Sheet) -> None:
    first, *_ = sheet.items
    seen = [first]
    while after := sheet.after(seen[-1]):
        assert sheet.before(after) == seen[-1]
        seen.append(after)
    assert tuple(seen) == sheet.items
    assert sheet.before(first) is None
    assert [sheet.place(one) for one in seen] == [(n, len(seen)) for n in range(1, len(seen) + 1)]


@pytest.mark.parametrize("instrument", INSTRUMENTS, ids=lambda one: one.slug)
def test_who_skips_everything_comes_to_the_end_too(instrument: Instrument) -> None:
    sheet = Sheet(instrument, {})
    while one := sheet.next:
        sheet = sheet.answered(one, None)
    assert all(value is None for value in sheet.answers.values())
    assert all(result(score, sheet.answers) is None for score in instrument.scores)


def test_questions_that_an_answer_takes_away_are_not_asked_and_not_kept() -> None:
    baseline = BY_SLUG["baseline"]
    yes = Sheet(baseline, {"more-english": "yes", "handover": 4})
    no = yes.answered(item("baseline", "more-english"), "no")
    assert len(yes.items) == len(no.items) + 4
    assert no.stale == ["handover"]
    assert "handover" not in no.kept
    assert yes.find("handover")
    assert no.find("handover") is None
    assert yes.without(item("baseline", "handover")).answers == {"more-english": "yes"}


# Scores: the rules of the facts behind the instruments, worked by hand


@pytest.mark.parametrize(
    ("points", "mean"),
    [
        ((1, 2, 3, 4), Fraction(5, 2)),
        ((5, 5, 5, 5), Fraction(5)),
        ((2, 4, None, 5), Fraction(11, 3)),  # three of four are enough, and None is no 0
        ((2, None, None, 5), None),
        ((None, None, None, None), None),
    ],
)
@pytest.mark.parametrize("slug", ["baseline", "follow-up"])
def test_the_primary_result_is_the_mean_of_four_with_three_answered(
    slug: str, points: tuple[int | None, ...], mean: Fraction | None
) -> None:
    primary = BY_SLUG[slug].primary
    assert primary
    assert (primary.items, primary.at_least) == (
        ("know-steps", "next-step", "know-where", "other-jobs"),
        3,
    )
    assert result(primary, dict(zip(primary.items, points, strict=True))) == mean


@given(st.lists(st.none() | st.integers(1, 5), min_size=4, max_size=4))
def test_a_score_lies_between_the_points_that_were_answered(points: list[int | None]) -> None:
    primary = BY_SLUG["baseline"].primary
    assert primary
    answered = [one for one in points if one is not None]
    mean = result(primary, dict(zip(primary.items, points, strict=True)))
    if mean is None:
        assert len(answered) < 3
    else:
        assert min(answered) <= mean <= max(answered)


# Answers


def test_an_answer_is_one_that_the_item_knows() -> None:
    baseline, follow_up = BY_SLUG["baseline"], BY_SLUG["follow-up"]
    steps, satisfied = item("baseline", "know-steps"), item("baseline", "satisfied")
    english, helps = item("baseline", "more-english"), item("follow-up", "help-now")
    assert isinstance(steps, ScaleItem)
    assert isinstance(english, SingleItem)
    for one, good in ((steps, 5), (satisfied, 0), (satisfied, 10), (english, "no")):
        assert accepts(baseline, one, good)
        assert accepts(baseline, one, None)
    for one, bad in ((steps, 0), (steps, 6), (satisfied, 11), (english, "maybe"), (steps, "5")):
        assert not accepts(baseline, one, bad)
    assert accepts(follow_up, helps, ("english", "mentor", "money"))
    assert not accepts(follow_up, helps, ("english", "mentor", "money", "job"))
    assert not accepts(follow_up, helps, ("english", "tea"))
    assert not accepts(follow_up, item("follow-up", "help-words"), 3)


@given(st.lists(st.tuples(st.sampled_from(range(8)), st.booleans()), max_size=20))
def test_ticks_are_never_too_many_nor_beside_one_that_stands_alone(
    taps: list[tuple[int, bool]],
) -> None:
    for name in ("since", "help-now"):
        one = item("follow-up", name)
        assert isinstance(one, MultipleItem)
        ticks: tuple[str, ...] = ()
        for n, on in taps:
            option = one.options[n % len(one.options)].id
            ticks = ticked(one, ticks, option, on=on)
            assert ticked(one, ticks, option, on=on) == ticks, "a double tap"
        assert len(ticks) <= most(one)
        assert len(ticks) <= 1 or not {o.id for o in one.options if o.alone} & set(ticks)


def test_help_is_offered_on_the_two_lowest_answers_to_how_one_is() -> None:
    mood = item("wellbeing-pulse", "mood")
    assert [value for value in (1, 2, 3, 4, 5, None) if needs_care(mood, value)] == [1, 2]
    assert needs_care(item("baseline", "lonely"), 1)
    assert needs_care(item("baseline", "satisfied"), 0)
    assert not needs_care(item("baseline", "know-steps"), 1)
    assert not needs_care(item("after-event", "change"), "1")


# How many


@pytest.mark.parametrize(
    ("invited", "answered", "told"),
    [
        (4, 4, "nothing"),
        (9, 0, "nothing"),
        (9, 4, "nothing"),
        (9, 5, "nearly all"),
        (9, 8, "nearly all"),
        (9, 9, "answered"),
        (10, 5, "answered"),
        (40, 36, "nearly all"),
        (40, 35, "answered"),
    ],
)
def test_small_numbers_of_people_are_not_told(invited: int, answered: int, told: str) -> None:
    turnout = Turnout(invited, answered, k=5)
    assert turnout.is_small == (invited < 5)
    assert turnout.too_few == (told == "nothing")
    assert turnout.nearly_all == (told == "nearly all")
