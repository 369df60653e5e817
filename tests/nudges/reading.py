"""Somebody who gets proactive messages, on a real store, without Telegram."""

import datetime as dt
import json
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from bot.clock import MovableClock
from bot.delivery.store import Store
from bot.delivery.tables import outbox
from bot.features.attention import sweep
from bot.i18n import Html, Translator
from bot.message import Lane
from bot.nudges import Nudge, Piece, Planned, propose_all
from bot.people.person import Person
from bot.screen import notice
from bot.settings import Programme, Settings
from bot.unit_of_work import UnitOfWork, unit_of_work
from tests.conftest import START
from tests.shipped import catalogs


@dataclass
class Desk:
    """What use cases need beside a unit of work."""

    settings: Settings
    programme: Programme = field(default_factory=Programme)
    catalogs: Any = field(default_factory=catalogs)
    library: Any = None

    def translator(self, person: Person | None, phone_language: str | None = None) -> Translator:
        return self.catalogs.translator((person and person.language) or phone_language or "en")


def about(subject: str = "1", due: float = 0, lasts: float = 30, **more: Any) -> Nudge:
    """Return something to say, `due` days after the start, for as many days as it `lasts`."""
    day = START + dt.timedelta(days=due)
    return Nudge("test", subject, day, day + dt.timedelta(days=lasts), **more)


@dataclass
class Reading:
    """One store, the people on it, and what has been said to them."""

    store: Store
    clock: MovableClock
    office: Desk
    boring: set[str] = field(default_factory=set)
    broken: set[str] = field(default_factory=set)

    async def somebody(self, telegram_id: int = 7, **changes: object) -> Person:
        async with unit_of_work(self.store, lambda: None, telegram_id=telegram_id) as uow:
            return await uow.save(uow.person.but(language="en", **changes))

    async def propose(self, person: Person, *nudges: Nudge) -> None:
        async with unit_of_work(self.store, lambda: None) as uow:
            await propose_all(uow, [(person, nudge) for nudge in nudges])

    async def word(self, uow: UnitOfWork, planned: Planned) -> Piece | None:
        del uow
        subject = planned.nudge.subject
        if subject in self.broken:
            raise ZeroDivisionError
        if subject in self.boring:
            return None
        t = self.office.translator(None)
        return Piece(f"About {subject}", notice(t, Html(f"All about {subject}")))

    async def sweep(self) -> None:
        """Do what the scheduler does."""
        async with unit_of_work(self.store, lambda: None) as uow:
            due = await sweep.due_people(uow, 100)
            await sweep.attend(uow, self.office, self.word, due)

    async def heard(self, person: Person | None = None) -> list[str]:
        """Return the text of every proactive message in the outbox, the oldest first."""
        query = select(outbox).where(outbox.c.lane >= Lane.REMINDER.rank).order_by(outbox.c.id)
        if person:
            query = query.where(outbox.c.person_id == person.id)
        async with self.store.database.reader() as connection:
            rows = (await connection.execute(query)).all()
        opened = (self.store.vault.open("outbox.payload", row.ref, row.payload) for row in rows)
        return [json.loads(one)["text"] for one in opened]
