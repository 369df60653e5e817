"""The long-lived objects, handed to handlers and jobs."""

import asyncio
import datetime as dt
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from bot.clock import Clock
from bot.content import Library, load
from bot.content.watch import Watch
from bot.delivery.health import Health
from bot.delivery.store import Store
from bot.i18n import Catalogs, Translator
from bot.message import Message
from bot.nudges import Nudge, Piece, Planned
from bot.nudges import repository as rhythms
from bot.people.audit import Act
from bot.people.person import Person, Role
from bot.screen import Uncover, covered
from bot.segments import Facts, Segment
from bot.settings import Programme, Settings
from bot.unit_of_work import UnitOfWork, looking, unit_of_work

LOOK_SECONDS, PATIENCE_SECONDS = 0.002, 0.25
"""How often the clock looks whether people still wait, and how long it lets them go first."""

Say = Callable[[Translator], str]
"""A few words, once the reader's language is known."""


class Listed(Protocol):
    """A command, as the menu and /help show it."""

    @property
    def name(self) -> str: ...
    @property
    def about(self) -> Say: ...
    @property
    def role(self) -> Role | None: ...


Render = Callable[[UnitOfWork, "Runtime", Person, Nudge], Awaitable[Piece | None]]
"""Words a proactive message of one kind; None when it is of no interest any more."""
Gather = Callable[
    [UnitOfWork, "Runtime", Sequence[Person], Segment | None], Awaitable[Mapping[int, Facts]]
]
"""Puts together, out of the features, what segments can ask of people, by id. It only reads.

With a segment, only what that one asks.
"""


async def _nothing_known(
    uow: UnitOfWork, runtime: "Runtime", people: Sequence[Person], segment: Segment | None
) -> Mapping[int, Facts]:
    del uow, runtime, segment
    return {one.id: Facts() for one in people}


class Edition:
    """Content and catalogs as they are on disk."""

    def __init__(self, content: Path, locales: Path) -> None:
        self.content = content
        self.locales = locales
        self._watch = Watch(content, locales)

    def changed(self) -> bool:
        """Say whether a file changed since the last look."""
        return self._watch.changed()

    def read(self, today: dt.date) -> tuple[Library, Catalogs]:
        """Read all of it. Raises ContentError."""
        return load(self.content, today=today), Catalogs.load(self.locales).warm()


@dataclass
class Runtime:
    """Made once by `bot.app`. `bot_username` is known after the first getMe."""

    settings: Settings
    programme: Programme
    store: Store
    catalogs: Catalogs
    library: Library
    edition: Edition
    health: Health = field(default_factory=Health)
    commands: Sequence[Listed] = ()
    acts: Mapping[str, Say] = field(default_factory=dict)
    """What the acts of staff are called in the audit log, by their code."""
    renderers: Mapping[str, Render] = field(default_factory=dict)
    """Who words proactive messages, by their kind."""
    gather: Gather = _nothing_known
    """Who knows what a segment can ask of people: `census` uses it."""
    bot_username: str = ""
    wake_sender: Callable[[], None] = lambda: None
    is_serving: Callable[[], bool] = lambda: False
    """Whether somebody waits for an answer at this moment."""

    @property
    def clock(self) -> Clock:
        return self.store.clock

    async def give_way(self) -> None:
        """Let those who wait for an answer have it first, but do not wait for ever.

        For the clock, which may have something to do for everybody. Of its jobs too, one goes after
        another: who taps meanwhile waits for one of them at most.
        """
        now = asyncio.get_running_loop().time
        until = now() + PATIENCE_SECONDS
        while self._is_taken() and now() < until:  # noqa: ASYNC110 -- who waits is asked of four
            await asyncio.sleep(LOOK_SECONDS)

    @asynccontextmanager
    async def unit_when_free(self) -> AsyncIterator[UnitOfWork]:
        """Open a unit for the clock, one of many (`give_way`)."""
        await self.give_way()
        async with self.unit_of_work() as uow:
            yield uow

    def _is_taken(self) -> bool:
        return self.is_serving() or self.store.database.is_writing

    def translator(self, person: Person | None, phone_language: str | None = None) -> Translator:
        """Return texts in the person's language; before they chose one, in their phone's."""
        chosen = person.language if person else None
        return self.catalogs.translator(chosen or phone_language or "en")

    async def word(self, uow: UnitOfWork, planned: Planned) -> Piece | None:
        """Word a proactive message to the person of the unit; None: it has no interest any more."""
        render = self.renderers.get(planned.nudge.kind)
        return await render(uow, self, uow.person, planned.nudge) if render else None

    async def census(
        self, uow: UnitOfWork, people: Sequence[Person], segment: Segment | None = None
    ) -> Mapping[int, Facts]:
        """Return what segments can ask of these people, by id (a `bot.segments.Census`).

        With `segment`, only what that one asks.
        """
        return await self.gather(uow, self, people, segment)

    async def cover(self, uow: UnitOfWork, person: Person, key: int) -> Message | None:
        """Return what arrives for a person in discreet mode; None for everybody else."""
        rhythm = await rhythms.rhythm(uow, person)
        return covered(self.translator(person), Uncover(key)) if rhythm.discreet else None

    def looking(self, person: Person | None = None) -> AbstractAsyncContextManager[UnitOfWork]:
        """Open a unit that only reads, beside the one writer. `person` is who looks."""
        return looking(self.store, person)

    def unit_of_work(
        self, telegram_id: int | None = None, pressed: int | None = None, act: Act | None = None
    ) -> AbstractAsyncContextManager[UnitOfWork]:
        """Open a unit for a person who acts, or (no arguments) for the clock."""
        return unit_of_work(
            self.store,
            self.wake_sender,
            telegram_id=telegram_id,
            pressed=pressed,
            act=act,
            cover=self.cover,
        )

    def unit_about(self, person: Person) -> AbstractAsyncContextManager[UnitOfWork]:
        """Open a unit in which the clock does something for one person, who does not act."""
        return unit_of_work(self.store, self.wake_sender, about=person, cover=self.cover)

    def deep_link(self, payload: str) -> str:
        """Return the address that opens this bot with `/start payload`."""
        return f"https://t.me/{self.bot_username}?start={payload}"
