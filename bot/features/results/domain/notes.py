"""You said, we did: what a coordinator tells those who were asked."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

LONGEST: Final = 700


@dataclass(frozen=True)
class Note:
    """A note on what a wave has changed. Once it is sent (`sent_at`), it stays as it is."""

    id: int
    wave_id: int
    language: str
    text: str
    sent_at: dt.datetime | None = None
