"""Two people choose the same time of one helper at the same moment, on both databases."""

import asyncio
import datetime as dt
from collections.abc import Awaitable, Callable
from pathlib import Path
from types import SimpleNamespace
from typing import cast

from sqlalchemy.exc import DBAPIError

from bot.delivery.store import Store
from bot.features.meetings import repository
from bot.features.meetings.domain import State, Suits, Topic, Way, Wish
from bot.features.meetings.errors import SlotTakenError
from bot.features.meetings.service import agreeing, count_mine, count_waiting
from bot.features.meetings.service.agreeing import Call
from bot.office import Office
from bot.settings import Programme, Settings
from bot.unit_of_work import UnitOfWork, unit_of_work
from tests import shipped
from tests.conftest import START

SLOT = START + dt.timedelta(days=1)
HELPER, ASKERS = 900, (901, 902)


def office(tmp_path: Path) -> Office:
    catalogs = shipped.catalogs()
    settings = Settings(_env_file=None, data_dir=tmp_path / "d", key_file=tmp_path / "k")
    rules = SimpleNamespace(
        programme=Programme(),
        settings=settings,
        translator=lambda _person, _phone=None: catalogs.translator("en"),
    )
    return cast("Office", rules)


async def offered(store: Store, desk: Office) -> list[int]:
    """Return the calls of two people who were offered the same time by one helper."""
    async with unit_of_work(store, lambda: None, telegram_id=HELPER) as uow:
        helper = uow.person.id
    made = []
    for asker in ASKERS:
        async with unit_of_work(store, lambda: None, telegram_id=asker) as uow:
            wish = Wish(Topic.PLAN, Way.VIDEO, Suits.MORNINGS)
            meeting = (await repository.add(uow, wish)).offered(
                uow.now, helper, place="A link", calls=False
            )
            await repository.offer(uow, meeting, [SLOT])
            await agreeing.keep(uow, desk, meeting)
            made.append(meeting.id)
    return made


async def acting(
    store: Store, who: int, do: Callable[[UnitOfWork], Awaitable[Call]]
) -> Call | None:
    """Do something as the worker would: again, when the database refuses; None if it is taken."""
    for _ in range(3):
        try:
            async with unit_of_work(store, lambda: None, telegram_id=who) as uow:
                return await do(uow)
        except SlotTakenError:
            return None
        except DBAPIError:  # a deadlock, or the same time written a moment before
            await asyncio.sleep(0.05)
    raise AssertionError("it never ends")


async def test_one_of_two_gets_the_time_and_the_other_waits_for_others(
    store: Store, tmp_path: Path
) -> None:
    desk = office(tmp_path)
    calls = await offered(store, desk)
    results = await asyncio.gather(
        *(
            acting(store, who, lambda uow, call=call: agreeing.pick(uow, desk, call, SLOT))
            for who, call in zip(ASKERS, calls, strict=True)
        )
    )
    won = [one for one in results if one and one.meeting.state is State.AGREED]
    assert len(won) == 1
    async with unit_of_work(store, lambda: None, telegram_id=HELPER) as uow:
        states = sorted([(await agreeing.find(uow, call)).meeting.state for call in calls])
        assert states == [State.AGREED, State.ASKED]
        assert await count_waiting(uow) == 1
        assert await count_mine(uow) == 2
