"""What is proposed to be said, how a person wants to be reached, and what is planned of it."""

import dataclasses
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.message import Message
from bot.people.quiet import NIGHT, Quiet


@dataclass(frozen=True)
class Nudge:
    """Something to say to one person, from `due_at` on and not from `expires_at` on.

    `data` is what the renderer must remember: small, ids and dates.
    """

    kind: str
    subject: str
    due_at: dt.datetime
    expires_at: dt.datetime
    data: Mapping[str, str | int] = field(default_factory=dict)
    urgent: bool = False


class State(StrEnum):
    """Where a nudge stands."""

    WAITING = "waiting"
    SENT = "sent"
    DECLINED = "declined"  # the person does not want this one
    DROPPED = "dropped"  # too late, or of no interest any more
    MISSED = "missed"  # the person could not be reached then


@dataclass(frozen=True)
class Planned:
    """A nudge as it stands. `due_at` is when it is planned for, which may be later than proposed.

    What was sent together has the same `batch`; `settled_at` is when that was.
    """

    id: int
    nudge: Nudge
    due_at: dt.datetime
    state: State = State.WAITING
    batch: int | None = None
    settled_at: dt.datetime | None = None


@dataclass(frozen=True)
class Piece:
    """The words of one nudge: a short plain title, for lists and buttons, and the message.

    `is_bulk`: very many get it at once, so alone it waits for whatever else is to be sent.
    """

    title: str
    message: Message
    is_bulk: bool = False


class Pace(StrEnum):
    """How often somebody is asked how it goes."""

    WEEKLY = "week"
    FORTNIGHTLY = "fortnight"
    MONTHLY = "month"
    OFF = "off"


@dataclass(frozen=True)
class Rhythm:
    """How one person wants to be reached.

    `per_week` is their own cap, if any. `stopped`: nothing comes but what they wait for; until
    `paused_until` nothing either, and then it goes on. `discreet`: a lock screen shows nothing.
    """

    pace: Pace = Pace.FORTNIGHTLY
    quiet: Quiet = NIGHT
    per_week: int | None = None
    discreet: bool = False
    stopped: bool = False
    paused_until: dt.datetime | None = None

    def is_paused(self, now: dt.datetime) -> bool:
        return self.paused_until is not None and now < self.paused_until

    def but(self, **changes: object) -> "Rhythm":
        return dataclasses.replace(self, **changes)  # type: ignore[arg-type] # names checked by replace
