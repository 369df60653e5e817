"""Run the benchmark: `python -m benchmarks` (six minutes on two cores)."""

import argparse
import asyncio
from pathlib import Path

from rich.console import Console

from benchmarks import cores, drawing, report
from benchmarks.figures import Round, against_bare, of_broadcast
from benchmarks.plan import FULL, QUICK, Plan
from benchmarks.sessions import PEERS, broadcast_session, session

RESULTS = Path(__file__).parent / "results" / "latest.json"


async def run(plan: Plan, out: Path, pictures: drawing.Drawn) -> None:
    console = Console(stderr=True)
    about = report.machine()
    rounds: list[Round] = []
    for number in range(1, plan.rounds + 1):
        one: Round = {}
        for peer in PEERS:  # A B A B: what slows the machine for a while slows all of them
            console.print(f"round {number} of {plan.rounds}: {peer}")
            one[peer] = await session(peer, plan)
        rounds.append(one)
    console.print(f"broadcast to {plan.recipients}")
    broadcast = await broadcast_session(plan)
    figures = [*against_bare(rounds), *of_broadcast(broadcast), *drawing.figures(pictures)]
    report.show(figures, rounds, about)
    report.write(out, figures, rounds, broadcast, about)
    console.print(f"Everything measured is in {out}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="see that all of it works")
    parser.add_argument("--out", type=Path, default=RESULTS, help="where to write the JSON")
    given = parser.parse_args()
    plan = QUICK if given.quick else FULL
    pictures = asyncio.run(drawing.measure(plan.pictures))  # on both cores, as the bot has them
    cores.pin(cores.SERVER)
    asyncio.run(run(plan, given.out, pictures))
