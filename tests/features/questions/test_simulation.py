"""A month of questions with people who do as they like: nobody is left waiting, or overasked."""

import datetime as dt
import random
from collections import Counter

import pytest

from bot.features.mentors.domain import RULES_VERSION, Mentor
from bot.features.questions.domain import ENDED, State
from bot.people.person import Person, Role
from tests.conftest import sized
from tests.features.questions.crowd import FIRST_MENTOR, Crowd, some_mentor
from tests.features.questions.desk import DAY, HOUR, START

QUESTIONS, MENTORS, DAYS = sized(500, 1_000), sized(20, 40), 30
AFTERWARDS = 90  # days in which everything comes to an end; as long again, and all is deleted

# All of it must have happened: otherwise nothing was tried.
EVERYTHING = (
    "taken", "answered", "asked back", "no reply", "expired", "handed back", "escalated",
    "alarmed again", "asked more", "closed kindly", "second opinion", "followed up",
    "asked if solved", "solved", "silent", "reopened with the same", "reopened with another",
    "kept apart", "left", "blocked", "returned", "stopped", "lifted", "full", "deleted",
)  # fmt: skip


@pytest.mark.parametrize("seed", range(2, sized(4, 202)))  # in a small month 1 keeps nobody apart
def test_a_month_of_questions_keeps_every_promise_and_all_come_to_an_end(seed):
    rng = random.Random(seed)
    numbers = range(FIRST_MENTOR, FIRST_MENTOR + MENTORS)
    crowd = Crowd(rng, {number: some_mentor(number, rng) for number in numbers})
    for number in range(QUESTIONS):
        crowd.later(rng.uniform(0, DAYS) * DAY, lambda number=number: crowd.ask(number))
    for number in numbers:
        crowd.soon(72, lambda number=number: crowd.live(number))
    for hour in range(1, DAYS * 24):
        crowd.run(START + hour * HOUR)
        crowd.check()
    for day in range(DAYS, DAYS + AFTERWARDS):
        crowd.run(START + day * DAY)
        crowd.check()
    assert len(crowd.questions) + crowd.seen["deleted"] == QUESTIONS
    assert {one.state for one in crowd.questions.values()} <= set(ENDED)
    crowd.run(START + (DAYS + 3 * AFTERWARDS) * DAY)
    assert crowd.seen["deleted"] == QUESTIONS
    assert [what for what in EVERYTHING if not crowd.seen[what]] == []


def equal(number: int) -> Mentor:
    said = frozenset({"doctor"}), frozenset({"en"})
    person = Person(number, number, roles=frozenset({Role.MENTOR}))
    return Mentor(person, RULES_VERSION, START, *said, 5, joined=True)


def test_equal_mentors_are_asked_equally_often():
    numbers = range(FIRST_MENTOR, FIRST_MENTOR + 10)
    crowd = Crowd(random.Random(1), {number: equal(number) for number in numbers})
    for number in range(12):
        crowd.run(START + 9 * HOUR + dt.timedelta(minutes=number))
        crowd.ask(number, ["doctor"])
        crowd.questions[number] = crowd.questions[number].ended(State.WITHDRAWN, crowd.now)
    asked = Counter(mentor for made in crowd.made.values() for mentor in made)
    assert sum(asked.values()) == 36
    assert set(asked.values()) == {3, 4}
