"""Segments: whom they hold, how they are kept, and what a count gives away."""

import datetime as dt
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.people.person import Role
from bot.segments import MEMBER, Counted, Facts, Segment

NOW = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
WORDS = ("", "a", "b", "c")
some = st.frozensets(st.sampled_from(WORDS[1:]), max_size=2)
word = st.sampled_from(WORDS)
segments = st.builds(
    Segment,
    roles=st.frozensets(st.sampled_from([MEMBER, *map(str, Role)]), max_size=2),
    professions=some,
    stages=some,
    regions=some,
    languages=some,
    step=word,
    event=st.integers(0, 2),
    answers=some,
    silent_days=st.sampled_from([0, 14, 30]),
)
people = st.builds(
    Facts,
    roles=st.frozensets(st.sampled_from(Role)),
    profession=word,
    stage=word,
    region=word,
    language=word,
    steps=st.frozensets(word, max_size=2),
    events=st.dictionaries(st.integers(1, 2), st.sampled_from(WORDS[1:]), max_size=2),
    silent_since=st.none() | st.integers(0, 40).map(lambda days: NOW - dt.timedelta(days=days)),
    consented=st.booleans(),
    suspended=st.booleans(),
)


def by_hand(segment: Segment, one: Facts) -> bool:
    """Say the same in another way: each dimension as the set of values that it lets in."""
    roles = {str(role) for role in one.roles} or {MEMBER}
    silent = (NOW - one.silent_since).days if one.silent_since else -1
    asked = (
        (segment.roles, roles),
        (segment.professions, {one.profession}),
        (segment.stages, {one.stage}),
        (segment.regions, {one.region}),
        (segment.languages, {one.language}),
        ({segment.step} - {""}, set(one.steps)),
        ({segment.event} - {0}, set(one.events)),
        (segment.answers if segment.event else set(), {one.events.get(segment.event)}),
    )
    fits = all(not named or named & has for named, has in asked)
    return (
        fits
        and silent >= segment.silent_days - (not segment.silent_days)
        and (one.consented and not one.suspended)
    )


@given(segments, people)
def test_a_segment_holds_whom_every_dimension_lets_in(segment: Segment, one: Facts) -> None:
    assert segment.matches(one, NOW) == by_hand(segment, one)


@given(segments)
def test_a_segment_comes_back_as_it_was_kept(segment: Segment) -> None:
    assert Segment.from_json(segment.to_json()) == segment


@given(people)
def test_everybody_is_who_agreed_and_is_not_stopped(one: Facts) -> None:
    assert Segment().is_everybody
    assert Segment.from_json("") == Segment()
    assert Segment().matches(one, NOW) == (one.consented and not one.suspended)


@given(segments, segments, people)
def test_naming_more_in_a_dimension_never_loses_anybody_and_one_more_dimension_never_gains(
    one: Segment, other: Segment, somebody: Facts
) -> None:
    if one.professions:
        wider = one.but(professions=one.professions | other.professions)
        assert wider.matches(somebody, NOW) >= one.matches(somebody, NOW)
    else:
        narrower = one.but(professions=other.professions)
        assert narrower.matches(somebody, NOW) <= one.matches(somebody, NOW)


@pytest.mark.parametrize("text", ['{"shoe_size": 4}', "[1]", "nonsense", "4"])
def test_what_no_segment_of_ours_wrote_is_refused(text: str) -> None:
    with pytest.raises((ValueError, TypeError)):
        Segment.from_json(text)


# Counts


@given(st.integers(0, 400), st.integers(0, 4), st.integers(3, 50))
def test_a_count_is_never_exact_and_never_far_off(people: int, spin: int, k: int) -> None:
    said = Counted(people, 400, spin).rough(k)
    if people < k:
        assert said is None, "1 to k - 1 are not told apart, nor from nobody"
    else:
        assert said is not None
        assert said == k or said % 5 == 0
        assert abs(said - people) < 5
        assert said >= k


def test_nobody_is_nobody_only_where_there_is_nobody_at_all() -> None:
    assert Counted(0, 0).rough(5) == 0
    assert Counted(0, 1).rough(5) is None


def shown(counts: Sequence[int]) -> set[int | None]:
    """Return what may be shown for any of these counts, over all chances."""
    return {Counted(count, 100, spin).rough(5) for count in counts for spin in range(5)}


def test_the_difference_of_two_counts_does_not_tell_whether_one_person_is_in() -> None:
    for people in range(6, 60):
        assert shown([people]) & shown([people + 1]), "both can show the same"
    assert shown([40]) == {40}
    assert shown([41, 42, 43, 44]) == {40, 45}
