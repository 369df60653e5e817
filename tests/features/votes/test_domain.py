"""What a vote is: how it is read, when it closes, what may be shown of it."""

import datetime as dt
from collections import defaultdict
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import UserError
from bot.features.results.domain.suppression import together
from bot.features.votes.domain import (
    MOST,
    OPTION,
    QUESTION,
    Audience,
    Outcome,
    Vote,
    Wording,
    closing,
    count,
    read,
)
from bot.features.votes.domain import State as VoteState
from bot.features.votes.errors import (
    FewOptionsError,
    LongLineError,
    ManyOptionsError,
    OtherNumberError,
    SameOptionError,
)
from bot.i18n import arrange
from bot.i18n.split import units
from bot.people.person import Person, Role
from tests.shipped import catalogs

K = 5
MOST_VOTERS = 16
LONDON = ZoneInfo("Europe/London")
ARABIC_RUNS = "ب a " * 24


def test_the_first_line_is_the_question_and_each_other_line_an_option() -> None:
    assert read(" When? \n\n- Saturday\n• Sunday\n3. Monday ", "ltr") == Wording(
        "When?", ("Saturday", "Sunday", "3. Monday")
    )


@pytest.mark.parametrize(
    ("text", "error"),
    [("", FewOptionsError), ("When?", FewOptionsError), ("When?\nSaturday", FewOptionsError),
     ("When?\n\u200b\nSaturday", FewOptionsError),
     ("\n".join(map(str, range(MOST + 2))), ManyOptionsError),
     ("When?\nSaturday\nSATURDAY", SameOptionError),
     ("?" * (QUESTION + 1) + "\na\nb", LongLineError),
     ("When?\na\n" + "😀" * (OPTION // 2 + 1), LongLineError)],
)  # fmt: skip
def test_what_no_poll_could_show_is_refused(text: str, error: type[UserError]) -> None:
    with pytest.raises(error) as failure:
        read(text, "ltr")
    assert failure.value.message(catalogs().translator("en"))


def test_marks_of_direction_count_as_telegram_counts_them() -> None:
    assert units(ARABIC_RUNS) < OPTION < units(arrange(ARABIC_RUNS, "rtl"))
    read(f"When?\n{ARABIC_RUNS}\nb", "ltr")
    with pytest.raises(LongLineError):
        read(f"When?\n{ARABIC_RUNS}\nb", "rtl")


def test_every_language_has_the_same_number_of_options() -> None:
    with pytest.raises(OtherNumberError):
        read("When?\na\nb", "ltr", 3)
    assert len(read("When?\na\nb\nc", "ltr", 3).options) == 3


@given(st.text())
def test_whatever_is_typed_is_a_vote_or_refused_with_a_reason(text: str) -> None:
    try:
        wording = read(text, "rtl")
    except (FewOptionsError, ManyOptionsError, SameOptionError, LongLineError):
        return
    assert 2 <= len(wording.options) <= MOST
    assert all(wording.options)


@pytest.mark.parametrize("day", [dt.date(2026, 3, 28), dt.date(2026, 10, 24)])
def test_a_vote_closes_in_the_evening_on_either_side_of_a_clock_change(day: dt.date) -> None:
    opened = dt.datetime.combine(day, dt.time(23, 30), LONDON)
    closes = closing(opened, 1, LONDON).astimezone(LONDON)
    assert (closes.date(), closes.hour) == (day + dt.timedelta(days=1), 18)


def test_who_is_asked() -> None:
    medic, mentor = Person(1, 1, consent=1), Person(2, 2, roles=frozenset({Role.MENTOR}))
    stranger, office = Person(3, 3), Person(4, 4, roles=frozenset({Role.COORDINATOR}))
    everybody = (medic, mentor, stranger, office)
    assert [one for one in everybody if Audience.EVERYBODY.has(one)] == [medic, mentor, office]
    assert [one for one in everybody if Audience.MEDICS.has(one)] == [medic]
    assert [one for one in everybody if Audience.MENTORS.has(one)] == [mentor]
    assert {one.next for one in Audience} == set(Audience)


def test_a_language_that_is_missing_is_english_or_else_the_first() -> None:
    words = Wording("?", ("a", "b"))
    now = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)

    def vote(*codes: str) -> Vote:
        return Vote(1, VoteState.DRAFT, Audience.MEDICS, 1, now, dict.fromkeys(codes, words))

    assert vote("ar", "en").language("fa") == "en"
    assert vote("ar", "fa").language("uk") == "ar"
    assert vote("ar", "fa").language("fa") == "fa"


COUNTS = st.lists(st.integers(0, 12), min_size=2, max_size=MOST)


@given(COUNTS)
def test_of_fewer_than_k_nothing_is_told_and_no_group_is_small(counts: list[int]) -> None:
    told = count(counts, K, together)
    if sum(counts) < K:
        assert told == Outcome()
        return
    assert told.voters == sum(counts)
    assert all(people >= K for _, people in told.groups)
    assert (told.leader is None) == bool(told.groups)
    if told.groups:
        assert [place for places, _ in told.groups for place in places] == [*range(len(counts))]
        assert sum(people for _, people in told.groups) == told.voters
    else:
        assert counts[told.leader or 0] == max(counts)


@pytest.mark.parametrize("options", [2, 3])
def test_nobody_who_knows_the_rules_can_find_a_small_group(options: int) -> None:
    could_be: dict[Outcome, list[tuple[int, ...]]] = defaultdict(list)
    for counts in product(range(MOST_VOTERS + 1), repeat=options):
        if K <= sum(counts) <= MOST_VOTERS:
            could_be[count(counts, K, together)].append(counts)
    for told, tables in could_be.items():
        for option in range(options):
            assert not {table[option] for table in tables} <= {1, 2, 3, 4}, told
