"""What coordinators do with an answer that both sides want to share: edit, pin, publish."""

from bot.content import Library
from bot.errors import EmptyTextError
from bot.features.answers import repository
from bot.features.answers.domain import LONGEST, Shared, State
from bot.features.answers.errors import GoneError, LongTextError, NoStepError
from bot.i18n import Catalogs, clean, is_blank
from bot.people.person import Role
from bot.people.prompts import Prompt
from bot.unit_of_work import UnitOfWork

TEXT = "shared-text"
STEP = "shared-step"
"""Kinds of prompt: a text to publish, and a word of the step where it is to be shown."""


async def find(uow: UnitOfWork, shared_id: int) -> Shared:
    """Return one that waits to be published. Raises GoneError."""
    one = await repository.get(uow, shared_id)
    if one is None or one.state is not State.REVIEW:
        raise GoneError
    return one


async def open_(uow: UnitOfWork, shared_id: int) -> Shared:
    """Return one to be looked at; what was asked about it is waited for no more."""
    prompt = await uow.prompt()
    if prompt and prompt.kind in (TEXT, STEP):
        await uow.close_prompt()
    return await find(uow, shared_id)


async def expect(uow: UnitOfWork, shared_id: int, field: str) -> Shared:
    """Wait for its title, question or answer. Raises GoneError."""
    one = await find(uow, shared_id)
    if field not in LONGEST:
        raise GoneError
    await uow.ask(Prompt(TEXT, {"shared": str(shared_id), "field": field}))
    return one


async def expect_step(uow: UnitOfWork, shared_id: int) -> Shared:
    """Wait for a word of its step. Raises GoneError."""
    one = await find(uow, shared_id)
    await uow.ask(Prompt(STEP, {"shared": str(shared_id)}))
    return one


async def expected(uow: UnitOfWork) -> Shared | None:
    """Return the one that a prompt is about; None, and no prompt, when it is gone.

    So it is for somebody who is no coordinator any more.
    """
    prompt = await uow.prompt()
    one = await repository.get(uow, int(prompt.data["shared"])) if prompt else None
    if one and one.state is State.REVIEW and Role.COORDINATOR in uow.person.roles:
        return one
    await uow.close_prompt()
    return None


async def write(uow: UnitOfWork, typed: str) -> Shared | None:
    """Take a typed text over; None when it came too late. Raises EmptyTextError, LongTextError."""
    prompt, one = await uow.prompt(), await expected(uow)
    if prompt is None or one is None:
        return None
    field, text = prompt.data["field"], clean(typed)
    if is_blank(text):
        raise EmptyTextError
    if len(text) > LONGEST[field]:
        raise LongTextError(LONGEST[field])
    await uow.close_prompt()
    text = " ".join(text.split()) if field == "title" else text
    return await repository.save(uow, one.edited(field, text))


async def pin(uow: UnitOfWork, library: Library, shared_id: int, step: str) -> Shared:
    """Show it at this step, once it is published. Raises GoneError."""
    one = await open_(uow, shared_id)
    if library.step(step) is None:
        raise GoneError
    return await repository.save(uow, one.edited("step", step))


async def speak(uow: UnitOfWork, catalogs: Catalogs, shared_id: int, language: str) -> Shared:
    """Say in which language it is written. Raises GoneError."""
    one = await find(uow, shared_id)
    return await repository.save(uow, one.edited("language", catalogs.known(language)))


async def publish(uow: UnitOfWork, library: Library, shared_id: int) -> Shared:
    """Show it to everybody. Raises GoneError, NoStepError."""
    one = await open_(uow, shared_id)
    if library.step(one.step) is None:
        raise NoStepError
    return await repository.save(uow, one.published(uow.now))


async def decline(uow: UnitOfWork, shared_id: int) -> Shared:
    """Do not publish it, and delete its texts. Raises GoneError."""
    return await repository.save(uow, (await open_(uow, shared_id)).over())


async def waiting(uow: UnitOfWork) -> tuple[list[Shared], int]:
    """Return what waits to be published, and how many questions needed no mentor so far."""
    return await repository.in_review(uow), await repository.no_mentor_needed(uow)
