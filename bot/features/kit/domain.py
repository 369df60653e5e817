"""Rules of the kit: what is to do until when, who speaks and whether that is safe, the day."""

import dataclasses
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.content.kit import Kit, Part, Risk, Task
from bot.i18n import Translator
from bot.occasions import Occasion

GRACE: Final = dt.timedelta(days=3)
"""What should have been done before the event was planned at all is due so long after that."""
OWN_DAYS: Final = -7
"""When a task of one's own is due, unless one says otherwise."""
FURTHEST: Final = 365


class Section(StrEnum):
    """The lists of a kit."""

    TASKS = "t"
    RISKS = "r"
    PROVISIONS = "p"


class State(StrEnum):
    """Where a thing of the kit stands."""

    OPEN = "open"
    DONE = "done"
    OFF = "off"  # not needed here


@dataclass(frozen=True)
class Mark:
    """What coordinators said of one thing. `text` is what it is, when it is one of their own."""

    item: str
    section: Section
    state: State = State.OPEN
    owner: int = 0
    days: int | None = None
    text: str = ""
    note: str = ""

    def but(self, **changes: object) -> "Mark":
        return dataclasses.replace(self, **changes)  # type: ignore[arg-type] # names checked by replace


@dataclass(frozen=True)
class Item:
    """One thing of an event's kit: as content has it (`part`), or as a coordinator typed it.

    `until` is the last day of the event for what must be done by then: afterwards it is too late.
    """

    mark: Mark
    part: Part | None = None
    due: dt.date | None = None
    until: dt.date | None = None

    @property
    def id(self) -> str:
        return self.mark.item

    @property
    def section(self) -> Section:
        return self.mark.section

    @property
    def state(self) -> State:
        return self.mark.state

    @property
    def is_open(self) -> bool:
        return self.state is State.OPEN

    def title(self, t: Translator) -> str:
        return t.content(self.part.title) if self.part else self.mark.text

    def is_overdue(self, today: dt.date) -> bool:
        if not self.is_open or self.due is None or (self.until and self.until < today):
            return False
        return self.due < today


def items(kit: Kit, occasion: Occasion, marks: Mapping[str, Mark]) -> tuple[Item, ...]:
    """Return all that an event's kit holds: tasks by their day, then what content lists."""
    lists = ((Section.TASKS, kit.tasks), (Section.RISKS, kit.risks),
             (Section.PROVISIONS, kit.provisions))  # fmt: skip
    known = [
        _item(occasion, marks.get(part.id) or Mark(part.id, section), part)
        for section, parts in lists
        for part in parts
        if part.is_for(occasion.kind, occasion.ways)
    ]
    own = [_item(occasion, mark) for mark in marks.values() if mark.text]
    return tuple(sorted((*known, *own), key=_place))


def _item(occasion: Occasion, mark: Mark, part: Part | None = None) -> Item:
    if mark.section is not Section.TASKS:
        return Item(mark, part)
    days = part.days if isinstance(part, Task) else OWN_DAYS
    due = _due(occasion, days if mark.days is None else mark.days)
    last = occasion.today(occasion.ends_at)
    return Item(mark, part, due, last if due <= last else None)


def _due(occasion: Occasion, days: int) -> dt.date:
    """Return the day of a task: never before there was time to know of it."""
    known = (occasion.made_at + GRACE).astimezone(occasion.zone).date()
    return max(occasion.day + dt.timedelta(days=days), min(known, occasion.day))


def _place(item: Item) -> dt.date:
    return item.due or dt.date.max


def moved(occasion: Occasion, item: Item, by: int) -> Mark:
    """Return the mark of a task that is due some days later, or earlier."""
    due = (item.due or occasion.day) + dt.timedelta(days=by)
    days = (due - occasion.day).days
    return item.mark.but(days=max(-FURTHEST, min(days, FURTHEST)))


def who(item: Item) -> str:
    """Return who looks after a risk, as content proposes it; English, to translate."""
    return item.part.who if isinstance(item.part, Risk) else ""
