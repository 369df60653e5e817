"""Rules of published answers: what each is called in a button, and which belong to a step."""

import hashlib
from typing import Final

from bot.content import Library
from bot.content.answers import Answer

KEY_BYTES: Final = 4


def key(answer: str) -> str:
    """Return what stands for an answer in a button: 8 hexadecimal digits."""
    return hashlib.blake2b(answer.encode(), digest_size=KEY_BYTES).hexdigest()


def find(library: Library, wanted: str) -> Answer | None:
    """Return the answer with this key, unless content has lost it."""
    return next((one for one in library.answers if key(one.id) == wanted), None)


def to_step(library: Library, step: str, profession: str | None) -> list[Answer]:
    """Return the answers pinned to a step that are for this profession, the closest first."""
    mine = [one for one in library.answers if step in one.steps and one.is_for(profession)]
    return sorted(mine, key=lambda one: one.steps.index(step))
