"""Dispatch, for any question, any mentors, any history, at any hour."""

import datetime as dt
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.features.questions.domain import History, Need, choose, eligible
from bot.people.person import Person, Role

LONDON = ZoneInfo("Europe/London")
NOON = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)
NIGHT = dt.datetime(2026, 11, 23, 23, tzinfo=dt.UTC)


@dataclass(frozen=True)
class Mentor:
    person: Person
    professions: frozenset[str] = frozenset({"doctor"})
    languages: frozenset[str] = frozenset({"en"})
    weekly_cap: int = 3
    roles: frozenset[Role] = field(default=frozenset({Role.MENTOR}))


def mentor(number: int, *languages: str, **about: object) -> Mentor:
    return Mentor(Person(number, number), languages=frozenset(languages or {"en"}), **about)


def chosen(need: Need, mentors: list[Mentor], size: int = 3, **at: object) -> list[int]:
    asked = at.pop("asked", ())
    history = at.pop("history", History())
    now = at.pop("now", NOON)
    found = choose(need, mentors, asked=asked, history=history, now=now, zone=LONDON, size=size)
    return [person.id for person in found]


def test_those_who_read_the_askers_language_come_first():
    need = Need(asker_id=99, language="ar", profession="doctor")
    mentors = [mentor(1), mentor(2), mentor(3, "ar"), mentor(4, "en", "ar"), mentor(5, "uk")]
    assert chosen(need, mentors, size=5) == [3, 4, 1, 2]


def test_those_asked_longest_ago_come_before_those_asked_lately():
    need = Need(asker_id=99, language="en")
    history = History(last_offer={1: NOON, 2: NOON - dt.timedelta(days=2)})
    assert chosen(need, [mentor(1), mentor(2), mentor(3)], history=history) == [3, 2, 1]


def test_a_question_without_a_profession_is_anybodys():
    mentors = [mentor(1), mentor(2, professions=frozenset({"nurse"}))]
    assert chosen(Need(99, "en", None), mentors) == [1, 2]
    assert chosen(Need(99, "en", "nurse"), mentors) == [2]


def test_nobody_is_chosen_at_night_though_somebody_could():
    need, mentors = Need(99, "en"), [mentor(1)]
    assert chosen(need, mentors, now=NIGHT) == []
    assert eligible(need, mentors, (), History()) == mentors


numbers = st.integers(1, 12)
subset = st.frozensets(st.sampled_from(["doctor", "nurse", "dentist"]))
spoken = st.frozensets(st.sampled_from(["en", "ar", "uk", "fa"]))
people = st.lists(
    st.builds(
        lambda number, professions, languages, cap: Mentor(
            Person(number, number), professions, languages, cap
        ),
        numbers, subset, spoken, st.integers(1, 5),
    ),
    unique_by=lambda one: one.person.id,
)  # fmt: skip
needs = st.builds(
    Need,
    numbers,
    st.sampled_from(["en", "ar", "uk"]),
    st.none() | st.sampled_from(["doctor", "nurse"]),
)
histories = st.builds(
    History,
    st.dictionaries(numbers, st.integers(0, 6)),
    st.dictionaries(numbers, st.datetimes(timezones=st.just(dt.UTC))),
)
minutes = st.integers(0, 3 * 365 * 24 * 60)
moments = minutes.map(lambda n: dt.datetime(2025, 1, 1, tzinfo=dt.UTC) + n * MINUTE)


@given(needs, people, st.frozensets(numbers), histories, moments, st.integers(1, 6))
def test_whoever_is_chosen_fits_has_room_and_is_awake(need, mentors, asked, history, now, size):
    found = choose(need, mentors, asked=asked, history=history, now=now, zone=LONDON, size=size)
    by_id = {one.person.id: one for one in mentors}
    ids = [person.id for person in found]
    assert len(ids) == len(set(ids)) <= size
    if not 8 <= now.astimezone(LONDON).hour < 21:
        assert ids == []
    for one in (by_id[number] for number in ids):
        assert one.person.id != need.asker_id
        assert one.person.id not in asked
        assert history.taken.get(one.person.id, 0) < one.weekly_cap
        assert need.profession in (None, *one.professions)
        assert {need.language, "en"} & one.languages


@given(needs, people, st.frozensets(numbers), histories, st.integers(1, 6))
def test_nobody_who_fits_better_is_passed_over(need, mentors, asked, history, size):
    found = choose(need, mentors, asked=asked, history=history, now=NOON, zone=LONDON, size=size)
    could = eligible(need, mentors, asked, history)
    assert len(found) == min(size, len(could))
    shares = {one.person.id for one in could if need.language in one.languages}
    if len(shares) >= size:
        assert {person.id for person in found} <= shares
    else:
        assert shares <= {person.id for person in found}
