"""The order of the day: as proposed, as changed, with speakers who come and go."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from bot.features.kit import day as days
from bot.features.kit.day import Placed, Speaker
from tests.features.kit.samples import KIT, occasion

ANN, BEN = Speaker(1, "Ann", "GMC", 30), Speaker(2, "Ben", "General practice", 20)
HELD = occasion()


def keys(found: days.Day) -> list[str]:
    return [one.key for one in found.pieces]


def test_participants_speak_first_and_the_speakers_have_the_place_of_talks() -> None:
    empty = days.day(KIT, HELD, None, ())
    assert keys(empty).index("journeys") < keys(empty).index("talks")
    found = days.day(KIT, HELD, None, (ANN, BEN))
    assert keys(found)[2:5] == ["journeys", ANN.key, BEN.key]
    assert "talks" not in keys(found)
    assert found.lets_people_speak_first
    late = days.day(KIT, HELD, days.shifted(found.kept, ANN.key, -1), (ANN, BEN))
    assert not late.lets_people_speak_first
    gone = days.day(KIT, HELD, days.without(found.kept, "journeys"), (ANN, BEN))
    assert not gone.lets_people_speak_first


def test_each_part_begins_when_the_one_before_ends() -> None:
    found = days.day(KIT, HELD, None, (ANN,))
    assert found.pieces[0].starts_at == HELD.starts_at
    for one, following in zip(found.pieces, found.pieces[1:], strict=False):
        assert one.ends_at == following.starts_at
    long = days.day(KIT, HELD, (*found.kept, Placed("o1", 480, "Party")), (ANN,))
    assert long.over == (long.pieces[-1].ends_at - HELD.ends_at) // dt.timedelta(minutes=1)
    assert found.over == 0


def test_a_new_speaker_follows_the_other_talks_and_one_who_is_gone_leaves_no_gap() -> None:
    kept = days.day(KIT, HELD, None, (ANN,)).kept
    both = days.day(KIT, HELD, kept, (ANN, BEN))
    assert keys(both).index(BEN.key) == keys(both).index(ANN.key) + 1
    assert ANN.key not in keys(days.day(KIT, HELD, kept, ()))
    nobody = days.day(KIT, HELD, (), (ANN,))
    assert keys(nobody) == [ANN.key]
    assert days.day(KIT, HELD, (), ()).over == 0


MOVES = st.lists(
    st.tuples(
        st.sampled_from(["shift", "stretch", "drop"]),
        st.sampled_from(["arrival", "journeys", ANN.key, "nothing", "lunch-break"]),
        st.integers(-9, 9),
    ),
    max_size=12,
)


@given(MOVES)
def test_whatever_is_moved_nothing_is_doubled_or_lost_but_what_was_left_out(moves) -> None:
    kept = days.day(KIT, HELD, None, (ANN, BEN)).kept
    left = {one.key for one in kept}
    for what, key, by in moves:
        if what == "shift":
            kept = days.shifted(kept, key, by)
        elif what == "stretch":
            kept = days.lasting(kept, key, by * 5)
        elif key != ANN.key:
            kept, left = days.without(kept, key), left - {key}
        found = days.day(KIT, HELD, kept, (ANN, BEN))
        assert sorted(keys(found)) == sorted(left)
        assert all(days.SHORTEST <= one.placed.minutes <= days.LONGEST for one in found.pieces)
