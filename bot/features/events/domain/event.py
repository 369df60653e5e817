"""An event as it stands."""

import dataclasses
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Flag, StrEnum, auto
from typing import Final
from zoneinfo import ZoneInfo

from bot.features.events.domain.needs import Need
from bot.features.events.domain.rsvp import Answer, Place, Rsvp
from bot.segments import Segment

LINK_BEFORE: Final = dt.timedelta(hours=25)
"""From then on those who come online can see the link: a day, as long as days get."""
SOON: Final = dt.timedelta(days=7)
"""From then on coordinators must act on what is missing, and on who waits."""


class Kind(StrEnum):
    """What sort of event it is."""

    WORKSHOP = "workshop"
    OPEN_DAY = "open-day"
    TALK = "talk"
    COURSE = "course"
    DROP_IN = "drop-in"


class Mode(StrEnum):
    """How one can take part."""

    IN_PERSON = "in_person"
    ONLINE = "online"
    BOTH = "both"

    @property
    def ways(self) -> tuple[Answer, ...]:
        match self:
            case Mode.IN_PERSON:
                return (Answer.IN_PERSON,)
            case Mode.ONLINE:
                return (Answer.ONLINE,)
            case _:
                return (Answer.IN_PERSON, Answer.ONLINE)


class State(StrEnum):
    """Where an event stands."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"  # nobody new can come
    CANCELLED = "cancelled"
    OVER = "over"


class Change(Flag):
    """What changed last for those who said yes; several things, where they changed together."""

    NOTHING = 0
    TIME = auto()
    PLACE = auto()
    LINK = auto()
    ASKS = TIME | PLACE  # whether they still come


COMING_UP: Final = (State.OPEN, State.CLOSED)


@dataclass(frozen=True)
class Words:
    """An event in one language."""

    title: str
    summary: str = ""


@dataclass(frozen=True)
class Event:
    """One event. `words` by language, the first is the one it was written in.

    `sequence` grows with each change of time, place or link; `changed` is what changed last.
    `turns` counts answers. `seats` are None without a limit. `following` is the last person who
    was told of the last change, `reached` the last who was looked at when people are told of the
    event; None when all were, or nobody is to be. `totals` is left when answers are deleted: how
    many per answer. `told`: people were told of it, so many as
    were `invited`.
    """

    id: int
    kind: Kind
    made_at: dt.datetime
    changed_at: dt.datetime
    zone: str
    language: str
    words: Mapping[str, Words] = field(default_factory=dict)
    state: State = State.DRAFT
    series: int | None = None
    mode: Mode = Mode.IN_PERSON
    place: str = ""
    link: str = ""
    host: str = ""
    starts_at: dt.datetime | None = None
    ends_at: dt.datetime | None = None
    seats_in_person: int | None = None
    seats_online: int | None = None
    provides: frozenset[Need] = frozenset(Need)
    audience: Segment = field(default_factory=Segment)
    repeats: str = ""
    sequence: int = 0
    changed: Change = Change.NOTHING
    turns: int = 0
    following: int | None = None
    reached: int | None = None
    told: bool = False
    invited: int = 0
    totals: Mapping[str, int] = field(default_factory=dict)

    @property
    def clock(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    @property
    def begins(self) -> dt.datetime:
        """When it starts; only for what has a date, as all that is not a draft."""
        assert self.starts_at, "only a draft has no date"
        return self.starts_at

    @property
    def ends(self) -> dt.datetime:
        assert self.ends_at, "only a draft has no date"
        return self.ends_at

    def is_coming(self, now: dt.datetime) -> bool:
        """Whether it is to take place, or takes place now."""
        return self.state in COMING_UP and self.ends_at is not None and now < self.ends_at

    def takes_answers(self, now: dt.datetime) -> bool:
        """Whether somebody new can say yes: until it ends, for who is late can still join."""
        return self.state is State.OPEN and self.is_coming(now)

    def seats(self, way: Answer) -> int | None:
        return self.seats_in_person if way is Answer.IN_PERSON else self.seats_online

    def written_in(self, wanted: str) -> str:
        """Return the language in which a reader of `wanted` gets it."""
        return next(one for one in (wanted, "en", *self.words) if one in self.words)

    def wording(self, wanted: str) -> Words:
        """Return the words for a reader; a draft may have none yet."""
        return self.words[self.written_in(wanted)] if self.words else Words("…")

    def shows_link(self, mine: Rsvp | None, now: dt.datetime) -> bool:
        """Whether somebody can see the link: they come online, and it is soon."""
        online = mine is not None and mine.is_going(Answer.ONLINE)
        return bool(self.link) and online and now >= self.begins - LINK_BEFORE

    def news_for(self, mine: Rsvp) -> Change:
        """Return what of the last change somebody must hear who wants to come."""
        if mine.answer is Answer.IN_PERSON:
            return self.changed & Change.ASKS
        if mine.place is Place.GOING:
            return self.changed & (Change.TIME | Change.LINK)
        return self.changed & Change.TIME  # the link is for those who have a place

    def lacks(self, ways: frozenset[Answer]) -> bool:
        """Whether there is no place, or no link, for those who come in these ways."""
        no_place = Answer.IN_PERSON in ways and not self.place
        return no_place or (Answer.ONLINE in ways and not self.link)

    def is_soon(self, now: dt.datetime) -> bool:
        return self.is_coming(now) and self.begins - SOON <= now

    def but(self, **changes: object) -> "Event":
        return dataclasses.replace(self, **changes)  # type: ignore[arg-type] # names checked by replace


DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"
BASE: Final = len(DIGITS)
LINK: Final = "e_"
"""What begins the payload of a link that opens an event."""


def payload(event_id: int) -> str:
    """Return what stands in a link to an event."""
    code = ""
    while event_id:
        event_id, digit = divmod(event_id, BASE)
        code = DIGITS[digit] + code
    return LINK + code


def event_of(payload: str) -> int | None:
    """Return the event that a link opens; None for another payload."""
    code = payload.removeprefix(LINK)
    if not payload.startswith(LINK) or not code or len(code) > 10 or set(code) - set(DIGITS):  # noqa: PLR2004 -- the digits of 48 bits
        return None
    return int(code, BASE)
