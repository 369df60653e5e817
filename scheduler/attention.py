"""Proactive messages: send what is due, to people in small groups, until nothing is."""

import datetime as dt
import time
from collections.abc import Sequence
from functools import partial

from bot.db.database import StoreError
from bot.features.attention import sweep
from bot.runtime import Runtime
from bot.ticks import each

DUE = 1000
"""Due things looked up at once."""
LEAST, FEW, MANY = 3, 10, 200
"""People in any group, in the first one, and at most. A slow disk costs no commit for each."""
GROUP_SECONDS = 0.01
"""How long a group may keep the store: who taps a button waits for one at most."""


async def run(runtime: Runtime, now: dt.datetime) -> None:
    """Attend to everybody for whom something is due."""
    del now  # a unit has the time
    served, size = 1, FEW
    while served:  # nobody: another process has whoever is left
        async with runtime.looking() as uow:
            due = await sweep.due_people(uow, DUE)
        served = 0
        while due:
            group, due = due[:size], due[size:]
            await runtime.give_way()
            begun = time.perf_counter()
            served += await _serve(runtime, group)
            size = next_size(len(group), time.perf_counter() - begun)


def next_size(size: int, seconds: float) -> int:
    """Return how many people fit into a group, after one of `size` took so long."""
    fitting = int(size * GROUP_SECONDS / max(seconds, 1e-6))
    return max(LEAST, min(fitting, 2 * size, MANY))


async def _serve(runtime: Runtime, group: Sequence[int]) -> int:
    """Attend to a group; return how many could be served."""
    try:
        return await _attend(runtime, group)
    except StoreError:
        raise  # nobody's fault: all of them are tried again at the next tick
    except Exception:  # noqa: BLE001 -- whose fault it is, is found one by one
        said = "what is due for a person could not be sent; it is tried again"
        alone = ([person_id] for person_id in group)
        await each(runtime, alone, partial(_attend, runtime), said, partial(_put_aside, runtime))
        return len(group)


async def _attend(runtime: Runtime, group: Sequence[int]) -> int:
    async with runtime.unit_of_work() as uow:
        return await sweep.attend(uow, runtime, runtime.word, group)


async def _put_aside(runtime: Runtime, group: Sequence[int]) -> None:
    async with runtime.unit_of_work() as uow:
        await sweep.put_aside(uow, group)
