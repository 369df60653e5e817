"""Dispatch, for any question, any mentors, any history, at any hour."""

import dataclasses
import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.features.mentors.domain import RULES_VERSION, Mentor
from bot.features.mentors.hours import ANY_TIME, EVERY_DAY, WEEKDAYS, WEEKEND, Away, Hours
from bot.features.questions.clocks import Clocks
from bot.features.questions.dispatch import (
    Decision,
    History,
    Made,
    Need,
    dispatch,
    eligible,
    score,
)
from bot.features.questions.domain import Offer, Question, State
from bot.people.person import Person, Role
from bot.settings import Programme

NOON = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)  # a Monday
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
MINUTE = dt.timedelta(minutes=1)
NIGHT = NOON + 11 * HOUR
CLOCKS = Clocks(Programme(), ZoneInfo("Europe/London"))
EVENINGS = Hours(WEEKDAYS, 18, 21)
DOCTOR = frozenset({"doctor"})


def mentor(number: int, *languages: str, zone: str = "", **about: object) -> Mentor:
    person = Person(number, number, roles=frozenset({Role.MENTOR}), zone=zone)
    said = {"professions": DOCTOR, "weekly_cap": 3, "joined": True, **about}
    return Mentor(person, RULES_VERSION, NOON, languages=frozenset(languages or {"en"}), **said)


def waiting(since: dt.datetime = NOON, **about: object) -> Question:
    return dataclasses.replace(
        Question(1, "Q-AAAA", 99, "exams", "", State.WAITING, since), **about
    )


@dataclass
class Queue:
    """One question in the queue of some mentors."""

    mentors: list[Mentor]
    question: Question = dataclasses.field(default_factory=waiting)
    need: Need = dataclasses.field(default_factory=lambda: Need(99, "en", "doctor"))
    history: History = dataclasses.field(default_factory=History)

    def at(self, now: dt.datetime) -> Decision:
        """Do what is due, and remember it as the database would."""
        found = dispatch(self.question, self.need, self.mentors, self.history, now, CLOCKS)
        self.question = found.question
        made = {person.id: Made(Offer.OFFERED, now) for person in found.ask}
        self.history = dataclasses.replace(self.history, made={**self.history.made, **made})
        return found

    def asked(self, now: dt.datetime = NOON) -> list[int]:
        return [person.id for person in self.at(now).ask]


# Whom


def test_who_knows_the_topic_comes_before_who_reads_the_language_before_who_lives_near():
    need = Need(99, "ar", "doctor", region="wales", topic="exams")
    mentors = [
        mentor(1, topics=frozenset({"money"})),
        mentor(2, topics=frozenset({"money"}), region="wales"),
        mentor(3, "en", "ar", topics=frozenset({"money"})),
        mentor(4),
        mentor(5, "en", "ar"),
        mentor(6, "en", "ar", region="wales"),
    ]
    scores = [score(need, one) for one in mentors]
    assert scores == sorted(scores)
    assert len(set(scores)) == len(scores)


def test_every_mentor_of_the_profession_knows_a_step_of_the_plan():
    need = Need(99, "en", "doctor", topic="step")
    assert score(need, mentor(1, topics=frozenset({"money"}))) == score(need, mentor(2))


def test_those_who_read_the_askers_language_come_first():
    mentors = [mentor(1), mentor(2), mentor(3, "ar"), mentor(4, "en", "ar"), mentor(5, "uk")]
    queue = Queue(mentors, need=Need(99, "ar", "doctor"))
    assert queue.asked() == [3, 4, 1]
    assert queue.asked(NOON + 21 * HOUR) == [2]


def test_those_asked_longest_ago_come_before_those_asked_lately():
    history = History(last_offer={1: NOON, 2: NOON - 2 * DAY})
    assert Queue([mentor(1), mentor(2), mentor(3)], history=history).asked() == [3, 2, 1]


def test_a_question_without_a_profession_is_anybodys():
    mentors = [mentor(1), mentor(2, professions=frozenset({"nurse"}))]
    assert Queue(mentors, need=Need(99, "en")).asked() == [1, 2]
    assert Queue(mentors, need=Need(99, "en", "nurse")).asked() == [2]


def test_nobody_is_asked_who_is_full_or_has_as_many_offers_open_as_a_week_takes():
    history = History(load={1: 3, 2: 2}, pending={3: 3, 4: 2})
    assert Queue([mentor(n) for n in (1, 2, 3, 4)], history=history).asked() == [2, 4]


def test_nobody_is_asked_about_their_own_question():
    assert Queue([mentor(99), mentor(1)]).asked() == [1]


def test_who_may_know_the_person_is_not_asked():
    assert Queue([mentor(1), mentor(2)], history=History(acquainted={1})).asked() == [2]


# When


def test_waves_of_three_then_coordinators_and_then_coordinators_again():
    queue = Queue([mentor(n) for n in range(1, 9)])
    assert queue.asked() == [1, 2, 3]
    assert queue.question.due_at == NOON + 20 * HOUR  # twelve hours later it is night
    assert queue.asked(NOON + 19 * HOUR) == []
    assert queue.asked(NOON + 20 * HOUR) == [4, 5, 6]
    assert queue.question.due_at == NOON + 48 * HOUR
    last = queue.at(NOON + 48 * HOUR)
    assert last.escalate
    assert last.ask == ()
    assert last.question.due_at == NOON + 72 * HOUR
    assert not queue.at(NOON + 71 * HOUR).escalate
    assert queue.at(NOON + 72 * HOUR).escalate


def test_without_anybody_coordinators_hear_at_once_and_once():
    queue = Queue([mentor(1, professions=frozenset({"nurse"}))])
    assert queue.at(NOON).escalate
    assert not queue.at(NOON + HOUR).escalate


def test_at_night_nobody_is_asked_and_nobody_is_told_that_there_is_nobody():
    queue = Queue([mentor(1)], waiting(NIGHT))
    found = queue.at(NIGHT)
    assert found.ask == ()
    assert not found.escalate
    assert found.question.due_at == NIGHT + 9 * HOUR
    assert queue.asked(NIGHT + 9 * HOUR) == [1]


def test_a_wave_is_filled_when_its_mentors_come_into_their_hours():
    queue = Queue([mentor(1), *(mentor(n, hours=EVENINGS) for n in range(2, 7))])
    assert queue.asked() == [1]
    assert queue.question.due_at == NOON + 6 * HOUR
    assert queue.asked(NOON + 6 * HOUR) == [2, 3]
    assert queue.question.waves == 1
    # The next wave is due at midnight, and these have time in the evening.
    assert queue.question.due_at == NOON + 30 * HOUR
    assert queue.asked(NOON + 30 * HOUR) == [4, 5, 6]


def test_who_is_away_is_not_asked_and_who_comes_back_too_late_is_no_hope():
    away = Away(NOON.date(), NOON.date() + 7 * DAY)
    found = Queue([mentor(1, away=away)]).at(NOON)
    assert found.ask == ()
    assert found.escalate
    back = Away(NOON.date() - DAY, NOON.date())
    queue = Queue([mentor(1, away=back)])
    assert not queue.at(NOON).escalate
    assert queue.question.due_at == NOON + 20 * HOUR
    assert queue.asked(NOON + 20 * HOUR) == [1]


def test_everybody_is_asked_by_their_own_clock():
    kabul = mentor(1, zone="Asia/Kabul")  # 04:30 ahead: it is 21:30 there
    here = mentor(2)
    assert Queue([kabul, here], waiting(NOON + 5 * HOUR)).asked(NOON + 5 * HOUR) == [2]
    assert Queue([kabul, here], waiting(NOON - 8 * HOUR)).asked(NOON - 8 * HOUR) == [1]


def test_a_decline_frees_a_place_in_the_wave():
    queue = Queue([mentor(n) for n in range(1, 5)])
    queue.at(NOON)
    made = {**queue.history.made, 2: Made(Offer.DECLINED, NOON)}
    queue.history = dataclasses.replace(queue.history, made=made)
    assert queue.asked(NOON + HOUR) == [4]


# Whatever there is

numbers = st.integers(1, 12)
hours = st.sampled_from([ANY_TIME, EVENINGS, Hours(WEEKEND, 9, 18), Hours(EVERY_DAY, 9, 10)])
aways = st.none() | st.integers(0, 400).map(
    lambda n: Away(NOON.date() + n * DAY, NOON.date() + (n + 9) * DAY)
)
people = st.lists(
    st.builds(
        lambda number, languages, **about: mentor(number, *languages, **about),
        numbers,
        st.frozensets(st.sampled_from(["en", "ar", "uk", "fa"]), min_size=1),
        professions=st.frozensets(st.sampled_from(["doctor", "nurse"]), min_size=1),
        topics=st.frozensets(st.sampled_from(["exams", "money"])),
        region=st.sampled_from(["", "wales", "east"]),
        weekly_cap=st.integers(1, 5),
        zone=st.sampled_from(["Europe/London", "Asia/Kabul", "America/New_York", "Africa/Cairo"]),
        hours=hours,
        away=aways,
        paused=st.booleans(),
    ),
    unique_by=lambda one: one.person.id,
)
needs = st.builds(
    Need,
    numbers,
    st.sampled_from(["en", "ar", "uk"]),
    st.none() | st.sampled_from(["doctor", "nurse"]),
    st.none() | st.sampled_from(["wales", "east"]),
    st.sampled_from(["exams", "step", "other"]),
)
minutes = st.integers(0, 360 * 24 * 60)
moments = minutes.map(lambda n: NOON + n * MINUTE)
made = st.builds(Made, st.sampled_from(Offer), moments)
histories = st.builds(
    History,
    st.dictionaries(numbers, st.integers(0, 6)),
    st.dictionaries(numbers, st.integers(0, 6)),
    st.dictionaries(numbers, moments),
    st.dictionaries(numbers, made, max_size=4),
)


@given(needs, people, histories, moments, st.integers(0, 100))
def test_whoever_is_asked_fits_has_room_and_is_in_their_hours(need, mentors, history, now, ago):
    question = waiting(now - ago * HOUR)
    found = dispatch(question, need, mentors, history, now, CLOCKS)
    by_id = {one.person.id: one for one in mentors}
    ids = [person.id for person in found.ask]
    assert len(ids) == len(set(ids)) <= 3
    for one in (by_id[number] for number in ids):
        assert one.person.id not in (need.asker_id, *history.made)
        assert history.load.get(one.person.id, 0) < one.weekly_cap
        assert need.profession in (None, *one.professions)
        assert {need.language, "en"} & one.languages
        local = now.astimezone(one.zone)
        assert max(8, one.hours.start) <= local.hour < min(21, one.hours.end)
        assert one.hours.days >> local.weekday() & 1
        assert not one.away or not one.away.first <= local.date() <= one.away.last
        assert not one.paused


def before(history: History, now: dt.datetime) -> History:
    """Leave out offers that are still to come: they would fill the wave that begins now."""
    return dataclasses.replace(
        history, made={n: one for n, one in history.made.items() if one.at < now}
    )


@given(needs, people, histories, moments, st.integers(0, 100))
def test_nobody_who_fits_better_and_is_free_is_passed_over(need, mentors, history, now, ago):
    history = before(history, now)
    found = dispatch(waiting(now - ago * HOUR), need, mentors, history, now, CLOCKS)
    able = [one for one in eligible(need, mentors, history) if one.free_from(now) == now]
    assert len(found.ask) == min(3, len(able))
    chosen = {person.id for person in found.ask}
    worst = min((score(need, one) for one in able if one.person.id in chosen), default=0)
    assert all(score(need, one) <= worst for one in able if one.person.id not in chosen)


@given(needs, people, histories, moments, st.integers(0, 200))
def test_a_waiting_question_is_looked_at_again_and_never_later_than_a_coordinator_hears(
    need, mentors, history, now, ago
):
    question = waiting(now - ago * HOUR)
    found = dispatch(question, need, mentors, history, now, CLOCKS)
    assert now < found.question.due_at <= now + 48 * HOUR
    if ago >= 48:
        assert found.escalate
    again = dispatch(found.question, need, mentors, history, found.question.due_at, CLOCKS)
    assert again.question.due_at > found.question.due_at
