"""The order of interview cards."""

import dataclasses
from functools import cache

from bot.content import Condition, Facts, Library
from bot.content.interview import Card
from bot.features.interview import domain
from bot.features.interview.domain import Deck
from tests import shipped


@cache
def library() -> Library:
    return shipped.library()


def card(name: str, profession: str = "") -> Card:
    condition = Condition(profession=(profession,)) if profession else None
    return library().cards[0].model_copy(update={"id": name, "for_whom": condition})


def names(cards: tuple[Card, ...]) -> list[str]:
    return [one.id for one in cards]


def test_cards_of_ones_profession_come_first_and_those_of_others_last() -> None:
    cards = (card("a", "nurse"), card("b"), card("c", "doctor"), card("d"), card("e", "doctor"))
    shelf = dataclasses.replace(library(), cards=cards)
    doctor = Facts({"profession": "doctor"})
    assert names(domain.ordered(shelf, doctor)) == ["c", "e", "b", "d", "a"]
    assert names(domain.ordered(shelf, Facts())) == ["b", "d", "a", "c", "e"]


def test_after_the_last_card_comes_the_first() -> None:
    cards = (card("a"), card("b"))
    assert Deck(cards, cards[0]).next is cards[1]
    assert Deck(cards, cards[1]).next is cards[0]
    assert Deck(cards[:1], cards[0]).next is cards[0]
