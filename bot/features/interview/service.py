"""Use cases of interview practice. What somebody writes here is thrown away."""

from typing import Final

from bot.content import Library
from bot.content.interview import Card
from bot.errors import UserError
from bot.features.interview import domain
from bot.features.interview.domain import Deck
from bot.i18n import Translator
from bot.people.prompts import Prompt
from bot.unit_of_work import UnitOfWork

TEXT: Final = "interview-answer"
"""The kind of prompt."""


class GoneError(UserError):
    """A button leads to a question that content no longer has."""

    def message(self, t: Translator) -> str:
        return t.gettext("This question is no longer in the list.")


def cards(uow: UnitOfWork, library: Library) -> tuple[Card, ...]:
    """Return all cards, those for the profession of the person who acts first."""
    return domain.ordered(library, library.facts(uow.person.profile))


async def open_card(uow: UnitOfWork, library: Library, name: str) -> Deck:
    """Return a card in its deck, and wait for no answer to any. Raises GoneError."""
    if await _card_waiting(uow) is not None:
        await uow.close_prompt()
    return _deck(uow, library, name)


async def wait_for_answer(uow: UnitOfWork, library: Library, name: str) -> Deck:
    """Wait for an answer to a card. Raises GoneError."""
    uow.ask(Prompt(TEXT, {"card": name}))
    return _deck(uow, library, name)


async def throw_away(uow: UnitOfWork, library: Library) -> Deck | None:
    """Take an answer, of which nothing is looked at or kept; return the card it was for.

    None when content has lost the card meanwhile: nothing is waited for any more then, too.
    """
    name = await _card_waiting(uow)
    await uow.close_prompt()
    return _find(cards(uow, library), name)


async def _card_waiting(uow: UnitOfWork) -> str | None:
    """Return the card that an answer is waited for."""
    prompt = await uow.prompt()
    return prompt.data["card"] if prompt and prompt.kind == TEXT else None


def _deck(uow: UnitOfWork, library: Library, name: str) -> Deck:
    deck = _find(cards(uow, library), name)
    if deck is None:
        raise GoneError
    return deck


def _find(every: tuple[Card, ...], name: str | None) -> Deck | None:
    return next((Deck(every, card) for card in every if card.id == name), None)
