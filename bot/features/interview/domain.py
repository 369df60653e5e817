"""Rules of interview practice: which cards come first, and which comes next."""

from dataclasses import dataclass

from bot.content import Facts, Library, holds
from bot.content.interview import Card


@dataclass(frozen=True)
class Deck:
    """The cards in one person's order, and the one that lies open."""

    cards: tuple[Card, ...]
    card: Card

    @property
    def place(self) -> int:
        return self.cards.index(self.card)

    @property
    def next(self) -> Card:
        """The card after this one; after the last the first."""
        return self.cards[(self.place + 1) % len(self.cards)]


def ordered(library: Library, facts: Facts) -> tuple[Card, ...]:
    """Return the cards: those for this person, then those for everybody, then the others."""

    def rank(card: Card) -> int:
        if card.for_whom is None:
            return 1
        return 0 if holds(card.for_whom, facts) else 2

    return tuple(sorted(library.cards, key=rank))
