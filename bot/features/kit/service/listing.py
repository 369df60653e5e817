"""Changing the lists of a kit: what is done, who does it, by when, and one's own."""

from typing import Final

from bot.content import Library
from bot.errors import EmptyTextError
from bot.features.kit import domain, repository
from bot.features.kit.domain import Item, Mark, Section, State
from bot.features.kit.errors import GoneError, LongTextError, ManyItemsError
from bot.features.kit.service.reading import coordinators, prepared
from bot.i18n import clean, is_blank
from bot.occasions import Occasion
from bot.people.prompts import Prompt
from bot.unit_of_work import UnitOfWork

OWN: Final = "kit-own"
NOTE: Final = "kit-note"
"""The kinds of prompts."""
OWN_LENGTH: Final = 80
NOTE_LENGTH: Final = 300
MOST_OWN: Final = 30


async def item(uow: UnitOfWork, library: Library, occasion: Occasion, name: str) -> Item:
    """Return one thing of a kit. Raises GoneError."""
    return (await prepared(uow, library, occasion)).find(name)


async def mark(
    uow: UnitOfWork, library: Library, occasion: Occasion, name: str, state: str
) -> None:
    """Say where a thing stands. Raises GoneError."""
    if state not in list(State):
        raise GoneError
    found = await item(uow, library, occasion, name)
    await _save(uow, occasion, found.mark.but(state=State(state)))


async def own(
    uow: UnitOfWork, library: Library, occasion: Occasion, name: str, letters: str
) -> None:
    """Let a coordinator look after a thing; "" is nobody. Raises GoneError."""
    found = await item(uow, library, occasion, name)
    owner = (await coordinators(uow)).get(letters)
    if letters and owner is None:
        raise GoneError
    await _save(uow, occasion, found.mark.but(owner=owner.id if owner else 0))


async def move(uow: UnitOfWork, library: Library, occasion: Occasion, name: str, by: int) -> None:
    """Let a task be due some days later, or earlier. Raises GoneError."""
    found = await item(uow, library, occasion, name)
    if found.section is Section.TASKS:
        await _save(uow, occasion, domain.moved(occasion, found, by))


async def drop(uow: UnitOfWork, library: Library, occasion: Occasion, name: str) -> Section:
    """Delete what somebody added; return its list. Raises GoneError."""
    found = await item(uow, library, occasion, name)
    if found.part is None:
        await repository.drop(uow, occasion.id, name)
    return found.section


async def ask_own(uow: UnitOfWork, occasion: Occasion, section: Section) -> None:
    """Wait for what a coordinator wants to add. Raises ManyItemsError."""
    marks = (await repository.marks(uow, [occasion.id])).get(occasion.id, {})
    if sum(bool(one.text) for one in marks.values()) >= MOST_OWN:
        raise ManyItemsError(MOST_OWN)
    uow.ask(Prompt(OWN, {"event": str(occasion.id), "section": section.value}))


async def add(uow: UnitOfWork, occasion: Occasion, section: Section, typed: str) -> str:
    """Keep what was typed as a thing of the list; return its name.

    Raises EmptyTextError, LongTextError: it is still waited for.
    """
    text = one_line(typed, OWN_LENGTH)
    mark = Mark(repository.new_item(), section, text=text)
    await _save(uow, occasion, mark)
    await uow.close_prompt()
    return mark.item


async def ask_note(uow: UnitOfWork, library: Library, occasion: Occasion, name: str) -> Item:
    """Wait for a note to a thing, and return the thing. Raises GoneError."""
    found = await item(uow, library, occasion, name)
    uow.ask(Prompt(NOTE, {"event": str(occasion.id), "item": name}))
    return found


async def note(
    uow: UnitOfWork, library: Library, occasion: Occasion, name: str, typed: str
) -> None:
    """Keep a note in place of the one before. Raises EmptyTextError, LongTextError, GoneError."""
    text = one_line(typed, NOTE_LENGTH)
    found = await item(uow, library, occasion, name)
    await _save(uow, occasion, found.mark.but(note=text))
    await uow.close_prompt()


def one_line(typed: str, most: int) -> str:
    """Return what was typed as one clean line. Raises EmptyTextError, LongTextError."""
    text = " ".join(clean(typed).split())
    if is_blank(text):
        raise EmptyTextError
    if len(text) > most:
        raise LongTextError(most, len(text))
    return text


async def _save(uow: UnitOfWork, occasion: Occasion, mark: Mark) -> None:
    uow.about(f"{occasion.id}:{mark.item}")
    await repository.save(uow, occasion.id, mark)
