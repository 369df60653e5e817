"""What coordinators look at first."""

import datetime as dt

from bot.features.flags.actions import GiveFlag, LookedAt, TakeFlagBack
from bot.features.flags.domain import Tally, Verdict, most_urgent_first

NOW = dt.datetime(2026, 11, 23, 9, 0, 0, 1, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


def test_complaints_come_first_then_what_is_newest() -> None:
    praised = Tally("praised", {Verdict.HELPFUL: 9}, NOW + HOUR)
    wrong = Tally("wrong", {Verdict.WRONG: 1, Verdict.HELPFUL: 4}, NOW)
    old = Tally("old", {Verdict.OLD: 1}, NOW + HOUR)
    worst = Tally("worst", {Verdict.OLD: 1, Verdict.WRONG: 1}, NOW - HOUR)
    assert most_urgent_first([praised, wrong, old, worst]) == [worst, old, wrong, praised]


def test_what_was_looked_at_ends_right_after_the_newest() -> None:
    assert Tally("a", {}, NOW).before - NOW.timestamp() < 1
    assert Tally("a", {}, NOW).before > NOW.timestamp()


def test_every_flag_fits_in_a_button() -> None:
    for verdict in Verdict:
        GiveFlag("s" * 32, verdict, "abcd").body()
    TakeFlagBack("s" * 32, "abcd").body()
    LookedAt("s" * 32, 9_999_999_999).body()
