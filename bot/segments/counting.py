"""How many people a segment holds, said so that nobody can be found by it."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Final, Protocol

from bot.db.vault import Vault
from bot.delivery.store import Store
from bot.people.person import Person
from bot.segments.domain import Facts, Segment
from bot.unit_of_work import UnitOfWork

AT_ONCE: Final = 100
STEP: Final = 5
"""What counts are rounded to."""


class Census(Protocol):
    """Tells what is known of each of a batch of people, by id. It only reads.

    With a segment, what that one does not ask may be left out.
    """

    async def __call__(
        self, uow: UnitOfWork, people: Sequence[Person], segment: Segment | None = None
    ) -> Mapping[int, Facts]: ...


class Registry(Protocol):
    """Everybody, and what is known of them; `bot.runtime.Runtime` is one."""

    store: Store

    def looking(self) -> AbstractAsyncContextManager[UnitOfWork]:
        """Open a unit that only reads."""
        ...

    @property
    def census(self) -> Census: ...


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


def secretly(people: int, spin: int) -> Counted:
    """Return the count of a group of which also whether anybody is in it is secret."""
    return Counted(people, max(people, 1), spin)


class Tally:
    """Counts people, each once."""

    def __init__(self) -> None:
        self.people = 0
        self._key = 0

    def add(self, person: Person, *, if_: bool = True) -> None:
        if if_:
            self.people += 1
            self._key ^= person.id

    def counted(self, vault: Vault, everybody: int) -> Counted:
        return Counted(self.people, everybody, spin_of(vault, self._key))


async def walk(registry: Registry, segment: Segment) -> AsyncIterator[tuple[Person, Facts]]:
    """Go through everybody, with what a segment asks of them.

    In batches, in readers: nobody who writes waits for it.
    """
    last = -1
    while batch := await registry.store.people.after(last, AT_ONCE):
        async with registry.looking() as uow:
            facts = await registry.census(uow, batch, segment)
        for one in batch:
            yield one, facts.get(one.id, Facts())
        last = batch[-1].id


async def count(
    registry: Registry,
    segment: Segment,
    also: Callable[[Person, Facts], bool] = lambda _person, _facts: True,
) -> Counted:
    """Count the people of a segment for whom `also` holds."""
    chosen, everybody, now = Tally(), 0, registry.store.clock.now()
    async for person, facts in walk(registry, segment):
        everybody += Segment().matches(facts, now)
        chosen.add(person, if_=segment.matches(facts, now) and also(person, facts))
    return chosen.counted(registry.store.vault, everybody)


def spin_of(vault: Vault, key: object) -> int:
    """Return the chance by which a count is rounded, the same whenever the key is."""
    return int(vault.lookup("segments", key), 16) % STEP
