"""Mistakes that people make when they type."""

import random
from collections.abc import Callable

ALPHABETS = ("abcdefghijklmnopqrstuvwxyz", "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
             "ابتثجحخدذرزسشصضطظعغفقكلمنهويپچژگ")  # fmt: skip


def dropped(text: str, place: int, chance: random.Random) -> str:
    return text[:place] + text[place + 1 :]


def doubled(text: str, place: int, chance: random.Random) -> str:
    return text[: place + 1] + text[place:]


def swapped(text: str, place: int, chance: random.Random) -> str:
    place = min(place, len(text) - 2)
    return text[:place] + text[place + 1] + text[place] + text[place + 2 :]


def wrong(text: str, place: int, chance: random.Random) -> str:
    letter = text[place].casefold()
    alphabet = next((one for one in ALPHABETS if letter in one), ALPHABETS[0])
    return text[:place] + chance.choice(alphabet.replace(letter, "")) + text[place + 1 :]


MISTAKES: tuple[Callable[[str, int, random.Random], str], ...] = (dropped, doubled, swapped, wrong)


def mistyped(text: str, chance: random.Random) -> str:
    """Return the text with one mistake in one of its letters or digits."""
    letters = [place for place, letter in enumerate(text) if letter.isalnum()]
    return chance.choice(MISTAKES)(text, chance.choice(letters), chance)
