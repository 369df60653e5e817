"""From what was measured to the figures of PERFORMANCE.md: ratios within a round, then medians."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.loads import Broadcast, Latencies
from benchmarks.sessions import BARE, OURS, Session

Round = dict[str, Session]


@dataclass(frozen=True)
class Figure:
    """One figure: `goal` is to be reached, or, unless `at_least`, not to be passed."""

    code: str
    what: str
    value: float
    goal: float
    at_least: bool
    detail: str

    @property
    def met(self) -> bool:
        return self.value >= self.goal if self.at_least else self.value <= self.goal


def against_bare(rounds: Sequence[Round]) -> list[Figure]:
    """Return F1 to F3: our bot against the bare echo of the same round."""
    return [
        _ratio("F1", "updates/s, round trip 0, ÷ B", rounds, 1.0, lambda s: s.near.per_second),
        _ratio("F1", "CPU ms per update ÷ B", rounds, 1.0, lambda s: s.near.cpu_ms, at_least=False),
        _ratio("F2", "updates/s, round trip 50 ms, ÷ B", rounds, 25, lambda s: s.far.per_second),
        _ratio("F3", "p50 ms at 100/s ÷ B", rounds, 2.0, lambda s: _steady(s).p50, at_least=False),
        _ratio("F3", "p99 ms at 100/s ÷ B", rounds, 2.0, lambda s: _steady(s).p99, at_least=False),
    ]


def of_broadcast(result: Broadcast) -> list[Figure]:
    """Return F4 and F5: our bot alone, against the server's limit and against itself."""
    idle, during = result.idle.p99, result.during.p99
    seconds = f"{result.recipients} recipients in {result.seconds:.1f} s"
    share = Figure("F4", "share of the allowed rate", result.share, 0.95, True, seconds)
    lag = f"the server itself came up to {result.server_lag_ms:.0f} ms late"
    refused = Figure("F4", "429 answers", result.refused, 0, False, lag)
    detail = f"{during:.0f} ms, idle {idle:.0f} ms"
    reply = Figure("F5", "reply p99 ÷ idle", during / idle, 1.25, False, detail)
    return [share, refused, reply]


def _ratio(
    code: str,
    what: str,
    rounds: Sequence[Round],
    goal: float,
    of: Callable[[Session], float],
    *,
    at_least: bool = True,
) -> Figure:
    ours = [of(one[OURS]) for one in rounds]
    bare = [of(one[BARE]) for one in rounds]
    value = median(mine / theirs for mine, theirs in zip(ours, bare, strict=True))
    detail = f"{median(ours):.4g}, B {median(bare):.4g}"
    return Figure(code, what, value, goal, at_least, detail)


def _steady(session: Session) -> Latencies:
    assert session.steady
    return session.steady
