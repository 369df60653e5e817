"""What is shown of proactive messages: one that was sent, and what is coming."""

import datetime as dt
from dataclasses import dataclass

from bot.nudges import Piece, Planned, Rhythm

Worded = tuple[Planned, Piece]


@dataclass(frozen=True)
class Told:
    """One message, as it is worded now. `late`: it should have come hours ago."""

    batch: int
    things: tuple[Worded, ...]
    late: bool = False


@dataclass(frozen=True)
class Coming:
    """What is to come for a person, and what came in the last month, or was too late for it.

    Moments are in their `zone`.
    """

    rhythm: Rhythm
    zone: dt.tzinfo
    ahead: tuple[Worded, ...]
    past: tuple[Worded, ...]
    has_more: bool
