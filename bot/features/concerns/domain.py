"""Rules of concerns: what they are about, who sees them, and when coordinators hear again."""

import dataclasses
import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.people.person import Person, Role

NOBODY = 0


class Kind(StrEnum):
    """What a report is about."""

    RUDE = "rude"
    FAVOURS = "favours"  # asks for money, contact or favours
    IDENTITY = "identity"  # tries to find out who somebody is
    DANGER = "danger"
    OTHER = "other"

    @classmethod
    def of(cls, text: str) -> "Kind":
        return cls(text) if text in set(cls) else cls.OTHER


class Outcome(StrEnum):
    """How a concern ended."""

    SOLVED = "solved"
    PASSED_ON = "passed-on"  # to the police, a council or another service
    NO_NEED = "no-need"

    @classmethod
    def of(cls, text: str) -> "Outcome":
        return cls(text) if text in set(cls) else cls.SOLVED


class Voice(StrEnum):
    """Who wrote a text that belongs to a concern."""

    REPORTER = "reporter"
    COORDINATOR = "coordinator"
    REPORTED = "reported"  # somebody who was stopped, to the coordinators


@dataclass(frozen=True, repr=False)
class Subject:
    """What is reported: an entry of a question or of a call, and who wrote it (0 when gone).

    `about` is the reference of the question or call, `copy` the conversation at that moment, as
    the feature that relayed it writes and reads it.
    """

    question: int
    entry: int
    author_id: int
    about: str
    copy: str


@dataclass(frozen=True, repr=False)
class Concern:
    """A report. Who is erased becomes 0 in it; it stays.

    `since` is the moment from which it waits for a coordinator to do something: anybody, or who
    looks after it. `told` counts how often they heard again since then.
    """

    id: int
    ref: str
    kind: Kind
    question_id: int
    entry_id: int
    reference: str
    reporter_id: int
    reported_id: int
    raised_at: dt.datetime
    since: dt.datetime
    told: int = 0
    claimed_by: int | None = None
    claimed_at: dt.datetime | None = None
    closed_at: dt.datetime | None = None
    outcome: Outcome | None = None

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def is_of_call(self) -> bool:
        """Whether it is about a call: what is said there has numbers below 0."""
        return self.entry_id < 0

    @property
    def waits(self) -> bool:
        """Whether nobody looks after it yet."""
        return self.is_open and self.claimed_by is None

    @property
    def claim(self) -> int:
        """Tell one claim on it from another, on a button: the second it was made in; 0 for none."""
        return int(self.claimed_at.timestamp()) if self.claimed_at else 0

    def may_be_seen_by(self, person: Person) -> bool:
        """Whether `person` may look after it: a coordinator whom it is not about."""
        return Role.COORDINATOR in person.roles and person.id != self.reported_id

    def named(self, kind: Kind) -> "Concern":
        return self._but(kind=kind)

    def claimed(self, person: Person, now: dt.datetime) -> "Concern":
        return self._but(claimed_by=person.id, claimed_at=now, since=now, told=0)

    def stirred(self, now: dt.datetime) -> "Concern":
        """Return it after a coordinator did something; nobody looking after it, it still waits."""
        return self if self.waits else self._but(since=now, told=0)

    def closed(self, outcome: Outcome, now: dt.datetime) -> "Concern":
        return self._but(closed_at=now, outcome=outcome)

    def alarmed(self, steps: int) -> "Concern":
        return self._but(told=steps)

    def without(self, person_id: int, now: dt.datetime) -> "Concern":
        """Return it without an erased person; what they looked after waits again."""
        changes: dict[str, object] = {}
        if self.reporter_id == person_id:
            changes["reporter_id"] = NOBODY
        if self.reported_id == person_id:
            changes["reported_id"] = NOBODY
        if self.claimed_by == person_id:
            return self._but(**changes).unclaimed(now)
        return self._but(**changes)

    def unclaimed(self, now: dt.datetime) -> "Concern":
        """Return it without the coordinator who looked after it: it waits for another."""
        return self._but(claimed_by=None, claimed_at=None, since=now, told=0)

    def _but(self, **changes: object) -> "Concern":
        return dataclasses.replace(self, **changes)  # type: ignore[arg-type] # names checked by replace


@dataclass(frozen=True, repr=False)
class Text:
    """Something written about a concern. `code` is the coordinator's, "" when unknown."""

    voice: Voice
    written_at: dt.datetime
    text: str
    code: str = ""


@dataclass(frozen=True, repr=False)
class File:
    """A concern as a coordinator sees it.

    `suspended`: because of it somebody cannot ask or answer. `mine`: the reader looks after it;
    `keeper` is the code of who does.
    """

    concern: Concern
    texts: Sequence[Text]
    suspended: bool
    mine: bool
    keeper: str = ""


@dataclass(frozen=True)
class Alarms:
    """When coordinators hear again of a concern.

    While nobody looks after it: after so many `minutes`, at any hour, and then `again` so often,
    by day. Who looks after it and is `silent` for so long hears of it by day, and then everybody.
    """

    minutes: Sequence[int]
    again: dt.timedelta
    silent: dt.timedelta


def steps_due(concern: Concern, alarms: Alarms, now: dt.datetime, *, night: bool) -> int:
    """Return how many alarms are due by now.

    More than `concern.told`: coordinators hear again, once, however many steps were missed.
    """
    waited = now - concern.since
    if not concern.is_open:
        return 0
    if not concern.waits:
        return 0 if night else waited // alarms.silent
    first = sum(dt.timedelta(minutes=after) <= waited for after in alarms.minutes)
    if night or first < len(alarms.minutes):
        return first
    return first + (waited - dt.timedelta(minutes=alarms.minutes[-1])) // alarms.again


def most_urgent_first(concerns: Iterable[Concern]) -> list[Concern]:
    """Put first what nobody looks after: past most alarms, then danger, then the oldest."""

    def urgency(one: Concern) -> tuple[bool, bool, int, bool, dt.datetime]:
        return not one.is_open, not one.waits, -one.told, one.kind is not Kind.DANGER, one.since

    return sorted(concerns, key=urgency)
