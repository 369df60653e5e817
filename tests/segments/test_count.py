"""Counting a segment on a real store: the same as by hand, and without the one writer."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass

import pytest

from bot.delivery.store import Store
from bot.people.person import Person
from bot.segments import Counted, Facts, Segment, count, counting
from bot.segments.counting import secretly
from bot.unit_of_work import UnitOfWork, looking, unit_of_work

LANGUAGES = ("en", "ar", "fa")


@dataclass
class Registry:
    """Everybody, of whom only the language is known."""

    store: Store

    def looking(self) -> AbstractAsyncContextManager[UnitOfWork]:
        return looking(self.store)

    async def census(
        self, uow: UnitOfWork, people: Sequence[Person], segment: Segment | None = None
    ) -> Mapping[int, Facts]:
        assert uow.now or segment
        return {one.id: Facts(language=one.language or "", consented=True) for one in people}


async def enrol(store: Store, many: int) -> None:
    async with unit_of_work(store, lambda: None) as uow:
        for n in range(many):
            person = await store.people.enroll(uow.connection, 1000 + n)
            await uow.save(person.but(language=LANGUAGES[n % 3], reachable=n % 2 == 0))


async def test_it_counts_everybody_once_while_a_writer_is_at_work(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "AT_ONCE", 7)
    registry = Registry(store)
    assert await count(registry, Segment()) == await count(registry, Segment(step="x"))
    await enrol(store, 29)
    arabic = Segment(languages=frozenset({"ar"}))
    async with unit_of_work(store, lambda: None) as busy:
        assert busy.connection
        found = await count(registry, arabic)
        again = await count(registry, arabic)
        lost = await count(registry, Segment(), also=lambda person, _: not person.reachable)
    assert (found.people, found.everybody) == (10, 29)
    assert found == again, "asking again tells nothing new"
    assert lost.people == 14


def test_whether_anybody_is_in_a_narrow_group_stays_secret() -> None:
    assert {secretly(people, spin=3).rough(5) for people in range(5)} == {None}
    assert secretly(43, spin=2).rough(5) == Counted(43, 50, spin=2).rough(5)
