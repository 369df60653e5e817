"""Rules of calls: what is asked for, how far it is, and what may happen next."""

import dataclasses
import datetime as dt
from dataclasses import dataclass
from enum import IntEnum, IntFlag, StrEnum
from typing import Final

LENGTH: Final = dt.timedelta(minutes=30)
"""How long a call is. Calls start at full and half hours, so two of them never overlap in part."""
MOST_SLOTS: Final = 5
LONGEST_TEXT: Final = 1000  # characters of what a call should be about
LONGEST_PLACE: Final = 300
LONGEST_NUMBER: Final = 60
"""Of what somebody writes to be called on; it is passed on and not kept."""


class Topic(StrEnum):
    """What a call is about."""

    PLAN = "plan"
    EXAM = "exam"
    WORK = "work"
    OTHER = "other"


class Way(StrEnum):
    """How two people meet."""

    PHONE = "phone"
    VIDEO = "video"
    PERSON = "person"


class Suits(IntFlag):
    """When somebody has time; none of them: at any time."""

    MORNINGS = 1
    AFTERNOONS = 2
    EVENINGS = 4
    WEEKENDS = 8


class Side(StrEnum):
    """The two people of a call: who asked for it, and who offers times."""

    ASKER = "asker"
    HELPER = "helper"


class Said(IntEnum):
    """What can be reported of a call, beside the other side as such."""

    WISH = -1
    PLACE = -2
    NUMBER = -3
    CALL = -4


class State(StrEnum):
    """How far a call is."""

    ASKED = "asked"  # somebody has to offer times
    OFFERED = "offered"  # the asker has to choose one of them
    AGREED = "agreed"
    LEFT = "left"  # one side was erased; the other has to hear of it
    HAPPENED = "happened"
    CLOSED = "closed"


OPEN: Final = (State.ASKED, State.OFFERED, State.AGREED)


@dataclass(frozen=True)
class Wish:
    """What somebody asks for; `suits` are bits of Suits."""

    topic: Topic
    way: Way
    suits: Suits
    text: str = ""


@dataclass(frozen=True, repr=False)
class Meeting:
    """A call, from the wish to the end.

    `asker_id` is 0 when the asker was erased. `helper_id` is who offered times last. `sequence`
    counts every change: calendars go by it. `asked_at` is since when times are waited for, `since`
    when the state began, `due_at` when the clock must look again. `starts_at` is what was agreed.
    `calls`: the helper rings the asker, who may have given a number (`has_number`); else `place`
    says where they meet.
    """

    id: int
    ref: str
    asker_id: int
    wish: Wish
    state: State
    asked_at: dt.datetime
    since: dt.datetime
    sequence: int = 0
    helper_id: int | None = None
    starts_at: dt.datetime | None = None
    due_at: dt.datetime | None = None
    calls: bool = False
    place: str = ""
    has_number: bool = False

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def ends_at(self) -> dt.datetime:
        """When an agreed call is over."""
        assert self.starts_at
        return self.starts_at + LENGTH

    def side_of(self, person_id: int) -> Side | None:
        """Return which of the two this is."""
        if person_id == self.asker_id:
            return Side.ASKER
        return Side.HELPER if person_id == self.helper_id else None

    def heard_by(self, side: Side) -> Said | None:
        """Return what one side knows of the other by now, the last of it; None: nobody is there."""
        if side is Side.HELPER:
            if self.has_number:
                return Said.NUMBER
            return Said.WISH if self.wish.text else Said.CALL
        if self.helper_id is None:
            return None
        return Said.PLACE if self.place else Said.CALL

    def person_on(self, side: Side) -> int | None:
        return self.asker_id or None if side is Side.ASKER else self.helper_id

    def is_over(self, now: dt.datetime) -> bool:
        """Whether the agreed call should have happened by now."""
        return self.state is State.AGREED and self.ends_at <= now

    # What happens

    def asked_again(self, now: dt.datetime, *, helper_id: int | None) -> "Meeting":
        """Wait for (other) times: from `helper_id`, or from anybody."""
        return self._now(
            State.ASKED, now, asked_at=now, helper_id=helper_id,
            starts_at=None, place="", has_number=False, calls=False,
        )  # fmt: skip

    def offered(self, now: dt.datetime, helper_id: int, *, place: str, calls: bool) -> "Meeting":
        """Let the asker choose; what was agreed before is off."""
        return self._now(
            State.OFFERED, now, helper_id=helper_id,
            starts_at=None, place=place, has_number=False, calls=calls,
        )  # fmt: skip

    def agreed(self, now: dt.datetime, starts_at: dt.datetime) -> "Meeting":
        return self._now(State.AGREED, now, starts_at=starts_at)

    def left(self, now: dt.datetime, side: Side) -> "Meeting":
        """Note that one side was erased, and with them what they wrote."""
        gone = dict[str, object](place="", has_number=False, calls=False)
        gone |= {"asker_id": 0, "wish": dataclasses.replace(self.wish, text="")} \
            if side is Side.ASKER else {"helper_id": None}  # fmt: skip
        return dataclasses.replace(self._now(State.LEFT, now, **gone), due_at=now)

    def ended(self, now: dt.datetime, state: State) -> "Meeting":
        """Close it. What was written for it is not needed any more; its time is free again."""
        wish = dataclasses.replace(self.wish, text="")
        starts_at = self.starts_at if state is State.HAPPENED else None
        return self._now(state, now, wish=wish, starts_at=starts_at, place="")

    def but(self, **changes: object) -> "Meeting":
        return dataclasses.replace(self, **changes)  # type: ignore[arg-type] # names checked by replace

    def _now(self, state: State, now: dt.datetime, **changes: object) -> "Meeting":
        return self.but(state=state, since=now, sequence=self.sequence + 1, **changes)
