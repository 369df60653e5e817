"""How many people a segment holds, said so that nobody can be found by it."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Final, Protocol

from bot.delivery.store import Store
from bot.people.person import Person
from bot.segments.domain import Facts, Segment
from bot.unit_of_work import UnitOfWork

AT_ONCE: Final = 200
STEP: Final = 5
"""What counts are rounded to."""

Census = Callable[[UnitOfWork, Sequence[Person]], Awaitable[Mapping[int, Facts]]]
"""Returns what is known of each of a batch of people, by id. It only reads."""


class Registry(Protocol):
    """Everybody, and what is known of them; `bot.runtime.Runtime` is one."""

    store: Store

    def looking(self) -> AbstractAsyncContextManager[UnitOfWork]:
        """Open a unit that only reads."""
        ...

    async def census(self, uow: UnitOfWork, people: Sequence[Person]) -> Mapping[int, Facts]:
        """Return what is known of people, by id."""
        ...


@dataclass(frozen=True)
class Counted:
    """How many people a segment holds, of `everybody` who could be in one.

    `spin` is 0 to 4, by chance, and the same whenever the same people are counted.
    """

    people: int
    everybody: int
    spin: int = 0

    def rough(self, k: int) -> int | None:
        """Return about how many; None for fewer than `k`, which may be nobody.

        Somebody could count a group, narrow it by one choice, count again, and take the difference:
        that would be an exact number of few people. So no count is exact. Each is rounded to a
        neighbouring multiple of 5, up or down by chance; the chance belongs to the people counted
        (a cell key, as statistical offices use): asking again, or for the same people in other
        words, tells nothing new, and a group with one person more is rounded on its own. 0 is not
        told apart from 1 to k - 1, unless there is nobody at all.
        """
        if self.people < k:
            return None if self.everybody else 0
        return max(k, (self.people + self.spin) // STEP * STEP)


async def count(
    registry: Registry,
    segment: Segment,
    also: Callable[[Person, Facts], bool] = lambda _person, _facts: True,
) -> Counted:
    """Count the people of a segment for whom `also` holds.

    It goes through everybody in batches, in readers: nobody who writes waits for it.
    """
    people, everybody, keys, last = 0, 0, 0, -1
    vault, now = registry.store.vault, registry.store.clock.now()
    while batch := await registry.store.people.after(last, AT_ONCE):
        async with registry.looking() as uow:
            facts = await registry.census(uow, batch)
        for one in batch:
            everybody += Segment().matches(facts.get(one.id, Facts()), now)
            if segment.matches(facts.get(one.id, Facts()), now) and also(one, facts[one.id]):
                people += 1
                keys ^= one.id
        last = batch[-1].id
    spin = int(vault.lookup("segments", keys), 16) % STEP
    return Counted(people, everybody, spin)
