"""Finds on their way through a button: their numbers as letters, and what content they count."""

import hashlib
import string
from collections.abc import Iterable, Sequence
from typing import Final

from bot.features.search.catalog import Find

LETTERS: Final = string.ascii_letters + string.digits + "-_"
MOST: Final = 16
"""How many finds a button can carry: two letters each, of the 40 that are left."""
VERSION_BYTES: Final = 2


def version(catalog: Iterable[Find]) -> str:
    """Return what changes when a number would come to mean something else."""
    names = "\n".join(f"{find.kind} {find.id}" for find in catalog)
    return hashlib.blake2b(names.encode(), digest_size=VERSION_BYTES).hexdigest()


def to_letters(numbers: Sequence[int]) -> str:
    """Write numbers below 4096."""
    return "".join(LETTERS[number // 64] + LETTERS[number % 64] for number in numbers)


def from_letters(letters: str) -> list[int]:
    """Read what `to_letters` wrote. Raises ValueError."""
    pairs = zip(letters[::2], letters[1::2], strict=True)
    return [LETTERS.index(high) * 64 + LETTERS.index(low) for high, low in pairs]
