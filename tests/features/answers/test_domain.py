"""Which answers belong to a step, and what they are called in a button."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.answers import domain
from bot.features.answers.actions import OpenAnswer, SayEnough, ShowAnswers
from bot.features.pathways.actions import code
from tests import shipped

LIBRARY = shipped.library()
STEPS = st.sampled_from([*LIBRARY.steps])
PROFESSIONS = st.sampled_from(
    [None, "doctor", "nurse", "midwife", "dentist", "pharmacist", "other"]
)


def test_each_answer_has_a_key_of_its_own_that_finds_it() -> None:
    assert [domain.find(LIBRARY, domain.key(one.id)) for one in LIBRARY.answers] == [
        *LIBRARY.answers
    ]
    assert domain.find(LIBRARY, "gone") is None


@pytest.mark.parametrize("slug", sorted({s for one in LIBRARY.answers for s in one.steps}))
def test_every_button_to_an_answer_fits(slug: str) -> None:
    track = code(LIBRARY.tracks_with(slug)[0].slug)
    for one in domain.to_step(LIBRARY, slug, None):
        OpenAnswer(domain.key(one.id), slug, track).body()
        SayEnough(domain.key(one.id)).body()
    ShowAnswers(slug, track, 9).body()


def test_the_longest_slug_has_room_too() -> None:
    OpenAnswer(domain.key("x"), "s" * 32, code("x")).body()
    ShowAnswers("s" * 32, code("x"), 99).body()


@given(STEPS, PROFESSIONS)
def test_a_step_has_the_answers_pinned_to_it_the_closest_first(
    slug: str, profession: str | None
) -> None:
    found = domain.to_step(LIBRARY, slug, profession)
    assert [one.steps.index(slug) for one in found] == sorted(
        one.steps.index(slug) for one in found
    )
    for one in LIBRARY.answers:
        pinned = slug in one.steps
        suits = profession is None or not one.professions or profession in one.professions
        assert (one in found) is (pinned and suits)
