"""Pathways: the ordered steps from here to practice, for one profession and one route."""

from typing import Annotated, Final, TypeAlias

from pydantic import Field

from bot.content.conditions import Condition
from bot.content.fields import Content, FigureId, Label, Note, Sentence, Slug
from bot.content.sources import Claim, Fact, SourceIds

FREE: Final = "free"
VARIES: Final = "varies"

Amount: TypeAlias = FigureId
"""The id of a money figure, or "free", or "varies"."""


class Concession(Claim):
    """Help with a cost, and for whom."""

    text: Note
    amount: Amount
    """What is then still to pay."""


class Cost(Content):
    """One thing to pay."""

    item: Label
    amount: Amount
    who_pays: Sentence
    concessions: tuple[Concession, ...] = ()


class DocumentNeeded(Content):
    """A paper to have ready, and what to do without it."""

    name: Sentence
    if_missing: Note


class Step(Content):
    """One step. Its screen: title, what, why, do; then money and time, documents, help, sources."""

    slug: Slug
    title: Label
    what: Sentence
    why: Sentence
    do: Annotated[tuple[Sentence, ...], Field(min_length=2, max_length=6)]
    costs: Annotated[tuple[Cost, ...], Field(min_length=1)]
    time: Note
    documents: tuple[DocumentNeeded, ...] = ()
    facts: tuple[Fact, ...] = ()
    help: Annotated[tuple[Slug, ...], Field(min_length=1)]
    """Organisations of content/directory/."""
    sources: SourceIds
    after: tuple[Slug, ...] = ()
    """Steps of this pathway to do first; one that does not apply to a person is no hindrance."""
    when: Condition | None = None
    """Whom it applies to; everybody when left out."""
    done_when: Condition | None = None
    """Who has already done it, by their answers."""


class Pathway(Content):
    """A route for a profession: content/pathways/<slug>.yaml."""

    slug: Slug
    profession: Slug
    route: Label
    title: Label
    for_whom: Note
    reality: Annotated[tuple[Fact, ...], Field(min_length=1)]
    """What to expect, said kindly."""
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
