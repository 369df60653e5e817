"""Flood control: how much, for whom, and how long to wait."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.playground.emulator.errors import ApiError
from bot.playground.emulator.flood import FloodControl
from bot.playground.emulator.limits import NO_FLOOD_CONTROL, TELEGRAM_LIMITS

unhurried = settings(deadline=None)  # a busy machine is no failure


class Watch:
    """A monotonic clock that is set by hand."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def flood(watch: Watch) -> FloodControl:
    return FloodControl(TELEGRAM_LIMITS, watch)


def retry_after(flood: FloodControl, chat_id: int, count: int = 1) -> int:
    try:
        flood.admit(chat_id, count)
    except ApiError as error:
        return (error.parameters or {})["retry_after"]
    return 0


def test_a_refusal_says_how_long_to_wait(flood: FloodControl) -> None:
    flood.admit(7, count=10)
    with pytest.raises(ApiError) as caught:
        flood.admit(7)
    assert caught.value.body() == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 6",
        "parameters": {"retry_after": 6},
    }


def test_a_chat_takes_a_small_burst_and_then_one_a_second(
    flood: FloodControl, watch: Watch
) -> None:
    assert [retry_after(flood, 7) for _ in range(6)] == [0, 0, 0, 0, 0, 1]
    watch.seconds += 1
    assert [retry_after(flood, 7) for _ in range(2)] == [0, 1]
    assert retry_after(flood, 8) == 0


def test_the_whole_bot_takes_thirty_a_second(flood: FloodControl, watch: Watch) -> None:
    assert [retry_after(flood, chat) for chat in range(1, 32)] == [0] * 30 + [1]
    for chat in range(100, 130):
        watch.seconds += 1 / 30
        assert retry_after(flood, chat) == 0
    assert retry_after(flood, 200) == 1


def test_a_group_takes_twenty_a_minute(flood: FloodControl, watch: Watch) -> None:
    assert [retry_after(flood, -7) for _ in range(21)] == [0] * 20 + [3]
    watch.seconds += 3
    assert retry_after(flood, -7) == 0
    assert retry_after(flood, 7) == 0


def test_a_refusal_costs_nothing(flood: FloodControl, watch: Watch) -> None:
    for _ in range(100):
        retry_after(flood, 7)
    watch.seconds += 1
    assert retry_after(flood, 7) == 0


def test_an_album_counts_each_of_its_messages(flood: FloodControl, watch: Watch) -> None:
    assert retry_after(flood, 7, count=10) == 0
    assert retry_after(flood, 7) == 6
    watch.seconds += 6
    assert retry_after(flood, 7) == 0


def test_without_flood_control_everything_goes(watch: Watch) -> None:
    flood = FloodControl(NO_FLOOD_CONTROL, watch)
    assert [retry_after(flood, 7) for _ in range(1000)] == [0] * 1000


@unhurried
@given(st.lists(st.floats(0, 3), min_size=1, max_size=200))
def test_who_waits_as_told_is_admitted_and_no_window_holds_too_much(gaps: list[float]) -> None:
    watch = Watch()
    flood = FloodControl(TELEGRAM_LIMITS, watch)
    admitted = []
    for gap in gaps:
        watch.seconds += gap
        if wait := retry_after(flood, 7):
            watch.seconds += wait
            assert retry_after(flood, 7) == 0
        admitted.append(watch.seconds)
    for start in admitted:
        assert sum(start <= at <= start + 10 for at in admitted) <= 10 + 5
