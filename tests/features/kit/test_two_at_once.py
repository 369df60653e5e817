"""Several coordinators change one kit at the same moment, on both databases."""

import asyncio
import datetime as dt
from types import SimpleNamespace
from typing import cast

from bot.context import Context
from bot.delivery.store import Store
from bot.features.kit.domain import Section, State
from bot.features.kit.service import listing, planning
from bot.features.kit.service.reading import Prepared, prepared
from bot.unit_of_work import UnitOfWork, unit_of_work
from handlers import occasion
from tests import shipped
from tests.features.events import made

LIBRARY = shipped.library()
CONTEXT = cast("Context", SimpleNamespace(t=shipped.catalogs().translator("en")))
MANY = 12


async def test_what_is_changed_in_a_kit_at_one_moment_is_all_kept(store: Store) -> None:
    event = await made.keep(store, made.event())

    async def as_it_is(uow: UnitOfWork) -> Prepared:
        return await prepared(uow, LIBRARY, await occasion.find(uow, CONTEXT, event.id))

    async with unit_of_work(store, lambda: None) as uow:
        before = await as_it_is(uow)
    task, part = before.of(Section.TASKS)[0].id, before.day.pieces[0]

    async def change(n: int) -> None:
        async with unit_of_work(store, lambda: None) as uow:
            held = await occasion.find(uow, CONTEXT, event.id)
            await planning.stretch(uow, LIBRARY, held, part.key, 5)
            if n:
                await listing.move(uow, LIBRARY, held, task, 1)
            else:
                await listing.mark(uow, LIBRARY, held, task, State.DONE)

    await asyncio.gather(*(change(n) for n in range(MANY)))
    async with unit_of_work(store, lambda: None) as uow:
        after = await as_it_is(uow)
    kept, was, now = after.day.find(part.key), before.find(task), after.find(task)
    assert kept
    assert was.due
    assert kept.placed.minutes == part.placed.minutes + 5 * MANY
    assert (now.state, now.due) == (State.DONE, was.due + dt.timedelta(days=MANY - 1))
