"""The benchmark of sweeps works; what it measures on a busy machine is nobody's promise.

That a sweep reads no more with more people is held in tests/nudges, by counting statements.
"""

import pytest

from benchmarks.sweeps import run


@pytest.mark.figure
async def test_the_benchmark_of_sweeps_yields_a_ratio() -> None:
    measured = await run((30, 60), due=10, rounds=1)
    assert [one["enrolled"] for one in measured["crowds"]] == [30, 60]
    assert measured["ratio"] > 0
