"""Rules of the day itself: who speaks, whether that is safe, and what comes after what."""

import dataclasses
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate
from typing import Final

from bot.content.kit import Kit, Slot, SpeakerClock
from bot.i18n import Translator
from bot.occasions import Occasion

SHORTEST, LONGEST = 5, 480
"""Minutes of a part of the day."""
USUAL: Final = 20


def minutes(wanted: int) -> int:
    """Return a length within bounds."""
    return max(SHORTEST, min(wanted, LONGEST))


class Lack(StrEnum):
    """What makes a speaker's part unsafe."""

    UNCONFIRMED = "unconfirmed"
    NO_BACKUP = "backup"


@dataclass(frozen=True)
class Speaker:
    """Somebody who speaks, as coordinators typed it; they alone see it."""

    id: int
    name: str
    topic: str = ""
    minutes: int = USUAL
    contact: str = ""
    backup: str = ""
    confirmed: bool = False

    @property
    def key(self) -> str:
        """Return what stands for the talk in the order of the day."""
        return f"s{self.id:x}"

    def but(self, **changes: object) -> "Speaker":
        return dataclasses.replace(self, **changes)  # type: ignore[arg-type] # names checked by replace

    def lacks(self, clock: SpeakerClock, days_left: int) -> tuple[Lack, ...]:
        """Return what is late by now; nothing any more once the day is over."""
        if days_left < 0:
            return ()
        unsure = not self.confirmed and days_left <= clock.confirm_days
        alone = not self.backup and days_left <= clock.backup_days
        late = {Lack.UNCONFIRMED: unsure, Lack.NO_BACKUP: alone}
        return tuple(lack for lack, is_late in late.items() if is_late)


@dataclass(frozen=True)
class Placed:
    """A part of the day as it is kept: its name, its length, and what it is, when typed."""

    key: str
    minutes: int
    text: str = ""


@dataclass(frozen=True)
class Piece:
    """A part of the day as it is shown, from a moment on."""

    placed: Placed
    starts_at: dt.datetime
    slot: Slot | None = None
    speaker: Speaker | None = None

    @property
    def key(self) -> str:
        return self.placed.key

    @property
    def ends_at(self) -> dt.datetime:
        return self.starts_at + dt.timedelta(minutes=self.placed.minutes)

    @property
    def is_talk(self) -> bool:
        return self.speaker is not None or (self.slot is not None and self.slot.talks)

    @property
    def is_first(self) -> bool:
        """Whether it should come before any talk."""
        return self.slot is not None and self.slot.first

    def title(self, t: Translator) -> str:
        if self.speaker:
            return self.speaker.topic or self.speaker.name
        return t.content(self.slot.title) if self.slot else self.placed.text


@dataclass(frozen=True)
class Day:
    """The parts of an event's day, in order."""

    occasion: Occasion
    pieces: tuple[Piece, ...]

    @property
    def over(self) -> int:
        """Return by how many minutes it is longer than the event."""
        last = self.pieces[-1].ends_at if self.pieces else self.occasion.starts_at
        return max(0, (last - self.occasion.ends_at) // dt.timedelta(minutes=1))

    @property
    def lets_people_speak_first(self) -> bool:
        """Whether no talk stands before what should come first, nor is that left out."""
        kinds = [piece.is_first for piece in self.pieces if piece.is_first or piece.is_talk]
        return not kinds or kinds[0]

    def find(self, key: str) -> Piece | None:
        return next((piece for piece in self.pieces if piece.key == key), None)

    @property
    def kept(self) -> tuple[Placed, ...]:
        return tuple(piece.placed for piece in self.pieces)


def day(
    kit: Kit, occasion: Occasion, kept: Sequence[Placed] | None, speakers: Sequence[Speaker]
) -> Day:
    """Return the day as it was put in order; without that, as content proposes it.

    A speaker who came later follows the other talks; who is gone leaves no gap.
    """
    slots = {one.id: one for one in kit.programme if one.is_for(occasion.kind, occasion.ways)}
    talks = {one.key: one for one in speakers}
    order = [*_proposed(slots.values(), speakers)] if kept is None else [*kept]
    order = [one for one in order if one.text or one.key in slots or one.key in talks]
    placed = {one.key for one in order}
    late = [Placed(one.key, one.minutes) for one in speakers if one.key not in placed]
    after = max((n for n, one in enumerate(order, 1) if one.key in talks), default=len(order))
    order[after:after] = late
    return Day(occasion, tuple(_timed(occasion, order, slots, talks)))


def _proposed(slots: Iterable[Slot], speakers: Sequence[Speaker]) -> Iterator[Placed]:
    for slot in slots:
        if slot.talks and speakers:
            yield from (Placed(one.key, one.minutes) for one in speakers)
        else:
            yield Placed(slot.id, slot.minutes)


def _timed(
    occasion: Occasion,
    order: Sequence[Placed],
    slots: Mapping[str, Slot],
    talks: Mapping[str, Speaker],
) -> Iterator[Piece]:
    starts = accumulate((dt.timedelta(minutes=one.minutes) for one in order),
                        initial=dt.timedelta())  # fmt: skip
    for start, one in zip(starts, order, strict=False):
        speaker = talks.get(one.key)
        slot = None if speaker or one.text else slots[one.key]
        yield Piece(one, occasion.starts_at + start, slot, speaker)


def shifted(kept: Sequence[Placed], key: str, by: int) -> tuple[Placed, ...]:
    """Return the order with one part `by` places later, as far as there are places."""
    order = list(kept)
    here = next((n for n, one in enumerate(order) if one.key == key), None)
    if here is not None:
        one = order.pop(here)
        order.insert(max(0, here + by), one)
    return tuple(order)


def lasting(kept: Sequence[Placed], key: str, more: int) -> tuple[Placed, ...]:
    """Return the order with one part `more` minutes longer."""
    return tuple(
        dataclasses.replace(one, minutes=minutes(one.minutes + more)) if one.key == key else one
        for one in kept
    )


def without(kept: Sequence[Placed], key: str) -> tuple[Placed, ...]:
    return tuple(one for one in kept if one.key != key)
