"""The first published answers: whole, honest and short."""

import pytest

from bot.content.answers import Answer
from tests import shipped

LIBRARY = shipped.library()
ANSWERS = LIBRARY.answers
ON_A_SCREEN = 700  # characters, without the sources


def test_there_are_forty_first_answers_and_some_for_every_profession() -> None:
    assert len(ANSWERS) >= 40
    named = {profession for one in ANSWERS for profession in one.professions}
    question = next(one for one in LIBRARY.intake.questions if one.id == "profession")
    assert named == {option.id for option in question.options}


@pytest.mark.parametrize("one", ANSWERS, ids=lambda one: one.id)
def test_an_answer_asks_one_thing_and_fits_on_a_screen(one: Answer) -> None:
    assert one.question.endswith("?")
    assert len(one.question) + sum(map(len, one.answer)) <= ON_A_SCREEN


@pytest.mark.parametrize("one", ANSWERS, ids=lambda one: one.id)
def test_who_must_ask_a_registered_adviser_is_led_to_one(one: Answer) -> None:
    assert ("registered adviser" in " ".join(one.answer)) == ("immigration-adviser" in one.help)
