"""The intake: any order of answers, skips and changes ends in a profile that holds."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content import Library
from bot.features.onboarding.actions import AnswerIntake, AskIntake, SkipIntake
from bot.features.onboarding.domain import QUESTION_IDS, Profile, answered, intake
from bot.features.privacy.domain import NOTICE
from tests import shipped

DOCTOR = {"profession": "doctor"}


@cache
def library() -> Library:
    return shipped.library()


Act = tuple[str, str | None]
ACTS = st.sampled_from(
    [(q.id, o.id) for q in library().intake.questions for o in q.options]
    + [(q.id, None) for q in library().intake.questions]
)


def tell(profile: Profile, *acts: Act) -> Profile:
    """Do what the service does: what is not offered is refused and changes nothing."""
    for question_id, option_id in acts:
        asked = intake(library(), profile).find(question_id)
        offered = {option.id for option in asked.options} if asked else set()
        if asked and (option_id is None or option_id in offered):
            profile = answered(library(), profile, question_id, option_id)
    return profile


@given(st.lists(ACTS, max_size=12))
def test_any_answers_leave_only_what_is_asked_and_offered(acts: list[Act]) -> None:
    profile = tell({NOTICE: "1"}, *acts)

    chosen = {one.question.id: one.chosen for one in intake(library(), profile).asked}
    assert {**profile} == {
        NOTICE: "1",
        **{question: option.id for question, option in chosen.items() if option},
    }


@given(st.lists(ACTS, max_size=12))
def test_forward_and_back_go_through_the_same_questions(acts: list[Act]) -> None:
    questions = intake(library(), tell({}, *acts))
    forward = [questions.asked[0]]
    while following := questions.after(forward[-1]):
        forward.append(following)
    back = [forward[-1]]
    while before := questions.before(back[-1]):
        back.append(before)
    assert tuple(forward) == questions.asked == tuple(reversed(back))


@given(st.lists(ACTS, max_size=12), ACTS)
def test_answering_twice_is_answering_once(acts: list[Act], act: Act) -> None:
    profile = tell({}, *acts, act)
    assert tell(profile, act) == profile


@given(st.lists(ACTS, max_size=12))
def test_skipping_everything_forgets_everything(acts: list[Act]) -> None:
    skips = [(one.id, None) for one in library().intake.questions]
    assert tell(tell({}, *acts), *skips) == {}


def test_another_profession_drops_what_only_doctors_are_asked() -> None:
    doctor = tell({}, ("profession", "doctor"), ("stage", "plab-1-passed"),
                  ("region", "london"), ("specialty", "surgery"))  # fmt: skip
    assert doctor == {**DOCTOR, "stage": "plab-1-passed", "region": "london",
                      "specialty": "surgery"}  # fmt: skip
    assert tell(doctor, ("profession", "nurse")) == {"profession": "nurse", "region": "london"}


def test_an_answer_that_content_no_longer_has_counts_as_not_given() -> None:
    found = intake(library(), {"profession": "alchemist"}).find("profession")
    assert found
    assert found.chosen is None


def test_nobody_is_asked_anything_first_who_has_answered_before() -> None:
    assert intake(library(), DOCTOR).first is None
    first = intake(library(), {NOTICE: "1"}).first
    assert first
    assert first.question.id == "profession"


def test_the_notice_is_no_question_of_the_intake() -> None:
    assert NOTICE not in QUESTION_IDS


@pytest.mark.parametrize("change", [0, 1])
def test_every_answer_fits_on_a_button(change: int) -> None:
    for question in library().intake.questions:
        for option in question.options:
            AnswerIntake(question.id, option.id, change).body()
        AskIntake(question.id, change).body()
        SkipIntake(question.id, change).body()


def test_the_longest_names_that_content_may_have_fit_on_a_button() -> None:
    longest = max(QUESTION_IDS, key=len)
    AnswerIntake(longest, "x" * 32, 1).body()
