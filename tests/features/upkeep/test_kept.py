"""What is kept of reviews, on both kinds of store, and when other replicas hear of it."""

import datetime as dt
from types import SimpleNamespace
from typing import cast

from bot.features.upkeep import domain, repository, service
from bot.features.upkeep.domain import Review
from bot.runtime import Runtime
from bot.unit_of_work import unit_of_work
from scheduler import content
from tests import shipped
from tests.conftest import START

KEY = "figure plab_1_fee"
BY = dt.date(2027, 6, 1)


async def test_the_last_word_counts_and_every_replica_hears_it_with_its_next_tick(store):
    library = shipped.library()
    said = Review(KEY, domain.fingerprint(library.dated[KEY]), START, BY)
    unchanged = SimpleNamespace(changed=lambda: False)
    runtime = cast("Runtime", SimpleNamespace(store=store, library=library, edition=unchanged))

    async def hear(*reviews: Review) -> None:
        async with unit_of_work(store, lambda: None) as uow:
            for review in reviews:
                await repository.keep(uow.connection, review)
        await content.run(runtime, START)

    await hear()
    assert runtime.library is library
    doubt = Review(KEY, said.fingerprint, START, None)
    await hear(said, doubt)
    assert runtime.library.doubted == {KEY}
    await hear(said)
    assert runtime.library.doubted == frozenset()
    assert runtime.library.dated[KEY].review_by == BY
    async with store.database.reader() as connection:
        assert await repository.every(connection) == (said,)
    before = runtime.library
    await hear()
    assert runtime.library is before, "nothing new is nothing to do"

    async with unit_of_work(store, lambda: None) as uow:
        await repository.forget(uow.connection, KEY)
    assert await service.read(store, runtime.library) is library
