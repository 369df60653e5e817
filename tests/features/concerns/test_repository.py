"""Concerns on both stores: kept, found, freed of an erased person, deleted after their time."""

import datetime as dt

from bot.delivery.store import Store
from bot.features.concerns import repository
from bot.features.concerns.domain import NOBODY, Kind, Outcome, Subject, Voice
from bot.unit_of_work import unit_of_work
from tests.conftest import START

SUBJECT = Subject(question=7, entry=8, author_id=9, about="Q-7K2M", copy="[]")


async def test_a_concern_comes_back_as_it_was_kept(store: Store) -> None:
    async with unit_of_work(store, lambda: None, telegram_id=111) as uow:
        made = await repository.add(uow, SUBJECT, Kind.DANGER)
        await repository.write(uow, made, Voice.REPORTER, "كلمات")
        assert await repository.get(uow, made.id) == made
        assert await repository.reported(uow, SUBJECT) == made
        assert await repository.conversation(uow, made) == "[]"
        assert [one.text for one in await repository.written(uow, made)] == ["كلمات"]
        assert await repository.of(uow, uow.person) == await repository.open_(uow) == [made]
        await repository.save(uow, made.without(uow.person.id, uow.now))
        again = await repository.get(uow, made.id)
        assert again
        assert again.reporter_id == NOBODY


async def test_the_same_number_in_another_question_is_another_report(store: Store) -> None:
    other = Subject(question=70, entry=8, author_id=9, about="Q-9999", copy="[]")
    async with unit_of_work(store, lambda: None, telegram_id=111) as uow:
        await repository.add(uow, SUBJECT, Kind.RUDE)
        assert await repository.reported(uow, other) is None
    async with unit_of_work(store, lambda: None, telegram_id=222) as uow:
        assert await repository.reported(uow, SUBJECT) is None


async def test_closed_concerns_are_deleted_but_for_those_that_stop_somebody(store: Store) -> None:
    later = START + dt.timedelta(days=1)
    async with unit_of_work(store, lambda: None, telegram_id=111) as uow:
        first, stopping = [await repository.add(uow, SUBJECT, Kind.RUDE) for _ in range(2)]
        is_open = await repository.add(uow, SUBJECT, Kind.RUDE)
        for one in (first, stopping):
            await repository.write(uow, one, Voice.COORDINATOR, "a note")
            await repository.save(uow, one.closed(Outcome.SOLVED, START))
        await repository.purge(uow, later, {stopping.id})
        assert await repository.get(uow, first.id) is None
        assert await repository.written(uow, first) == []
        assert await repository.among(uow, {first.id, stopping.id}) == [
            stopping.closed(Outcome.SOLVED, START)
        ]
        assert await repository.open_(uow) == [is_open]
