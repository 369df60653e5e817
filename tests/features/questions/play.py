"""A question whose story is told step by step, on a real store and without Telegram."""

import datetime as dt

from bot.clock import MovableClock
from bot.features.mentors import service as mentors
from bot.features.questions.domain import Question
from bot.features.questions.repository import questions
from bot.features.questions.service import asking, ending, erase, safeguarding
from bot.people import safety
from bot.people.person import Person
from bot.runtime import Runtime
from scheduler import questions as job
from tests.features.questions import office

MENTOR, OTHER, COORDINATOR, SECOND, ASKER = 1, 2, 50, 51, 900
HOUR = dt.timedelta(hours=1)


class Play:
    """Somebody asks; what happens then is told step by step."""

    def __init__(self, runtime: Runtime, clock: MovableClock) -> None:
        self.runtime, self.clock = runtime, clock
        self.number, self.messages = 0, 0

    async def ask(self) -> None:
        self.messages += 1
        self.number = await office.ask(self.runtime, ASKER, self.messages, "How?")

    async def take(self) -> None:
        assert await office.take(self.runtime, MENTOR, self.number) is None

    async def write(self, telegram_id: int, *, asks_back: bool = False) -> None:
        self.messages += 1
        await office.say(self.runtime, telegram_id, self.messages, self.number, asks_back=asks_back)

    async def answer(self) -> None:
        await self.ask()
        await self.take()
        await self.write(MENTOR)

    async def ask_back(self) -> None:
        await self.ask()
        await self.take()
        await self.write(MENTOR, asks_back=True)

    async def thank(self) -> None:
        async with self.runtime.unit_of_work(ASKER) as uow:
            await ending.thank(uow, self.runtime, self.number)

    async def reopen(self) -> None:
        async with self.runtime.unit_of_work(ASKER) as uow:
            everybody = await mentors.everybody(uow)
            await ending.reopen(uow, self.runtime, everybody, self.number)

    async def person(self, telegram_id: int) -> Person:
        person = await self.runtime.store.people.find(telegram_id)
        assert person
        return person

    async def change(self, telegram_id: int, **changes: object) -> None:
        async with self.runtime.unit_of_work() as uow:
            await uow.save((await self.person(telegram_id)).but(**changes))

    async def erase(self, telegram_id: int) -> None:
        async with self.runtime.unit_of_work(telegram_id) as uow:
            await erase(uow, uow.person)
            await mentors.erase(uow, uow.person)
            await uow.erase(uow.person)

    async def suspend(self, telegram_id: int) -> None:
        person = await self.person(telegram_id)
        async with self.runtime.unit_of_work() as uow:
            await safety.suspend(uow.connection, uow.vault, person, 1, uow.now)
            everybody = await mentors.everybody(uow)
            await safeguarding.stop(uow, self.runtime, everybody, person)

    async def keep_apart(self) -> None:
        other = (await self.person(MENTOR)).id
        async with self.runtime.unit_of_work(ASKER) as uow:
            await safety.keep_apart(uow.connection, uow.person.id, other)
            everybody = await mentors.everybody(uow)
            await safeguarding.separate(uow, self.runtime, everybody, other)

    async def ask_another(self) -> None:
        async with self.runtime.unit_of_work(ASKER) as uow:
            everybody = await mentors.everybody(uow)
            await asking.ask_another(uow, self.runtime, everybody, self.number)

    async def found(self) -> Question | None:
        async with self.runtime.unit_of_work() as uow:
            return await questions.get(uow, self.number)

    async def heard(self, telegram_id: int) -> int:
        """Return how many messages there are for somebody."""
        person = await self.person(telegram_id)
        async with self.runtime.store.database.reader() as connection:
            count = f"SELECT count(*) FROM outbox WHERE person_id = {person.id}"
            return int((await connection.exec_driver_sql(count)).scalar_one())

    async def next_look(self) -> Question | None:
        """Go to when the clock looks at the question next, and let it look."""
        question = await self.found()
        assert question, "the question is gone"
        assert question.due_at, f"no clock runs: {question.state}"
        self.clock.advance(max(question.due_at - self.clock.now(), dt.timedelta()))
        await job.run(self.runtime, self.clock.now())
        assert self.runtime.health.counters["job_failures"] == 0
        return await self.found()
