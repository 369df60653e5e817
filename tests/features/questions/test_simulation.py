"""A month of questions with people who do as they like: nobody is left waiting, or overasked."""

import datetime as dt
import random
from collections import Counter

import pytest

from bot.features.mentors.domain import RULES_VERSION, Mentor
from bot.features.questions.domain import State
from bot.people.person import Person, Role
from tests.conftest import sized
from tests.features.questions.desk import DAY, ENDS, FIRST_MENTOR, HOUR, START, Desk, some_mentor

QUESTIONS, MENTORS, DAYS = 1_000, 40, 30
AFTERWARDS = 90  # days in which everything comes to an end


@pytest.mark.parametrize("seed", range(sized(2, 200)))
def test_a_month_of_a_thousand_questions(seed):
    rng = random.Random(seed)
    numbers = range(FIRST_MENTOR, FIRST_MENTOR + MENTORS)
    desk = Desk(rng, {number: some_mentor(number, rng) for number in numbers})
    for number in range(QUESTIONS):
        desk.later(rng.uniform(0, DAYS) * DAY, lambda number=number: desk.ask(number))
    for number in numbers:
        desk.soon(72, lambda number=number: desk.live(number))
    for hour in range(1, DAYS * 24):
        desk.run(START + hour * HOUR)
        desk.check()
    for day in range(DAYS, DAYS + AFTERWARDS):
        desk.run(START + day * DAY)
        desk.check()
    assert len(desk.questions) == QUESTIONS
    assert {one.state for one in desk.questions.values()} <= set(ENDS)
    # All of it happened: otherwise nothing was tried.
    for what in ("taken", "answered", "asked back", "no reply", "expired", "handed back",
                 "escalated", "second opinion", "left", "full"):  # fmt: skip
        assert desk.seen[what], what


def equal(number: int) -> Mentor:
    said = frozenset({"doctor"}), frozenset({"en"})
    person = Person(number, number, roles=frozenset({Role.MENTOR}))
    return Mentor(person, RULES_VERSION, START, *said, 5, joined=True)


def test_equal_mentors_are_asked_equally_often():
    numbers = range(FIRST_MENTOR, FIRST_MENTOR + 10)
    desk = Desk(random.Random(1), {number: equal(number) for number in numbers})
    for number in range(12):
        desk.run(START + 9 * HOUR + dt.timedelta(minutes=number))
        desk.ask(number, ["doctor"])
        desk.questions[number] = desk.questions[number].ended(State.WITHDRAWN, desk.now)
    asked = Counter(mentor for made in desk.made.values() for mentor in made)
    assert sum(asked.values()) == 36
    assert set(asked.values()) == {3, 4}
