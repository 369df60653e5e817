"""Use cases of saved replies: list, write, change, delete. What is waited for is a prompt."""

from dataclasses import replace

from bot.errors import EmptyTextError, TooLongError
from bot.features.replies import repository
from bot.features.replies.domain import LONGEST_TEXT, LONGEST_TITLE, MOST, Saved
from bot.features.replies.errors import FullError, GoneError
from bot.i18n import is_blank
from bot.people.person import Person
from bot.people.prompts import Prompt
from bot.unit_of_work import UnitOfWork

TITLE = "reply-title"
TEXT = "reply-text"
"""The kinds of prompt. `reply` is the one that is changed; `title` of a new one; `held` a text
whose author must choose what to hide."""


async def mine(uow: UnitOfWork) -> list[Saved]:
    return await repository.of(uow, uow.person)


async def find(uow: UnitOfWork, reply_id: int) -> Saved:
    """Return a reply of the person who acts. Raises GoneError."""
    one = await repository.get(uow, uow.person, reply_id)
    if one is None:
        raise GoneError
    return one


async def begin(uow: UnitOfWork) -> None:
    """Expect the title of a new reply. Raises FullError."""
    if len(await mine(uow)) >= MOST:
        raise FullError
    uow.ask(Prompt(TITLE))


async def rename(uow: UnitOfWork, reply_id: int) -> Saved:
    """Expect another title. Raises GoneError."""
    return await _expect(uow, TITLE, reply_id)


async def rewrite(uow: UnitOfWork, reply_id: int) -> Saved:
    """Expect another text. Raises GoneError."""
    return await _expect(uow, TEXT, reply_id)


async def _expect(uow: UnitOfWork, kind: str, reply_id: int) -> Saved:
    one = await find(uow, reply_id)
    uow.ask(Prompt(kind, {"reply": str(one.id)}))
    return one


async def take_title(uow: UnitOfWork, typed: str) -> Saved | None:
    """Take over a title: None for a new reply, whose text is expected next.

    Raises EmptyTextError, TooLongError, GoneError.
    """
    data = await _waiting(uow, TITLE)
    title = " ".join(_sound(typed, LONGEST_TITLE).split())
    if "reply" not in data:
        uow.ask(Prompt(TEXT, {"title": title}))
        return None
    one = replace(await find(uow, int(data["reply"])), title=title)
    await uow.close_prompt()
    await repository.save(uow, one)
    return one


async def hold(uow: UnitOfWork, typed: str) -> None:
    """Keep a text until its author chose what to hide of it.

    Raises EmptyTextError, TooLongError, GoneError.
    """
    data = await _waiting(uow, TEXT)
    uow.ask(Prompt(TEXT, {**data, "held": _sound(typed, LONGEST_TEXT)}))


async def held(uow: UnitOfWork) -> str:
    """Return the text that waits for that choice. Raises GoneError."""
    data = await _waiting(uow, TEXT)
    if "held" not in data:
        raise GoneError
    return data["held"]


async def keep(uow: UnitOfWork, text: str) -> Saved:
    """Save the text that was waited for, of a new reply or of one that is changed.

    Raises EmptyTextError, TooLongError, GoneError, FullError.
    """
    data = await _waiting(uow, TEXT)
    text = _sound(text, LONGEST_TEXT)
    if "reply" in data:
        one = replace(await find(uow, int(data["reply"])), text=text)
        await repository.save(uow, one)
    elif len(await mine(uow)) >= MOST:
        raise FullError
    else:
        one = await repository.add(uow, uow.person, data["title"], text)
    await uow.close_prompt()
    return one


async def delete(uow: UnitOfWork, reply_id: int) -> None:
    """Delete a reply; a second tap changes nothing."""
    if one := await repository.get(uow, uow.person, reply_id):
        await repository.remove(uow, one)


async def erase(uow: UnitOfWork, person: Person) -> None:
    await repository.erase(uow, person)


async def _waiting(uow: UnitOfWork, kind: str) -> dict[str, str]:
    """Return what is known of the text that a mentor is waited for. Raises GoneError."""
    prompt = await uow.prompt()
    if prompt is None or prompt.kind != kind:
        raise GoneError
    return dict(prompt.data)


def _sound(typed: str, limit: int) -> str:
    if is_blank(typed):
        raise EmptyTextError
    if len(typed) > limit:
        raise TooLongError(limit)
    return typed
