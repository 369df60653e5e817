"""The right-to-work guide: a short tree of questions. Nothing of the answers is kept."""

from typing import Annotated, Final

from pydantic import Field

from bot.content.fields import Content, Label, Note, Sentence, Slug
from bot.content.sources import Fact

DEEPEST: Final = 3
"""Questions one may have to answer."""


class Way(Content):
    """One answer, and the question or the end that it leads to."""

    label: Label
    to: Slug


class Fork(Content):
    """One question."""

    id: Slug
    question: Sentence
    why: Note | None = None
    options: Annotated[tuple[Way, ...], Field(min_length=2, max_length=10)]


class End(Content):
    """What we know for people whose answers led here."""

    id: Slug
    title: Label
    answer: Sentence
    facts: Annotated[tuple[Fact, ...], Field(min_length=1)]
    do: Annotated[tuple[Sentence, ...], Field(min_length=1, max_length=4)]
    help: tuple[Slug, ...] = ()


class Rights(Content):
    """content/rights/<area>.yaml."""

    start: Slug
    note: Note
    adviser: Slug
    """The organisation to ask for advice: it stands on every end."""
    nodes: Annotated[tuple[Fork, ...], Field(min_length=1)]
    ends: Annotated[tuple[End, ...], Field(min_length=1)]

    def fork(self, slug: str) -> Fork | None:
        return next((fork for fork in self.nodes if fork.id == slug), None)

    def end(self, slug: str) -> End | None:
        return next((end for end in self.ends if end.id == slug), None)
