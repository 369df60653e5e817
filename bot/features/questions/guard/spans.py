"""What the rules of the guard yield, over a folded text."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from bot.features.questions.guard.kinds import Kind


class Span(NamedTuple):
    """What a rule found; no kind: harmless, and no other rule needs to look at it."""

    kind: Kind | None
    start: int
    end: int


Rule = Callable[[str], Iterator[Span]]
