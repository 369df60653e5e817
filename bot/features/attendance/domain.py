"""Rules of attendance: until when one can say so, what people get afterwards, and what is left."""

import dataclasses
import datetime as dt
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.i18n import clean
from bot.occasions import Occasion
from bot.segments import Counted

OPENS: Final = dt.timedelta(hours=1)
"""How long before an event one can say that one is here."""
TAPS: Final = dt.timedelta(days=1)
"""How long afterwards one can still say that one was."""
ASKED_AFTER: Final = dt.timedelta(hours=1)
"""How long after an event those who came are asked how it was."""
WAITS: Final = dt.timedelta(days=14)
"""So long who came is kept for materials that are still to be sent."""
DIGITS: Final = 5
LINK: Final = "c_"
"""What begins the payload of a link that says "I am here"."""
WRONG_TRIES: Final = 5
SILENCE: Final = dt.timedelta(hours=1)
MOST_MATERIALS: Final = 5
TITLE: Final = 120
TEXT: Final = 600
MOST_WALK_INS: Final = 999


class Way(StrEnum):
    """How somebody took part."""

    IN_PERSON = "in_person"
    ONLINE = "online"


def code_in(text: str) -> str:
    """Return the code that a text is, whatever digits it is written in; "" for another text."""
    digits = "".join(clean(text).split())
    if len(digits) != DIGITS or not digits.isdecimal():
        return ""
    return "".join(str(unicodedata.decimal(one)) for one in digits)


def payload(code: str) -> str:
    """Return what stands in a link that says "I am here"."""
    return LINK + code


def code_of(payload: str) -> str:
    """Return the code in a link; "" for another link."""
    return code_in(payload.removeprefix(LINK)) if payload.startswith(LINK) else ""


def takes_code(held: Occasion, now: dt.datetime) -> bool:
    """Whether the code counts: from an hour before until the end of the last day."""
    last = held.ends_at.astimezone(held.zone).date()
    return held.starts_at - OPENS <= now and held.today(now) <= last


def takes_taps(held: Occasion, now: dt.datetime) -> bool:
    """Whether one can say so by a tap."""
    return held.starts_at - OPENS <= now < held.ends_at + TAPS


def way_of(held: Occasion, wanted: str) -> Way | None:
    """Return how somebody takes part, by what they said; None where it has to be asked."""
    ways = [way for way in Way if way.value in held.ways]
    if wanted in ways:
        return Way(wanted)
    return ways[0] if len(ways) == 1 else None


@dataclass(frozen=True)
class Totals:
    """What is left when nobody is named any more: how many came, and how many of them as what.

    `missed` said yes and did not come.
    """

    in_person: int = 0
    online: int = 0
    missed: int = 0


@dataclass(frozen=True)
class Sheet:
    """What an event has beside who came. `wave`: where they are asked how it was.

    `ready`: the materials may go out when the event is over; `sent_at` is when they did, to
    `sent_came` who came and `sent_missed` who did not. `totals` stay when the rest is deleted.
    """

    event_id: int
    code: str
    walk_ins: int = 0
    asks: bool = True
    ready: bool = False
    wave: int | None = None
    sent_at: dt.datetime | None = None
    sent_came: int = 0
    sent_missed: int = 0
    totals: Totals | None = None

    def but(self, **changes: object) -> "Sheet":
        return dataclasses.replace(self, **changes)  # type: ignore[arg-type] # names checked by replace

    def counting(self, walk_ins: int) -> "Sheet":
        return self.but(walk_ins=max(0, min(walk_ins, MOST_WALK_INS)))


def is_to_ask(sheet: Sheet, held: Occasion, now: dt.datetime) -> bool:
    """Whether those who came are to be asked now how it was."""
    is_time = held.ends_at + ASKED_AFTER <= now < held.ends_at + WAITS
    return sheet.asks and sheet.wave is None and sheet.totals is None and is_time


def is_to_send(sheet: Sheet, held: Occasion, now: dt.datetime) -> bool:
    """Whether the materials are to go out now."""
    return sheet.ready and sheet.sent_at is None and now >= held.ends_at


def is_to_settle(sheet: Sheet, held: Occasion, now: dt.datetime) -> bool:
    """Whether nothing is left for which it must be known who came."""
    if sheet.totals is not None or now < held.ends_at + TAPS:
        return False
    return sheet.sent_at is not None or now >= held.ends_at + WAITS


@dataclass(frozen=True)
class Material:
    """Something to take home: a text, a link, or a link with what it is."""

    id: int
    language: str
    text: str
    url: str = ""


def for_reader(every: Sequence[Material], wanted: str) -> tuple[str, Sequence[Material]]:
    """Return in which language somebody gets what, who reads `wanted`.

    Where nothing is attached in it, that is English, or else the language of the first there is.
    """
    there = [one.language for one in every]
    first = next((code for code in (wanted, "en", *there) if code in there), wanted)
    return first, [one for one in every if one.language == first]


@dataclass(frozen=True)
class Asked:
    """How an event was answered: how many said what.

    Who was `invited` has said nothing, so that is told roughly; None where nobody was told of it.
    """

    invited: Counted | None = None
    in_person: int = 0
    online: int = 0
    cannot: int = 0
    waited: int = 0

    @property
    def answered(self) -> int:
        return self.in_person + self.online + self.cannot + self.waited


@dataclass(frozen=True)
class Report:
    """An event in numbers, for coordinators. Nothing in it says who."""

    asked: Asked
    sheet: Sheet
    came: Totals

    @property
    def attended(self) -> int:
        return self.came.in_person + self.came.online + self.sheet.walk_ins


def missed(coming: Collection[int], came: Mapping[int, Way]) -> int:
    """Return how many of those who said yes did not come."""
    return sum(one not in came for one in coming)


def counted(came: Mapping[int, Way], coming: Collection[int]) -> Totals:
    ways = list(came.values())
    return Totals(ways.count(Way.IN_PERSON), ways.count(Way.ONLINE), missed(coming, came))
