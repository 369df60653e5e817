"""Events and people for tests."""

import datetime as dt
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from bot.delivery.store import Store
from bot.features.events.domain import Event, Kind, Mode, State, Words
from bot.features.events.repository import events
from bot.office import Office
from bot.people.consent import CONSENT_VERSION
from bot.settings import Programme, Settings
from bot.unit_of_work import unit_of_work
from tests import shipped
from tests.conftest import START

LATER = START + dt.timedelta(days=19, hours=1)  # Saturday 12 December 2026, 10:00


def event(**changes: Any) -> Event:
    """Return an open workshop in person, in nineteen days."""
    made = Event(
        id=events.new_id(),
        kind=Kind.WORKSHOP,
        made_at=START,
        changed_at=START,
        zone="Europe/London",
        language="en",
        words={"en": Words("Interview workshop", "Practise in pairs.")},
        state=State.OPEN,
        mode=Mode.BOTH,
        place="Room 2, Chelmsford",
        link="https://meet.example.org/abc",
        starts_at=LATER,
        ends_at=LATER + dt.timedelta(hours=3),
    )
    return made.but(**changes)


def office(tmp_path: Path) -> Office:
    catalogs = shipped.catalogs()
    settings = Settings(_env_file=None, data_dir=tmp_path / "d", key_file=tmp_path / "k")
    rules = SimpleNamespace(
        programme=Programme(),
        settings=settings,
        translator=lambda _person, _phone=None: catalogs.translator("en"),
    )
    return cast("Office", rules)


async def keep(store: Store, made: Event) -> Event:
    async with unit_of_work(store, lambda: None) as uow:
        await events.add(uow, made)
    return made


async def person(store: Store, telegram_id: int) -> int:
    """Make somebody known who has agreed; return their id."""
    async with unit_of_work(store, lambda: None, telegram_id=telegram_id) as uow:
        await uow.save(uow.person.but(consent=CONSENT_VERSION, language="en"))
        return uow.person.id
