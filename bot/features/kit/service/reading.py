"""Reading a kit: all that is known of one event's preparations."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.content import Library
from bot.content.kit import Kit
from bot.features.kit import day as days
from bot.features.kit import domain, repository
from bot.features.kit.day import Day, Lack, Placed, Speaker
from bot.features.kit.domain import Item, Mark, Section, State
from bot.features.kit.errors import GoneError
from bot.occasions import Occasion
from bot.people import audit
from bot.people.person import Person, Role
from bot.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Prepared:
    """The kit of one event, on one day. `lacks` is what is unsafe of each speaker."""

    occasion: Occasion
    today: dt.date
    items: tuple[Item, ...]
    speakers: tuple[Speaker, ...]
    lacks: tuple[tuple[Speaker, Lack], ...]
    day: Day
    begun: bool = False
    """Whether anybody has done anything about it."""

    def of(self, section: Section) -> tuple[Item, ...]:
        """Return one list: what is open first, each part by its day."""
        mine = (one for one in self.items if one.section is section)
        return tuple(sorted(mine, key=lambda one: not one.is_open))

    @property
    def overdue(self) -> tuple[Item, ...]:
        return tuple(one for one in self.items if one.is_overdue(self.today))

    @property
    def late(self) -> int:
        """Return how many things are late, speakers among them."""
        return len(self.overdue) + len(self.lacks)

    def progress(self, section: Section) -> tuple[int, int]:
        """Return how many of a list are done, and how many there are to do at all."""
        mine = [one for one in self.of(section) if one.state is not State.OFF]
        return sum(one.state is State.DONE for one in mine), len(mine)

    def find(self, name: str) -> Item:
        """Return a thing of the kit. Raises GoneError."""
        found = next((one for one in self.items if one.id == name), None)
        if found is None:
            raise GoneError
        return found

    def speaker(self, speaker_id: int) -> Speaker:
        """Return a speaker. Raises GoneError."""
        found = next((one for one in self.speakers if one.id == speaker_id), None)
        if found is None:
            raise GoneError
        return found


async def prepared(uow: UnitOfWork, library: Library, occasion: Occasion) -> Prepared:
    """Return the kit of an event as it stands now."""
    return (await all_prepared(uow, library, [occasion]))[0]


async def all_prepared(
    uow: UnitOfWork, library: Library, occasions: Sequence[Occasion]
) -> list[Prepared]:
    """Return the kits of events, in their order: as many questions to the store as for one."""
    ids = [one.id for one in occasions]
    marks, speaking = await repository.marks(uow, ids), await repository.speaking(uow, ids)
    orders = await repository.orders(uow, ids)
    return [
        assemble(
            library.kit, one, marks.get(one.id, {}), speaking.get(one.id, ()),
            orders.get(one.id), uow.now,
        )
        for one in occasions
    ]  # fmt: skip


def assemble(
    kit: Kit,
    occasion: Occasion,
    marks: Mapping[str, Mark],
    speakers: Sequence[Speaker],
    order: Sequence[Placed] | None,
    now: dt.datetime,
) -> Prepared:
    """Put a kit together."""
    left = occasion.days_left(now)
    return Prepared(
        occasion=occasion,
        today=occasion.today(now),
        items=domain.items(kit, occasion, marks),
        speakers=tuple(speakers),
        lacks=tuple((one, lack) for one in speakers for lack in one.lacks(kit.speakers, left)),
        day=days.day(kit, occasion, order, speakers),
        begun=bool(marks or speakers or order),
    )


async def coordinators(uow: UnitOfWork) -> dict[str, Person]:
    """Return who may look after things, by the three letters that stand for each."""
    return {code(uow, one.id): one for one in await uow.people_with(Role.COORDINATOR)}


def code(uow: UnitOfWork, person_id: int) -> str:
    """Return the letters that stand for a coordinator; "" for nobody."""
    return audit.code_of(audit.actor(uow.vault, person_id)) if person_id else ""
