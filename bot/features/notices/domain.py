"""What a notice is, the states it goes through, and who gets it in which words."""

import dataclasses
import datetime as dt
import re
import urllib.parse
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from bot.errors import EmptyTextError
from bot.features.notices.errors import BadLinkError, LongTextError
from bot.i18n import clean, is_blank
from bot.i18n.split import units
from bot.segments import Facts, Segment

LONGEST: Final = 2500
"""UTF-16 units of a text: with what stands around it, it is one message (Telegram takes 4,096)."""
COMFORTABLE: Final = 700
"""What a phone shows at once."""
LONGEST_LINK: Final = 500
HOST: Final = re.compile(
    r"(?:[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]"
)
"""With a slip, such as one letter at the end, Telegram refuses the message, to everybody."""
UNDO: Final = dt.timedelta(seconds=60)
LASTS: Final = dt.timedelta(days=7)
"""Who has not got it by then, gets it no more."""
LATE: Final = dt.timedelta(hours=24)
"""What should have left so long ago does not leave by itself: somebody looks at it first."""


class State(StrEnum):
    """Where a notice stands."""

    DRAFT = "draft"
    APPROVED = "approved"
    QUEUED = "queued"  # leaves in a minute, or at its time
    SENDING = "sending"
    PAUSED = "paused"
    SENT = "sent"  # nobody waits for it any more, but for who cannot be reached
    CANCELLED = "cancelled"  # who has it keeps it, nobody else gets it
    RECALLED = "recalled"


class Deed(StrEnum):
    """What can be done with a notice."""

    EDIT = "edit"
    APPROVE = "approve"
    QUEUE = "queue"
    UNDO = "undo"
    TAKE = "take"  # the clock: it leaves
    STOP_LATE = "stop-late"  # the clock: it should have left long ago
    HOLD_BACK = "hold-back"  # who sent it was stopped or let go: another one looks at it first
    FINISH = "finish"  # the clock: nobody waits any more
    PAUSE = "pause"
    GO_ON = "go-on"
    CANCEL = "cancel"
    CORRECT = "correct"
    RECALL = "recall"


_BEGUN: Final = (State.SENDING, State.PAUSED, State.SENT, State.CANCELLED)
AFTER: Final[Mapping[tuple[State, Deed], State]] = {
    (State.DRAFT, Deed.EDIT): State.DRAFT,
    (State.DRAFT, Deed.APPROVE): State.APPROVED,
    (State.APPROVED, Deed.EDIT): State.DRAFT,
    (State.APPROVED, Deed.QUEUE): State.QUEUED,
    (State.QUEUED, Deed.UNDO): State.APPROVED,
    (State.QUEUED, Deed.TAKE): State.SENDING,
    (State.QUEUED, Deed.STOP_LATE): State.APPROVED,
    (State.QUEUED, Deed.HOLD_BACK): State.APPROVED,
    (State.SENDING, Deed.FINISH): State.SENT,
    (State.SENDING, Deed.PAUSE): State.PAUSED,
    (State.PAUSED, Deed.GO_ON): State.SENDING,
    (State.SENDING, Deed.CANCEL): State.CANCELLED,
    (State.PAUSED, Deed.CANCEL): State.CANCELLED,
    **{(one, Deed.CORRECT): one for one in _BEGUN},
    **{(one, Deed.RECALL): State.RECALLED for one in _BEGUN},
}
"""The one table of what can be done when. What is not in it cannot be done."""


def after(state: State, deed: Deed) -> State | None:
    """Return where a notice stands after a deed; None where it cannot be done."""
    return AFTER.get((state, deed))


LEAVES: Final = (State.SENDING, State.SENT)
"""When somebody may still get it who has not: nobody else ever gets a notice."""
BEGUN: Final = (*_BEGUN, State.RECALLED)
"""When somebody may have it already."""


class Kind(StrEnum):
    """Whether it is part of the programme, or news and offers that need a yes of their own."""

    SERVICE = "service"
    PROMOTION = "promotion"

    @property
    def other(self) -> "Kind":
        return Kind.PROMOTION if self is Kind.SERVICE else Kind.SERVICE


class Fate(StrEnum):
    """What became of a notice for one person."""

    SENT = "sent"
    ON_THE_WAY = "on-the-way"
    WAITING = "waiting"  # for the end of quiet hours, of a pause, or for room under a cap
    AWAY = "away"  # cannot be reached; gets it on coming back
    FAILED = "failed"
    UNKNOWN = "unknown"  # Telegram took it and did not answer: they may have it
    DECLINED = "declined"  # stopped all messages, or this one
    LATE = "late"  # could not get it in time
    # After a correction or a recall, of those who had got it:
    RENEWED = "renewed"
    LOST = "lost"  # what they got cannot be changed
    STALE = "stale"  # not yet


Tally = Mapping[Fate, int]
"""For how many people what became of it."""


@dataclass(frozen=True)
class Words:
    """What is said: by language, with the language for readers of all others, and a link."""

    texts: Mapping[str, str]
    fallback: str
    url: str = ""

    def language(self, wanted: str) -> str:
        """Return the language in which a reader of `wanted` gets it."""
        return wanted if wanted in self.texts else self.fallback

    def but(self, **changes: object) -> "Words":
        return dataclasses.replace(self, **changes)  # type: ignore[arg-type] # names checked by replace


@dataclass(frozen=True)
class Notice:
    """One notice.

    `edition` grows with each change that is to be approved: an approval is of one edition.
    `version` grows when what stands in chats must change. `correction` waits to be approved; then
    it replaces `words`. `reached` is the last person who was looked at while it is put to people,
    None when all are.
    """

    id: int
    state: State
    kind: Kind
    made_at: dt.datetime
    words: Words
    segment: Segment = field(default_factory=Segment)
    edition: int = 1
    version: int = 1
    correction: Words | None = None
    leaves_at: dt.datetime | None = None
    expires_at: dt.datetime | None = None
    changed_at: dt.datetime | None = None
    ended_at: dt.datetime | None = None
    reached: int | None = None
    sender_id: int | None = None
    shown_at: dt.datetime | None = None
    tally: Tally = field(default_factory=dict)
    shown: str = ""
    """Which state the screens about it show."""

    @property
    def corrected(self) -> list[str]:
        """The languages in which the correction that waits says something else."""
        texts = self.correction.texts if self.correction else {}
        return [one for one, text in texts.items() if text != self.words.texts.get(one)]

    @property
    def is_held(self) -> bool:
        """Whether who has not got it yet could not be told: it says nothing of what they want."""
        return self.state in (State.PAUSED, State.CANCELLED) or self.reached is not None

    @property
    def is_stuck(self) -> bool:
        """Whether it waits for a coordinator: it did not leave in time, or a correction waits."""
        is_late = self.state is State.APPROVED and self.leaves_at is not None
        return is_late or self.correction is not None

    def is_for(self, facts: Facts, now: dt.datetime) -> bool:
        """Whether somebody of whom these things are known gets it."""
        agreed = self.kind is Kind.SERVICE or facts.promotion
        return bool(facts.language) and agreed and self.segment.matches(facts, now)

    def but(self, **changes: object) -> "Notice":
        return dataclasses.replace(self, **changes)  # type: ignore[arg-type] # names checked by replace


def read(typed: str) -> str:
    """Return a text as it is sent. Raises UserError for what is amiss."""
    text = clean(typed)
    if is_blank(text):
        raise EmptyTextError
    if units(text) > LONGEST:
        raise LongTextError(LONGEST)
    return text


def read_link(typed: str) -> str:
    """Return an address that a button may open. Raises BadLinkError."""
    text = clean(typed)
    try:
        parts = urllib.parse.urlsplit(text)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        raise BadLinkError from None
    is_safe = parts.scheme == "https" and HOST.fullmatch(host) and "@" not in parts.netloc
    if not is_safe or not text.isascii() or len(text) > LONGEST_LINK or any(map(str.isspace, text)):
        raise BadLinkError
    return text


def title(text: str, longest: int = 26) -> str:
    """Return the beginning of a text, for lists and buttons."""
    line = text.partition("\n")[0].strip()
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"
