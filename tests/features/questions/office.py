"""The real services of questions, without Telegram: a runtime, and people who use them."""

from pathlib import Path

from bot.clock import MovableClock
from bot.delivery.store import Store
from bot.errors import UserError
from bot.features.mentors import repository as mentor_rows
from bot.features.mentors import service as mentors
from bot.features.mentors.domain import RULES_VERSION, Mentor
from bot.features.questions.repository import questions
from bot.features.questions.service import asking, helping, writing
from bot.people.person import Person, Role
from bot.runtime import Edition, Runtime
from bot.settings import Programme, Settings

ROOT = Path(__file__).parents[3]


def runtime_over(
    store: Store, settings: Settings, clock: MovableClock, programme: Programme
) -> Runtime:
    edition = Edition(ROOT / "content", ROOT / "locales")
    library, catalogs = edition.read(clock.now().date())
    return Runtime(
        settings=settings,
        programme=programme,
        store=store,
        catalogs=catalogs,
        library=library,
        edition=edition,
    )


async def join(runtime: Runtime, telegram_id: int, cap: int = 3) -> Person:
    """Make a mentor for doctors who reads English."""
    async with runtime.unit_of_work(telegram_id) as uow:
        person = await uow.save(uow.person.but(language="en", roles=frozenset({Role.MENTOR})))
        said = frozenset({"doctor"}), frozenset({"en"})
        await mentor_rows.add(uow, Mentor(person, RULES_VERSION, uow.now, *said, cap, joined=True))
    return person


async def ask(runtime: Runtime, telegram_id: int, message_id: int, text: str) -> int:
    """Ask a question; return its id."""
    async with runtime.unit_of_work(telegram_id) as uow:
        await uow.save(uow.person.but(language="en", consent=1, profile={"profession": "doctor"}))
        case = await asking.choose_topic(uow, runtime, "exams")
        await writing.write(uow, runtime, message_id, text)
    async with runtime.unit_of_work(telegram_id) as uow:
        await writing.send(uow, runtime, await mentors.everybody(uow), case.question.id)
    return case.question.id


async def take(runtime: Runtime, telegram_id: int, question: int) -> UserError | None:
    """Take a question; return why not."""
    try:
        async with runtime.unit_of_work(telegram_id) as uow:
            await helping.take(uow, runtime, await mentors.require_ready(uow), question)
    except UserError as error:
        return error
    return None


async def say(
    runtime: Runtime, telegram_id: int, message_id: int, question: int, *, asks_back: bool = False
) -> None:
    """Write and send as whoever it is: an answer, a question back, or what the asker adds."""
    async with runtime.unit_of_work(telegram_id) as uow:
        found = await questions.get(uow, question)
        if found is not None and found.is_asked_by(uow.person):
            await asking.follow_up(uow, runtime, question)
        else:
            await helping.ask_back(uow, runtime, question, on=asks_back)
        await writing.write(uow, runtime, message_id, "Words")
        await writing.send(uow, runtime, await mentors.everybody(uow), question)


async def coordinate(runtime: Runtime, telegram_id: int) -> Person:
    """Make a coordinator."""
    async with runtime.unit_of_work(telegram_id) as uow:
        return await uow.save(
            uow.person.but(language="en", roles=uow.person.roles | {Role.COORDINATOR})
        )
