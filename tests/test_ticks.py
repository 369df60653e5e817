"""Sweeps: one thing that fails is counted, told to engineers, put aside, and holds up nobody."""

import logging
from types import SimpleNamespace
from typing import cast

import pytest

from bot.delivery.health import Health
from bot.runtime import Runtime
from bot.ticks import each

SAID = "a thing could not be done; it is tried again"


@pytest.fixture
def runtime() -> Runtime:
    return cast("Runtime", SimpleNamespace(health=Health(), give_way=_nobody_waits))


async def _nobody_waits() -> None:
    """Go on at once."""


async def test_one_that_fails_does_not_keep_the_others_waiting(runtime, caplog):
    done, put_aside = [], []

    async def do(item: str) -> None:
        if item == "broken":
            raise LookupError("CANARY")
        done.append(item)

    async def aside(item: str) -> None:
        put_aside.append(item)

    with caplog.at_level(logging.ERROR):
        await each(runtime, ["first", "broken", "last"], do, SAID, aside)
    assert (done, put_aside) == (["first", "last"], ["broken"])
    assert runtime.health.counters["job_failures"] == 1
    assert [record.getMessage() for record in caplog.records] == [SAID]


async def test_where_nothing_is_put_aside_every_failure_is_counted(runtime):
    async def do(item: int) -> None:
        raise LookupError(item)

    await each(runtime, range(3), do, SAID)
    assert runtime.health.counters["job_failures"] == 3


async def test_who_stops_the_program_is_not_kept_from_it(runtime):
    async def do(item: int) -> None:
        raise KeyboardInterrupt(item)

    with pytest.raises(KeyboardInterrupt):
        await each(runtime, range(3), do, SAID)
    assert runtime.health.counters["job_failures"] == 0
