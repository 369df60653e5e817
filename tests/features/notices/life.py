"""Random lives of notices on a real store: coordinators, the clock, the sender, and phones."""

import datetime as dt
import json
import random
import re
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import delete, select

from bot.clock import MovableClock
from bot.delivery.outbox import NEW, Letter, Operation, Settled, State
from bot.delivery.store import Store
from bot.delivery.tables import outbox
from bot.features.notices import domain
from bot.features.notices.domain import LEAVES, Notice
from bot.features.notices.errors import BegunError
from bot.features.notices.repository import notices
from bot.features.notices.service import KIND, sending, writing
from bot.features.notices.service.sending import Done
from bot.features.notices.tables import notices as notice_table
from bot.features.notices.tables import recipients
from bot.nudges.tables import nudges, rhythms
from bot.people.consent import CONSENT_VERSION
from bot.people.person import Person, Role
from bot.people.tables import people as people_table
from bot.runtime import Runtime
from bot.segments import Facts, Segment
from bot.settings import Programme, Settings
from bot.unit_of_work import UnitOfWork
from handlers.notices import word
from scheduler import attention
from scheduler import notices as sweep
from tests.shipped import catalogs

TEXT = re.compile(r"text (\d+)\.")
Deed = Callable[[UnitOfWork, int], Awaitable[Done]]


async def gather(
    uow: UnitOfWork, runtime: Runtime, people: Sequence[Person], segment: Segment | None = None
) -> Mapping[int, Facts]:
    del uow, runtime, segment
    return {one.id: Facts(language=one.language or "", consented=bool(one.consent))
            for one in people}  # fmt: skip


@dataclass
class Phone:
    """One chat: what stands in it, and which notices ever came as messages of their own."""

    messages: dict[int, str] = field(default_factory=dict)
    came: Counter[str] = field(default_factory=Counter)


class Life:
    """One notice from its first draft on, and all that can happen to it."""

    def __init__(self, store: Store, clock: MovableClock, settings: Settings, seed: int) -> None:
        self.store, self.clock, self.random = store, clock, random.Random(seed)
        self.runtime = Runtime(
            settings=settings,
            programme=Programme(nudges_per_day=10, nudges_per_week=30),
            store=store,
            catalogs=catalogs(),
            library=None,
            edition=None,
            renderers={KIND: word},
            gather=gather,
        )
        self.phones: dict[int, Phone] = {}
        self.in_flight: list[int] = []
        self.numbers = 0
        self.landed: dict[int, int] = {}
        """What Telegram called what came, by the row of the outbox."""
        self.unknown: set[int] = set()
        """What came, and the bot went down before it heard of it."""
        self.written = 0
        self.approved: set[int] = set()
        """The texts that were approved, ever."""
        self.last: int | None = None
        """The text that was approved last."""
        self.notice = 0

    async def begin(self, people: int) -> None:
        async with self.store.database.unit() as connection:
            for table in (notice_table, recipients, nudges, rhythms, outbox, people_table):
                await connection.execute(delete(table))
        self.store = self.runtime.store = Store.over(
            self.store.database, self.store.vault, self.clock
        )
        for n in range(people):
            async with self.runtime.unit_of_work(n + 1) as uow:
                roles = frozenset({Role.COORDINATOR}) if n < 2 else frozenset[Role]()
                person = uow.person.but(language="en", consent=CONSENT_VERSION, roles=roles)
                self.phones[(await uow.save(person)).id] = Phone()
        async with self.unit() as uow:
            self.written = 1
            self.notice = (await writing.begin(uow, "en", "text 1.")).id

    def unit(self) -> Any:
        return self.runtime.unit_of_work(self.random.choice((1, 2)))

    async def now(self) -> Notice:
        async with self.runtime.looking() as uow:
            found = await notices.get(uow, self.notice)
        assert found
        return found

    # What coordinators do, also at the wrong time, and with what they looked at before

    async def edit(self, uow: UnitOfWork) -> None:
        notice = await self.now()
        do = writing.correct if notice.state in domain.BEGUN else writing.put
        self.written += 1
        await do(uow, notice, "en", f"text {self.written}.")

    async def approve(self, uow: UnitOfWork) -> None:
        notice = await self.now()
        _, done = await writing.approve(uow, self.notice, self._edition(notice))
        self._note(notice.words if done else None)

    async def apply(self, uow: UnitOfWork) -> None:
        notice = await self.now()
        _, done = await sending.apply(uow, self.notice, self._edition(notice))
        self._note(notice.correction if done else None)

    async def queue(self, uow: UnitOfWork) -> None:
        when = uow.now + dt.timedelta(minutes=self.random.choice((0, 0, 0, 30)))
        await sending.queue(uow, self.notice, self._edition(await self.now()), when)

    def _edition(self, notice: Notice) -> int:
        return notice.edition - self.random.choice((0, 0, 0, 1))

    def _note(self, words: domain.Words | None) -> None:
        if words:
            self.last = int(TEXT.findall(words.texts["en"])[0])
            self.approved.add(self.last)

    async def tap(self) -> None:
        """Let one of two coordinators do something; what cannot be done is refused."""
        deeds = (
            self.edit, self.approve, self.approve, self.queue, self.queue, self.apply,
            sending.undo, sending.pause, sending.go_on, sending.cancel, sending.keep,
            sending.recall,
        )  # fmt: skip
        weights = (3, 4, 4, 4, 4, 3, 3, 3, 3, 0.1, 1, 0.1)  # what ends it comes in `stop`
        [deed] = self.random.choices(deeds, weights)
        async with self.unit() as uow:
            try:
                if deed.__module__ == sending.__name__:
                    await deed(uow, self.notice)
                else:
                    await deed(uow)
            except BegunError:
                return

    async def hurry(self) -> None:
        """Do what coordinators mostly do: write, look, approve, and let it go."""
        for deed in (self.edit, self.apply, self.approve, self.queue, sending.go_on):
            async with self.unit() as uow:
                try:
                    await (deed(uow, self.notice) if deed is sending.go_on else deed(uow))
                except BegunError:
                    continue

    async def stop(self, deed: Deed) -> None:
        """Let it leave, and then be stopped or taken back, whatever was done before."""
        while (await self.now()).state not in domain.BEGUN:
            await self.hurry()
            await self.go()
        async with self.unit() as uow:
            notice, _ = await deed(uow, self.notice)
        assert notice.state in (domain.State.CANCELLED, domain.State.RECALLED, domain.State.SENT)

    # What the machine does

    async def move(self) -> None:
        self.clock.advance(dt.timedelta(seconds=self.random.choice((5, 30, 61, 600, 40_000))))

    async def tick(self) -> None:
        await sweep.run(self.runtime, self.clock.now())

    async def attend(self) -> None:
        await attention.run(self.runtime, self.clock.now())

    async def go(self) -> None:
        """Let a minute go by, and the clock do what it does in one."""
        self.clock.advance(dt.timedelta(seconds=61))
        await self.tick()
        await self.attend()

    async def restart(self) -> None:
        """Let another process take over, which remembers nothing, in the middle of calls."""
        self.store = self.runtime.store = Store.over(
            self.store.database, self.store.vault, self.clock
        )
        async with self.store.database.unit() as connection:
            await self.store.outbox.recover(connection)
            asked = [letter for letter, _ in await self.store.outbox.cut_off(connection)]
            await self.store.outbox.settle(connection, [self._found(one) for one in asked])
        lost = set(self.in_flight).difference(one.id for one in asked)
        self.unknown |= {self.landed[row] for row in lost if row in self.landed}
        self.in_flight = []

    def _found(self, letter: Letter) -> Settled:
        """Let Telegram tell the number of what was cut off (`bot.delivery.doubts`)."""
        now, number = self.clock.now(), self.landed[letter.id]
        return Settled(letter.id, State.SENT, now, letter.operation, message_id=number)

    async def read(self) -> None:
        """Let the sender read what is due, as it does before it says what it is about to send."""
        async with self.store.database.reader() as connection:
            due = await self.store.outbox.due(connection, self.clock.now(), [], 3)
        between = self.random.choice((self.tap, self.hurry, self.tick, self.nothing, self.nothing))
        await between()
        async with self.store.database.unit() as connection:
            await self.store.outbox.mark_sending(connection, due, self.clock.now())
            begun = await self.store.outbox.begun(connection, due)
        for letter in due:
            if letter.id in begun:
                self._arrive(letter)
                self.in_flight.append(letter.id)

    async def nothing(self) -> None:
        return

    def _arrive(self, letter: Any) -> None:
        """Let Telegram do what a letter says, and check that it is allowed to be said."""
        phone = self.phones[letter.person_id]
        if letter.operation is Operation.CLEAR:
            for number in json.loads(letter.payload)["messages"]:
                phone.messages.pop(number, None)
            return
        text = json.loads(letter.payload)["text"]
        numbers = [int(n) for n in TEXT.findall(text)]
        is_for_staff = letter.operation is not Operation.SEND or "notice" in text
        if letter.operation is Operation.SEND:
            self.numbers += 1
            self.landed[letter.id] = self.numbers
            phone.messages[self.numbers] = text
            if not is_for_staff:
                assert numbers == [self.last], "a draft, or an old text"
                phone.came["it"] += 1
        elif letter.target in phone.messages:
            phone.messages[letter.target] = text
        assert all(n in self.approved for n in numbers), "a draft"

    async def settle(self) -> None:
        """Write down how the calls ended; now and then it is not known."""
        async with self.store.database.unit() as connection:
            for row in self.in_flight:
                found = (await connection.execute(select(outbox).where(outbox.c.id == row))).one()
                operation = Operation(found.operation)
                number = self.landed[row] if operation in NEW else None
                done = Settled(row, State.SENT, self.clock.now(), operation, message_id=number)
                await self.store.outbox.settle(connection, [done])
        self.in_flight = []

    async def block(self) -> None:
        person = self.random.choice(list(self.phones))
        async with self.store.database.unit() as connection:
            await self.store.people.mark_unreachable(connection, person)
            await self.store.outbox.hold(connection, person)
        self.store.people.forget_reachable([person])

    async def come_back(self) -> None:
        n = self.random.randrange(len(self.phones)) + 1
        async with self.runtime.unit_of_work(n):
            pass

    # The whole life

    async def live(self, steps: int) -> None:
        deeds = (self.tap, self.move, self.go, self.tick, self.attend, self.read, self.settle,
                 self.restart, self.block, self.come_back, self.hurry)  # fmt: skip
        for _ in range(steps):
            [deed] = self.random.choices(deeds, (4, 4, 5, 1, 1, 6, 4, 0.7, 0.5, 0.7, 3))
            await deed()
            self.check()

    def check(self) -> None:
        for phone in self.phones.values():
            assert phone.came["it"] <= 1, "twice"

    async def end(self) -> None:
        """Let everybody come back, the sender send all, and what was changed be changed."""
        self.clock.advance(dt.timedelta(minutes=3))
        for n in range(len(self.phones)):
            async with self.runtime.unit_of_work(n + 1):
                pass
        for _ in range(12):
            self.clock.advance(dt.timedelta(minutes=11))
            await self.tick()
            await self.attend()
            await self.send_all()
        self.check()
        assert not self.runtime.health.counters["job_failures"]
        await self._check_end()

    async def send_all(self) -> None:
        sent = True
        while sent:
            async with self.store.database.unit() as connection:
                due = await self.store.outbox.due(connection, self.clock.now(), [], 50)
                await self.store.outbox.mark_sending(connection, due, self.clock.now())
            for letter in due:
                self._arrive(letter)
                self.in_flight.append(letter.id)
            sent = bool(due)
            await self.settle()

    async def _check_end(self) -> None:
        notice = await self.now()
        for phone in self.phones.values():
            known = [text for number, text in phone.messages.items() if number not in self.unknown]
            said = [n for text in known for n in TEXT.findall(text) if "notice" not in text]
            if notice.state is domain.State.RECALLED:
                assert said == [], "taken back"
            elif notice.state in LEAVES:
                assert set(said) <= {str(self.last)}
