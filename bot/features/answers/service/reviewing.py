"""What coordinators do with an answer that both sides want to share: edit, pin, publish."""

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Final

from bot.content import Library
from bot.errors import EmptyTextError, TooLongError
from bot.features.answers import repository
from bot.features.answers.domain import LONGEST, Shared, State
from bot.features.answers.errors import GoneError, NoStepError
from bot.features.answers.service.sharing import checked_address
from bot.i18n import Catalogs, clean, is_blank
from bot.office import Office
from bot.people.prompts import Prompt
from bot.unit_of_work import UnitOfWork

TEXT = "shared-text"
STEP = "shared-step"
"""Kinds of prompt: a text to publish, and a word of the step where it is to be shown."""
SHOWN: Final = (State.REVIEW, State.PUBLISHED)
Hide = Callable[[str, str], str]
"""Return a text in this language without what could show who somebody is."""


async def find(uow: UnitOfWork, shared_id: int) -> Shared:
    """Return one that waits to be published. Raises GoneError."""
    return await _find(uow, shared_id, (State.REVIEW,))


async def _find(uow: UnitOfWork, shared_id: int, states: Collection[State]) -> Shared:
    one = await repository.get(uow, shared_id)
    if one is None or one.state not in states:
        raise GoneError
    uow.about(one.key)
    return one


async def open_(uow: UnitOfWork, shared_id: int) -> Shared:
    """Return one to be looked at, also one that is published; no text is waited for any more.

    Raises GoneError.
    """
    prompt = await uow.prompt()
    if prompt and prompt.kind in (TEXT, STEP):
        await uow.close_prompt()
    return await _find(uow, shared_id, SHOWN)


async def expect(uow: UnitOfWork, shared_id: int, field: str) -> Shared:
    """Wait for its title, question, answer or source; of a published one for its source.

    Raises GoneError.
    """
    is_source = field == "source"
    one = await _find(uow, shared_id, SHOWN if is_source else (State.REVIEW,))
    if not is_source and field not in LONGEST:
        raise GoneError
    uow.ask(Prompt(TEXT, {"shared": str(shared_id), "field": field}))
    return one


async def expect_step(uow: UnitOfWork, shared_id: int) -> Shared:
    """Wait for a word of its step. Raises GoneError."""
    one = await find(uow, shared_id)
    uow.ask(Prompt(STEP, {"shared": str(shared_id)}))
    return one


async def expected(uow: UnitOfWork) -> Shared | None:
    """Return the one that a prompt is about; None, and no prompt, when it is gone."""
    prompt = await uow.prompt()
    one = await repository.get(uow, int(prompt.data["shared"])) if prompt else None
    states = SHOWN if prompt and prompt.data.get("field") == "source" else (State.REVIEW,)
    if one and one.state in states:
        uow.about(one.key)
        return one
    await uow.close_prompt()
    return None


async def write(uow: UnitOfWork, typed: str, hide: Hide) -> Shared | None:
    """Take a typed text over, without what `hide` hides; None when it came too late.

    Raises EmptyTextError, TooLongError, NoAddressError.
    """
    prompt, one = await uow.prompt(), await expected(uow)
    if prompt is None or one is None:
        return None
    field = prompt.data["field"]
    text = checked_address(typed) if field == "source" else fit(field, hide(one.language, typed))
    await uow.close_prompt()
    return await repository.save(uow, one.edited(field, text))


def fit(field: str, typed: str) -> str:
    """Return a typed text as it can be published. Raises EmptyTextError, TooLongError."""
    text = clean(typed)
    if is_blank(text):
        raise EmptyTextError
    text = " ".join(text.split()) if field == "title" else text
    if len(text) > LONGEST[field]:
        raise TooLongError(LONGEST[field])
    return text


async def pin(uow: UnitOfWork, library: Library, shared_id: int, step: str) -> Shared:
    """Show it at this step, once it is published. Raises GoneError."""
    one = await find(uow, shared_id)
    if library.step(step) is None:
        raise GoneError
    await open_(uow, shared_id)
    return await repository.save(uow, one.edited("step", step))


async def speak(uow: UnitOfWork, catalogs: Catalogs, shared_id: int, language: str) -> Shared:
    """Say in which language it is written. Raises GoneError."""
    one = await find(uow, shared_id)
    return await repository.save(uow, one.edited("language", catalogs.known(language)))


async def publish(uow: UnitOfWork, library: Library, shared_id: int) -> Shared:
    """Show it to everybody. Raises GoneError, NoStepError."""
    one = await find(uow, shared_id)
    if library.step(one.step) is None:
        raise NoStepError
    await open_(uow, shared_id)
    return await repository.save(uow, one.published(uow.now))


async def decline(uow: UnitOfWork, shared_id: int) -> Shared:
    """Do not publish it, and delete its texts. Raises GoneError."""
    one = await find(uow, shared_id)
    await open_(uow, shared_id)
    return await repository.end(uow, one)


async def still_right(uow: UnitOfWork, shared_id: int) -> Shared:
    """Note that a published one was looked at again. Raises GoneError."""
    one = await _find(uow, shared_id, (State.PUBLISHED,))
    return await repository.save(uow, one.still_right(uow.now))


@dataclass(frozen=True)
class Waiting:
    """What coordinators have to look at: to be published, and published long ago.

    `spared`: how many questions needed no mentor so far.
    """

    new: list[Shared]
    due: list[Shared]
    spared: int


async def waiting(uow: UnitOfWork, office: Office) -> Waiting:
    return Waiting(
        await repository.in_review(uow),
        await repository.checked_before(uow, uow.now - patience(office)),
        await repository.no_mentor_needed(uow),
    )


def patience(office: Office) -> dt.timedelta:
    """Return after how long a published answer is looked at again."""
    return dt.timedelta(days=office.programme.answer_review_days)
