"""Rules of questions: their states, who may do what, and whom to offer them to."""

import dataclasses
import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from bot.features.questions.quiet import is_quiet
from bot.people.person import Person, Role

ENGLISH = "en"
NOBODY = 0
EARLIEST = dt.datetime.min.replace(tzinfo=dt.UTC)


class State(StrEnum):
    """Where a question stands."""

    DRAFT = "draft"  # being written; nobody else sees it
    WAITING = "waiting"
    CLAIMED = "claimed"  # somebody is answering
    ANSWERED = "answered"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"  # its texts are gone
    ABANDONED = "abandoned"  # its asker was erased; the row goes when the helper has been told


class Offer(StrEnum):
    """What a mentor did about a question that was offered."""

    OFFERED = "offered"  # nothing yet
    DECLINED = "declined"
    TAKEN = "taken"
    RETURNED = "returned"  # handed back, or the time was over


OPEN = (State.WAITING, State.CLAIMED)


@dataclass(frozen=True, repr=False)
class Question:
    """A question and its conversation. `helper_id` is the mentor or coordinator who has it.

    `since` is the moment from which the asker waits (when a draft was begun). `waves` counts the
    offers made since it came into the queue, `wave_at` is the last try. `returns` counts how often
    a helper gave it back: those go first.
    """

    id: int
    ref: str
    asker_id: int
    topic: str
    step: str
    state: State
    since: dt.datetime
    helper_id: int | None = None
    asked_at: dt.datetime | None = None
    claimed_at: dt.datetime | None = None
    answered_at: dt.datetime | None = None
    wave_at: dt.datetime | None = None
    escalated_at: dt.datetime | None = None
    reminded_at: dt.datetime | None = None
    due_at: dt.datetime | None = None
    waves: int = 0
    returns: int = 0

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    def is_asked_by(self, person: Person) -> bool:
        return self.asker_id == person.id

    def is_helped_by(self, person: Person) -> bool:
        """Whether `person` has it now and may still answer: authority is by role and by claim."""
        helps = bool(person.roles & {Role.MENTOR, Role.COORDINATOR})
        return helps and self.helper_id == person.id

    def can_be_written_by(self, person: Person) -> bool:
        """Whether `person` may add a text now: a question, a follow-up or an answer."""
        if self.is_asked_by(person):
            return self.state in (State.DRAFT, State.ANSWERED)
        return self.state is State.CLAIMED and self.is_helped_by(person)

    # What happens to it

    def touched(self, now: dt.datetime) -> "Question":
        """Return it with a draft that was worked on now: it is kept from now on."""
        return self._but(since=now)

    def asked(self, now: dt.datetime) -> "Question":
        return self._but(state=State.WAITING, asked_at=now, since=now)

    def tried(self, now: dt.datetime, *, found: bool) -> "Question":
        """Return it after a wave was tried, which found mentors or none."""
        return self._but(wave_at=now, waves=self.waves + found)

    def escalated(self, now: dt.datetime) -> "Question":
        return self._but(escalated_at=now)

    def taken_by(self, person: Person, now: dt.datetime) -> "Question":
        return self._but(state=State.CLAIMED, helper_id=person.id, claimed_at=now, reminded_at=None)

    def reminded(self, now: dt.datetime) -> "Question":
        return self._but(reminded_at=now)

    def answered(self, now: dt.datetime) -> "Question":
        return self._but(state=State.ANSWERED, answered_at=self.answered_at or now)

    def followed_up(self, now: dt.datetime) -> "Question":
        """Return it with the same helper, or in the queue when there is none."""
        state = State.WAITING if self.helper_id is None else State.CLAIMED
        return self._but(
            state=state,
            since=now,
            claimed_at=now if state is State.CLAIMED else None,
            escalated_at=None,
            reminded_at=None,
            waves=0,
            wave_at=None,
        )

    def returned(self) -> "Question":
        """Return it to the queue, before others. The asker's clock goes on."""
        return self._but(
            state=State.WAITING,
            helper_id=None,
            claimed_at=None,
            reminded_at=None,
            escalated_at=None,
            waves=0,
            wave_at=None,
            returns=self.returns + 1,
        )

    def hurried(self) -> "Question":
        """Return it ready for the next wave: nobody who was asked is left."""
        return self._but(wave_at=None)

    def due(self, at: dt.datetime | None) -> "Question":
        return self._but(due_at=at)

    def abandoned(self, now: dt.datetime) -> "Question":
        """Return it without its erased asker, for the helper to be told."""
        return self._but(state=State.ABANDONED, asker_id=NOBODY, since=now, due_at=now)

    def without_helper(self) -> "Question":
        """Return it without its erased helper: answers are gone, so what was answered is over."""
        over = State.CLOSED if self.state is State.ANSWERED else self.state
        return self._but(helper_id=None, state=over)

    def ended(self, state: State) -> "Question":
        return self._but(state=state)

    def _but(self, **changes: object) -> "Question":
        return dataclasses.replace(self, **changes)  # type: ignore[arg-type] # names checked by replace


class Candidate(Protocol):
    """What dispatch must know of a mentor; `bot.features.mentors` has them."""

    @property
    def person(self) -> Person: ...
    @property
    def professions(self) -> Collection[str]: ...
    @property
    def languages(self) -> Collection[str]: ...
    @property
    def weekly_cap(self) -> int: ...


@dataclass(frozen=True)
class Need:
    """Who asks, as far as it matters for who could answer. No profession: anybody's."""

    asker_id: int
    language: str
    profession: str | None = None


@dataclass(frozen=True)
class History:
    """What was asked of mentors, by person id: questions taken in seven days, last offers."""

    taken: Mapping[int, int] = dataclasses.field(default_factory=dict)
    last_offer: Mapping[int, dt.datetime] = dataclasses.field(default_factory=dict)


def eligible(
    need: Need, candidates: Iterable[Candidate], asked: Collection[int], history: History
) -> list[Candidate]:
    """Return who could take it: can read it, knows the field, has room, was not asked before."""
    return [
        one
        for one in candidates
        if one.person.id != need.asker_id
        and one.person.id not in asked
        and history.taken.get(one.person.id, 0) < one.weekly_cap
        and (need.profession is None or need.profession in one.professions)
        and (need.language in one.languages or ENGLISH in one.languages)
    ]


def choose(
    need: Need,
    candidates: Iterable[Candidate],
    *,
    asked: Collection[int],
    history: History,
    now: dt.datetime,
    zone: dt.tzinfo,
    size: int,
) -> list[Person]:
    """Return up to `size` mentors to offer it to now; nobody in quiet hours.

    Those who read the asker's language come first, then those who were not offered anything for
    the longest time.
    """
    if is_quiet(now, zone):
        return []

    def rank(one: Candidate) -> tuple[bool, dt.datetime, int]:
        last = history.last_offer.get(one.person.id, EARLIEST)
        return need.language not in one.languages, last, one.person.id

    ranked = sorted(eligible(need, candidates, asked, history), key=rank)
    return [one.person for one in ranked[:size]]
