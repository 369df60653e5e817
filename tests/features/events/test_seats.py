"""Places: never more than there are, nobody is overtaken, each offer is made once."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from bot.features.events.domain.rsvp import Place
from bot.features.events.domain.seats import Seat, offer_until, place_for, settle
from tests.conftest import START

DAY = dt.timedelta(days=1)
STARTS = START + 20 * DAY
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["come", "come", "come", "leave", "take", "wait", "more", "fewer"]),
        st.integers(0, 40),
    ),
    max_size=60,
)


class Room:
    """A room as the services keep it: everything happens one after another."""

    def __init__(self, capacity: int) -> None:
        self.capacity, self.now, self.turns = capacity, START, 0
        self.seats: dict[int, Seat] = {}
        self.offered: list[int] = []  # turns, in the order in which they were offered a place

    def settle(self) -> None:
        until = offer_until(self.now, STARTS, DAY)
        for seat in settle([*self.seats.values()], self.capacity, self.now, until):
            if seat.place is Place.NONE:
                del self.seats[seat.person_id]
            else:
                self.offered.append(seat.turn)
                self.seats[seat.person_id] = seat

    def come(self, person: int) -> None:
        if person in self.seats:
            return
        self.settle()
        self.turns += 1
        place = place_for([*self.seats.values()], self.capacity, self.now)
        self.seats[person] = Seat(person, place, self.turns)

    def leave(self, person: int) -> None:
        self.seats.pop(person, None)
        self.settle()

    def take(self, person: int) -> None:
        seat = self.seats.get(person)
        if seat and seat.place is Place.OFFERED and seat.offered_until and (
            self.now < seat.offered_until
        ):  # fmt: skip
            self.seats[person] = Seat(person, Place.GOING, seat.turn)

    def held(self) -> int:
        return sum(one.place.is_held for one in self.seats.values())

    def waiting(self) -> list[int]:
        return sorted(one.turn for one in self.seats.values() if one.place is Place.WAITING)


@given(st.integers(0, 6), STEPS)
def test_no_order_of_events_gives_a_place_twice_or_lets_anybody_overtake(
    capacity: int, steps: list[tuple[str, int]]
) -> None:
    room = Room(capacity)
    for step, number in steps:
        held, waiting = room.held(), room.waiting()
        offered = len(room.offered)
        match step:
            case "come":
                room.come(number)
            case "leave":
                room.leave(number)
            case "take":
                room.take(number)
            case "wait":
                room.now += dt.timedelta(hours=number)
                room.settle()
            case "more":
                room.capacity += number % 3
                room.settle()
            case _:
                room.capacity = max(room.capacity - number % 3, 0)
                room.settle()
        assert room.held() <= max(room.capacity, held), "never more than there are places"
        new = room.offered[offered:]
        assert new == [turn for turn in waiting if turn in new], "in the order of the line"
        assert all(turn > max(new) for turn in room.waiting()) if new else True
    assert len(set(room.offered)) == len(room.offered), "each offer once"


@given(st.integers(0, 5), st.integers(0, 20))
def test_after_each_settling_no_place_stays_free_while_somebody_waits(
    capacity: int, people: int
) -> None:
    seats = [Seat(n, Place.WAITING, n) for n in range(people)]
    changed = settle(seats, capacity, START, START + DAY)
    assert [one.turn for one in changed] == [*range(min(capacity, people))]
    assert len(settle(seats, None, START, START + DAY)) == people, "no limit any more"
    ended = settle(seats, capacity, START, None)
    assert [one.place for one in ended] == [Place.NONE] * people, "too late to offer anything"


def test_an_offer_stands_a_day_and_less_close_to_the_event() -> None:
    assert offer_until(START, STARTS, DAY) == START + DAY
    assert offer_until(STARTS - dt.timedelta(hours=8), STARTS, DAY) == STARTS - dt.timedelta(
        hours=6
    )
    assert offer_until(STARTS - dt.timedelta(hours=1), STARTS, DAY) is None
    assert offer_until(STARTS + DAY, STARTS, DAY) is None


def test_who_comes_waits_behind_those_who_wait_even_when_a_place_is_free() -> None:
    waiting = [Seat(1, Place.WAITING, 1)]
    assert place_for(waiting, 5, START) is Place.WAITING
    assert place_for([], 0, START) is Place.WAITING
    assert place_for([], None, START) is Place.GOING
    late = [Seat(1, Place.OFFERED, 1, START)]
    assert place_for(late, 1, START) is Place.GOING, "an offer that has ended holds nothing"
