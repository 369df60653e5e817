"""R9, F8: through kills nobody is left out and nobody gets it twice; speed is nobody's promise."""

import pytest

from benchmarks import broadcast, everybody

pytestmark = pytest.mark.figure


async def test_a_broadcast_through_a_kill_reaches_everybody_once() -> None:
    plan = broadcast.Plan(recipients=40, people=10, idle_seconds=2, taps=5.0, kills=(15,))
    found = await broadcast.measure(plan)
    assert (found.lost, found.doubled, found.unknown) == (0, 0, 0)
    assert found.refused <= 5
    assert found.share > 0


def test_what_is_due_for_everybody_becomes_one_row_each_through_a_kill() -> None:
    found = everybody.measure(90)
    assert (found.people, found.missing, found.doubled) == (90, 0, 0)
    assert found.seconds > 0
