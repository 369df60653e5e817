"""What a bot under test is told."""

from dataclasses import dataclass
from pathlib import Path

TOKEN = "4242:a-made-up-token-for-benchmarks"


@dataclass(frozen=True)
class Options:
    """`per_second` None is the production limit. Only our own bot needs more than `url`."""

    url: str
    home: Path
    people: int
    recipients: int
    per_second: float | None
