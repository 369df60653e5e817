"""Typed texts about concerns: expected in a prompt, kept sealed."""

from bot.errors import EmptyTextError
from bot.features.concerns import repository
from bot.features.concerns.domain import Concern, Voice
from bot.i18n import clean, is_blank
from bot.people.prompts import Prompt
from bot.unit_of_work import UnitOfWork

WORDS, NOTE, REPLY = "concern-words", "concern-note", "concern-reply"
"""The kinds of prompt: words of who reported, of a coordinator, of somebody who was stopped."""


async def expect(uow: UnitOfWork, kind: str, concern_id: int) -> None:
    uow.ask(Prompt(kind, {"concern": str(concern_id)}))


async def expected(uow: UnitOfWork) -> Concern | None:
    """Return the concern that the typed text is about, and expect no more."""
    prompt = await uow.prompt()
    assert prompt, "routed by its kind"
    await uow.close_prompt()
    return await repository.get(uow, int(prompt.data["concern"]))


async def keep(uow: UnitOfWork, concern: Concern, voice: Voice, text: str) -> None:
    """Write a text down. Raises EmptyTextError: then it is still expected."""
    written = clean(text)
    if is_blank(written):
        raise EmptyTextError
    await repository.write(uow, concern, voice, written)
