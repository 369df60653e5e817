"""Hosting: the code, people without the bot, what is attached, and the event in numbers."""

import re
from collections.abc import Collection
from typing import Final

from bot.errors import EmptyTextError
from bot.features.attendance import domain, repository
from bot.features.attendance.domain import Asked, Material, Report, Sheet, Way
from bot.features.attendance.errors import (
    FullError,
    LongMaterialError,
    NothingAttachedError,
    SettledError,
)
from bot.i18n import clean, is_blank
from bot.occasions import GoneError
from bot.people.prompts import Prompt
from bot.unit_of_work import UnitOfWork

MATERIAL: Final = "attendance-material"
"""The kind of prompt."""
ADDRESS: Final = re.compile(r"https?://[^\s<>\"]{3,400}", re.IGNORECASE)


async def sheet(uow: UnitOfWork, event: int) -> Sheet:
    """Return the sheet of an event; the first look draws its code."""
    return await repository.open_sheet(uow, event)


async def present(uow: UnitOfWork, event: int) -> dict[int, Way]:
    """Return who came, by person: until it is counted and forgotten."""
    return await repository.came(uow, event)


async def count_walk_ins(uow: UnitOfWork, event: int, people: int) -> None:
    """Note how many came without the bot."""
    await repository.save(uow, (await repository.open_sheet(uow, event)).counting(people))


async def ask_how_it_was(uow: UnitOfWork, event: int, *, on: bool) -> None:
    """Say whether those who came are asked how it was."""
    await repository.save(uow, (await repository.open_sheet(uow, event)).but(asks=on))


async def report(uow: UnitOfWork, event: int, asked: Asked, coming: Collection[int]) -> Report:
    """Return an event in numbers. `coming`: who has a place, by person."""
    found = await repository.open_sheet(uow, event)
    came = found.totals or domain.counted(await repository.came(uow, event), coming)
    return Report(asked, found, came)


# What people take home


async def attached(uow: UnitOfWork, event: int) -> list[Material]:
    """Return the materials of an event in the order in which they came."""
    return await repository.attached(uow, event)


async def ask_material(uow: UnitOfWork, event: int, language: str) -> None:
    """Wait for a link or a text. Raises FullError."""
    await _has_room(uow, event, language)
    uow.ask(Prompt(MATERIAL, {"event": str(event), "language": language}))


async def attach(uow: UnitOfWork, event: int, language: str, typed: str) -> None:
    """Keep what was typed: an address with what it is, or a text.

    Raises EmptyTextError, LongMaterialError: it is still waited for; FullError.
    """
    await _has_room(uow, event, language)
    text, url = read(typed)
    await repository.attach(uow, event, language, text, url)
    await uow.close_prompt()


def read(typed: str) -> tuple[str, str]:
    """Read a material: what it says, and the address in it, if any.

    Raises EmptyTextError, LongMaterialError.
    """
    said = clean(typed)
    found = ADDRESS.search(said)
    url = found[0].rstrip(".,;)") if found else ""
    text = said.replace(found[0] if found else "", "", 1).strip()
    most = domain.TITLE if url else domain.TEXT
    if not url and is_blank(text):
        raise EmptyTextError
    if len(text) > most:
        raise LongMaterialError(most)
    return text, url


async def detach(uow: UnitOfWork, event: int, material: int) -> None:
    """Take a material away; who has had it reads what is left."""
    await repository.detach(uow, event, material)


async def release(uow: UnitOfWork, event: int, *, on: bool) -> None:
    """Let the materials go out when the event is over, or hold them back.

    Raises NothingAttachedError, SettledError.
    """
    if on and not await repository.attached(uow, event):
        raise NothingAttachedError
    found = await repository.open_sheet(uow, event)
    if on and found.totals is not None:
        raise SettledError
    await repository.save(uow, found.but(ready=on))


async def _has_room(uow: UnitOfWork, event: int, language: str) -> None:
    there = [one for one in await repository.attached(uow, event) if one.language == language]
    if len(there) >= domain.MOST_MATERIALS:
        raise FullError(domain.MOST_MATERIALS)


async def to_read(uow: UnitOfWork, event: int) -> Sheet:
    """Return the sheet of an event whose materials went out. Raises GoneError."""
    found = await repository.sheet(uow, event)
    if found is None or found.sent_at is None:
        raise GoneError
    return found
