"""The benchmark itself works; what it measures on a busy machine is nobody's promise."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FIGURES = ["F1", "F1", "F2", "F3", "F3", "F4", "F4", "F5", "F11", "F11", "F11"]


@pytest.mark.figure
def test_the_quick_benchmark_yields_every_figure(tmp_path: Path) -> None:
    out = tmp_path / "figures.json"

    subprocess.run(
        [sys.executable, "-m", "benchmarks", "--quick", "--out", str(out)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        timeout=240,
    )

    measured = json.loads(out.read_text("utf-8"))
    assert [figure["code"] for figure in measured["figures"]] == FIGURES
    assert all(figure["value"] >= 0 for figure in measured["figures"])
    [peers] = measured["rounds"]
    assert all(peer["near"]["per_second"] > 0 for peer in peers.values())
    assert measured["broadcast"]["during"]["replies"] > 0
