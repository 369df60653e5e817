"""How large each load is: as `make bench` runs it, and only to see that all of it works."""

from dataclasses import dataclass

FAR = 0.05
"""A round trip of 50 ms, as to a data centre abroad."""
STEADY_PER_SECOND = 100.0
REPLIES_PER_SECOND = 5.0


@dataclass(frozen=True)
class Plan:
    """`far_one_by_one` is for bots that answer one update after the other: 18 a second."""

    rounds: int
    people: int
    near: int
    far: int
    far_one_by_one: int
    steady_seconds: float
    recipients: int
    repliers: int
    idle_seconds: float
    pictures: int


FULL = Plan(
    rounds=3,
    people=1500,
    near=3000,
    far=1500,
    far_one_by_one=90,
    steady_seconds=8,
    recipients=3000,
    repliers=200,
    idle_seconds=40,
    pictures=100,
)
QUICK = Plan(
    rounds=1,
    people=60,
    near=120,
    far=60,
    far_one_by_one=10,
    steady_seconds=1,
    recipients=60,
    repliers=20,
    idle_seconds=2,
    pictures=4,
)
