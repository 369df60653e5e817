"""What comes first on the desk, and how much it is."""

from hypothesis import given
from hypothesis import strategies as st

from bot.features.desk.domain import Desk, Matter, total
from bot.screen import Home

COUNTS = st.dictionaries(st.sampled_from(Matter), st.integers(0, 50))


def desk(waiting: dict[Matter, int]) -> Desk:
    return Desk(waiting, {}, *[Home()] * 6)


def test_people_in_danger_come_before_work_and_work_before_silence() -> None:
    every = desk(dict.fromkeys(Matter, 1)).first
    assert every[0] is Matter.CONCERNS
    assert every[-1] is Matter.SILENT
    assert every.index(Matter.UNTAKEN) < every.index(Matter.RECHECK) < every.index(Matter.FLAGS)


@given(COUNTS)
def test_the_desk_is_empty_exactly_when_nothing_waits(waiting: dict[Matter, int]) -> None:
    found = desk(waiting)
    assert (total(waiting) == 0) is (found.first == ())
    assert all(waiting[one] for one in found.first)
    assert list(found.first) == [one for one in Matter if one in found.first]


@given(COUNTS, st.integers(1, 50))
def test_how_many_are_silent_cannot_be_read_from_the_total(
    waiting: dict[Matter, int], silent: int
) -> None:
    one, many = ({**waiting, Matter.SILENT: n} for n in (1, silent))
    assert total(one) == total(many)
