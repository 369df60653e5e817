"""Pathways and guides: ordered steps from here to practice, and topics on the way."""

from typing import Annotated, Any, Final, TypeAlias

from pydantic import Discriminator, Field, Tag

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
    counts: bool = True
    """False when it is no help at the first try: then it lowers no sum."""


class Cost(Content):
    """One thing to pay."""

    item: Label
    amount: Amount
    who_pays: Sentence
    concessions: tuple[Concession, ...] = ()
    counts: bool = True
    """False for what only some people pay (a second try, one of two tests): then in no sum."""


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
    takes: FigureId | None = None
    """How long it usually takes: a length of time, for the sum of what is still to come."""
    documents: tuple[DocumentNeeded, ...] = ()
    facts: tuple[Fact, ...] = ()
    help: Annotated[tuple[Slug, ...], Field(min_length=1)]
    """Organisations of content/directory/."""
    sources: SourceIds
    after: tuple[Slug, ...] = ()
    """Steps to do first; one that is not on the person's route, or not theirs, is no hindrance."""
    when: Condition | None = None
    """Whom it applies to; everybody when left out."""
    done_when: Condition | None = None
    """Who has already done it, by their answers."""


class Barrier(Claim):
    """Why a route is not open yet for those whom `when` describes, and the one thing to do next."""

    when: Condition
    because: Note
    do: Sentence
    step: Slug | None = None
    """The step or topic that helps."""


def _is_named(value: Any) -> str:
    return "name" if isinstance(value, str) else "step"


Listed: TypeAlias = Annotated[
    Annotated[Step, Tag("step")] | Annotated[Slug, Tag("name")], Discriminator(_is_named)
]
"""A step written here, or the slug of one that is written in another file."""


class Track(Content):
    """Steps in their order. A step on two tracks is one: who has done it, has done it on both."""

    slug: Slug
    title: Label
    listed: Annotated[tuple[Listed, ...], Field(min_length=1, alias="steps")]
    reality: tuple[Fact, ...] = ()
    """What to expect, said kindly."""

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps; in the library all of them, in a file only those that are written in it."""
        return tuple(step for step in self.listed if isinstance(step, Step))


class Pathway(Track):
    """A route to registration: content/pathways/<slug>.yaml."""

    professions: Annotated[tuple[Slug, ...], Field(min_length=1)]
    route: Label
    for_whom: Note
    closed: tuple[Barrier, ...] = ()
    reality: Annotated[tuple[Fact, ...], Field(min_length=1)]


class Guide(Track):
    """Topics or roles beside the routes: content/guides/<slug>.yaml."""

    icon: Annotated[str, Field(max_length=4)]
    about: Note
