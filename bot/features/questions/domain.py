"""Rules of questions: their states, what happens to them, and who may do what."""

import dataclasses
import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from bot.people.person import Person, Role

NOBODY = 0


class State(StrEnum):
    """Where a question stands."""

    DRAFT = "draft"  # being written; nobody else sees it
    WAITING = "waiting"
    CLAIMED = "claimed"  # somebody is answering
    ASKED_BACK = "asked-back"  # the helper needs to know more; the asker's clock stands still
    ANSWERED = "answered"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"  # its texts are gone
    ABANDONED = "abandoned"  # its asker was erased; the row goes when the helper has been told


class Ending(StrEnum):
    """With which kind words a coordinator ends a question that nobody can answer."""

    SCOPE = "scope"  # not for volunteers: immigration, law, health
    FOUND = "found"  # the guides or the search say it
    NOBODY = "nobody"  # nobody here knows it at present

    @classmethod
    def of(cls, word: str) -> "Ending | None":
        """Return the ending that a button named; None for a word that is none (any more)."""
        return next((one for one in cls if one == word), None)


class Offer(StrEnum):
    """What a mentor did about a question that was offered."""

    OFFERED = "offered"  # nothing yet
    DECLINED = "declined"
    TAKEN = "taken"
    RETURNED = "returned"  # handed back, or the time was over


class Reason(StrEnum):
    """Why a question is not for a mentor."""

    FIELD = "field"  # not what they know
    TIME = "time"
    KNOWN = "known"  # they may know the person
    SCOPE = "scope"  # not for volunteers: a coordinator must see it

    @classmethod
    def of(cls, word: str) -> "Reason":
        """Return the reason a button named; the mildest for a word that is none (any more)."""
        return next((one for one in cls if one == word), cls.TIME)


HELD = (State.CLAIMED, State.ASKED_BACK)
"""Somebody has it and has not answered."""
OPEN = (State.WAITING, *HELD)
ENDED = (State.CLOSED, State.WITHDRAWN)
"""Over; kept for a while, and then deleted."""


@dataclass(frozen=True, repr=False)
class Question:
    """A question and its conversation. `helper_id` is the mentor or coordinator who has it.

    `since` is the moment from which the asker waits (when a draft was begun). `waves` counts the
    waves of offers since it came into the queue, `wave_at` is when the last one began. `returns`
    counts how often a helper gave it back: those go first. `asks_back` says that what the helper
    writes now is a question to the asker. `replied_at` is when the newest answer came,
    `solved_asked_at` when the asker was asked whether that solved it (or opened it again), and
    `solved_at` when they said so. `thanks` is the sentence they chose for the helper, 0 for none.
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
    asks_back: bool = False
    asked_back_at: dt.datetime | None = None
    solved_at: dt.datetime | None = None
    replied_at: dt.datetime | None = None
    solved_asked_at: dt.datetime | None = None
    ended_at: dt.datetime | None = None
    thanks: int = 0

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def claim(self) -> int:
        """Tell one claim on it from another, on a button: the second in which it was made."""
        return int(self.claimed_at.timestamp()) if self.claimed_at else 0

    @property
    def wave_mark(self) -> int:
        """Tell one wave of offers from another, on a button: the second in which it began."""
        return int(self.wave_at.timestamp()) if self.wave_at else 0

    def is_asked_by(self, person: Person) -> bool:
        return self.asker_id == person.id

    def is_helped_by(self, person: Person) -> bool:
        """Whether `person` has it now and may still answer: authority is by role and by claim."""
        helps = bool(person.roles & {Role.MENTOR, Role.COORDINATOR})
        return helps and self.helper_id == person.id

    def can_be_written_by(self, person: Person) -> bool:
        """Whether `person` may add a text now: a question, a follow-up or an answer."""
        if self.is_asked_by(person):
            return self.state in (State.DRAFT, State.ANSWERED, State.ASKED_BACK)
        return self.state in HELD and self.is_helped_by(person)

    # What happens to it

    def touched(self, now: dt.datetime) -> "Question":
        """Return it with a draft that was worked on now: it is kept from now on."""
        return self._but(since=now)

    def asked(self, now: dt.datetime) -> "Question":
        return self._but(state=State.WAITING, asked_at=now, since=now)

    def wave(self, now: dt.datetime) -> "Question":
        """Return it with another wave of offers begun."""
        return self._but(wave_at=now, waves=self.waves + 1)

    def escalated(self, now: dt.datetime) -> "Question":
        return self._but(escalated_at=now)

    def taken_by(self, person: Person, now: dt.datetime) -> "Question":
        return self._but(
            state=State.CLAIMED,
            helper_id=person.id,
            claimed_at=now,
            reminded_at=None,
            asks_back=False,
        )

    def reminded(self, now: dt.datetime) -> "Question":
        return self._but(reminded_at=now)

    def asking_back(self, *, on: bool) -> "Question":
        """Return it with what the helper writes being a question to the asker, or the answer."""
        return self._but(asks_back=on)

    def answered(self, now: dt.datetime) -> "Question":
        """Return it with what the helper wrote having been sent: an answer, or a question back."""
        if self.asks_back:
            return self._but(
                state=State.ASKED_BACK, asked_back_at=now, reminded_at=None, asks_back=False
            )
        return self._but(
            state=State.ANSWERED,
            answered_at=self.answered_at or now,
            replied_at=now,
            asked_back_at=None,
        )

    def followed_up(self, now: dt.datetime) -> "Question":
        """Return it with the same helper, or in the queue when there is none.

        The helper's time begins anew; the asker's goes on where it stood still.
        """
        since = now + (self.since - (self.asked_back_at or self.since))
        if self.helper_id is None:
            return self._queued(since=since)
        return self._queued(
            since=since, state=State.CLAIMED, helper_id=self.helper_id, claimed_at=now
        )

    def returned(self) -> "Question":
        """Return it to the queue, before others. The asker's clock goes on."""
        return self._queued(returns=self.returns + 1)

    def again(self, now: dt.datetime) -> "Question":
        """Return it to the queue after an answer, for somebody else to look at."""
        return self._queued(since=now, solved_asked_at=None)

    def _queued(self, **changes: object) -> "Question":
        queued: dict[str, object] = {
            "state": State.WAITING,
            "helper_id": None,
            "claimed_at": None,
            "reminded_at": None,
            "escalated_at": None,
            "asks_back": False,
            "asked_back_at": None,
            "waves": 0,
            "wave_at": None,
        }
        return self._but(**{**queued, **changes})

    def hurried(self) -> "Question":
        """Return it ready for the next wave: nobody who was asked is left."""
        return self._but(wave_at=None)

    def asking_more(self) -> "Question":
        """Return it ready for new waves: mentors who were not asked yet may be asked."""
        return self._but(waves=0, wave_at=None)

    def due(self, at: dt.datetime | None) -> "Question":
        return self._but(due_at=at)

    def abandoned(self, now: dt.datetime) -> "Question":
        """Return it without its erased asker, for the helper to be told."""
        return self._but(state=State.ABANDONED, asker_id=NOBODY, since=now, due_at=now)

    def without_helper(self, now: dt.datetime) -> "Question":
        """Return it without its erased helper: answers are gone, so what was answered is over."""
        freed = self._but(helper_id=None, due_at=now)
        return freed.ended(State.CLOSED, now) if self.state is State.ANSWERED else freed

    def asked_if_solved(self, now: dt.datetime) -> "Question":
        return self._but(solved_asked_at=now)

    def solved(self, now: dt.datetime) -> "Question":
        """Return it closed by the asker, whom it helped."""
        return self._but(solved_at=now).ended(State.CLOSED, now)

    def thanked(self, sentence: int) -> "Question":
        """Return it with what the asker said to the helper beyond that it helped."""
        return self._but(thanks=sentence)

    def ended(self, state: State, now: dt.datetime) -> "Question":
        return self._but(state=state, ended_at=now)

    def reopened(self, now: dt.datetime, *, same_helper: bool) -> "Question":
        """Return it open again, before others unless the same helper still has it.

        Where there is something to reply to, the asker writes next; else it waits in the queue.
        """
        fresh: dict[str, object] = {"ended_at": None, "solved_at": None, "thanks": 0}
        if not same_helper:
            fresh |= {"helper_id": None, "returns": self.returns + 1}
        if same_helper and self.asked_back_at:
            since = now + (self.since - self.asked_back_at)  # the asker's clock stood still
            fresh |= {"since": since, "asked_back_at": now, "reminded_at": None}
            return self._but(**fresh, state=State.ASKED_BACK)
        if self.answered_at:
            fresh |= {"solved_asked_at": now, "asked_back_at": None}
            return self._but(**fresh, state=State.ANSWERED)
        return self._queued(**fresh, since=now)

    def _but(self, **changes: object) -> "Question":
        return dataclasses.replace(self, **changes)  # type: ignore[arg-type] # names checked by replace
