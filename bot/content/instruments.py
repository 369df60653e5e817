"""Instruments: what people are asked about how they are doing, in sections, with its scoring."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Annotated, Final, Literal, Self, TypeAlias

from pydantic import Field, StringConstraints, model_validator

from bot.content.fields import Content, Label, Name, Note, Sentence, Url
from bot.content.sources import Dated

ShortId: TypeAlias = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=12)
]
"""A name that never changes once published; a button holds two of them."""

InstrumentId: TypeAlias = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=16)
]

Value: TypeAlias = int | str | tuple[str, ...] | None
"""A point of a scale (from 1) or a number (0 to 10), an option, options ticked, or a text.

None is "I would rather not say": missing, never 0.
"""
Answers: TypeAlias = Mapping[str, Value]
"""What somebody answered, by item; an item not reached yet is absent."""

NUMBERS: Final = tuple(range(11))


class Audience(StrEnum):
    """Who is asked."""

    MEDICS = "medics"
    MENTORS = "mentors"
    COORDINATORS = "coordinators"


class Rule(Content):
    """When an item is asked: an earlier answer is one of those listed, or a combination.

    What was skipped is never one of those listed: it keeps `not:` true.
    """

    item: ShortId | None = None
    is_: Annotated[tuple[int | ShortId, ...], Field(min_length=1)] | None = Field(None, alias="is")
    all_of: Annotated[tuple["Rule", ...], Field(min_length=1)] | None = Field(None, alias="all")
    any_of: Annotated[tuple["Rule", ...], Field(min_length=1)] | None = Field(None, alias="any")
    not_: "Rule | None" = Field(None, alias="not")

    @model_validator(mode="after")
    def _says_one_thing(self) -> Self:
        if (self.item is None) != (self.is_ is None):
            raise ValueError("has a rule that needs both `item:` and `is:`")
        if sum(one is not None for one in (self.item, self.all_of, self.any_of, self.not_)) != 1:
            raise ValueError("has a rule that needs one of `item:`, `all:`, `any:` and `not:`")
        return self

    def parts(self) -> Iterator["Rule"]:
        """Yield this rule and everything nested in it."""
        yield self
        inner = (*(self.all_of or ()), *(self.any_of or ()), *((self.not_,) if self.not_ else ()))
        for part in inner:
            yield from part.parts()


class Scale(Content):
    """A named scale: its points from the lowest up, one button each, counted from 1."""

    id: ShortId
    points: Annotated[tuple[Label, ...], Field(min_length=2, max_length=7)]


class Choice(Content):
    """One option. `alone`: it cannot be ticked together with another, such as "nothing yet"."""

    id: ShortId
    label: Label
    alone: bool = False


Choices: TypeAlias = Annotated[tuple[Choice, ...], Field(min_length=2, max_length=9)]


class Item(Content):
    """One question; it is never a must."""

    id: ShortId
    text: Sentence
    hint: Sentence | None = None
    when: Rule | None = None


class ScaleItem(Item):
    """A point of a scale. `offer_help` are the points after which urgent help is offered."""

    kind: Literal["scale"]
    scale: ShortId
    offer_help: tuple[int, ...] = ()


class NumberItem(Item):
    """A number from 0 to 10, with a word for either end."""

    kind: Literal["number"]
    lowest: Label
    highest: Label
    offer_help: tuple[int, ...] = ()


class SingleItem(Item):
    """One of several options."""

    kind: Literal["single"]
    options: Choices


class MultipleItem(Item):
    """Any of several options, at most `most`."""

    kind: Literal["multiple"]
    options: Choices
    most: Annotated[int, Field(ge=2)] | None = None


class TextItem(Item):
    """Typed words, without names."""

    kind: Literal["text"]


AnyItem: TypeAlias = ScaleItem | NumberItem | SingleItem | MultipleItem | TextItem


class Origin(Content):
    """Where the wording of a section comes from, and what allows us to print it."""

    id: ShortId
    source: Name
    licence: Name
    attribution: Name
    url: Url | None = None
    """Where the wording and its licence are; shown to readers. Our own wording has none."""


class Section(Content):
    """Items that belong together, of one origin."""

    origin: ShortId
    title: Label | None = None
    items: Annotated[
        tuple[Annotated[AnyItem, Field(discriminator="kind")], ...], Field(min_length=1)
    ]


class Score(Content):
    """The mean of the answered items of one scale, when at least `at_least` were answered."""

    id: ShortId
    title: Label
    items: Annotated[tuple[ShortId, ...], Field(min_length=1)]
    at_least: Annotated[int, Field(ge=1)]
    primary: bool = False
    """The one result that was named before the first answer."""


class Instrument(Dated):
    """content/instruments/<slug>.yaml. `version` grows whenever a wording or a rule changes."""

    slug: InstrumentId
    version: Annotated[int, Field(ge=1, le=9999)]
    title: Label
    about: Note
    minutes: Annotated[int, Field(ge=1, le=20)]
    audience: Audience
    origins: Annotated[tuple[Origin, ...], Field(min_length=1)]
    scales: tuple[Scale, ...] = ()
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    scores: tuple[Score, ...] = ()
    follow_up: InstrumentId | None = None
    """What may be asked of the same people some weeks later."""

    @property
    def items(self) -> tuple[AnyItem, ...]:
        return tuple(item for section in self.sections for item in section.items)

    @property
    def primary(self) -> Score | None:
        return next((score for score in self.scores if score.primary), None)

    def item(self, item_id: str) -> AnyItem | None:
        return next((item for item in self.items if item.id == item_id), None)

    def section_of(self, item: AnyItem) -> Section:
        return next(section for section in self.sections if item in section.items)

    def points(self, item: ScaleItem) -> tuple[str, ...]:
        """Return the labels of the points of an item's scale, the lowest first."""
        return next((scale.points for scale in self.scales if scale.id == item.scale), ())

    def values(self, item: AnyItem) -> tuple[int | str, ...]:
        """Return what may be answered or, of a multiple choice, ticked; of a text nothing."""
        match item:
            case ScaleItem():
                return tuple(range(1, len(self.points(item)) + 1))
            case NumberItem():
                return NUMBERS
            case SingleItem() | MultipleItem():
                return tuple(option.id for option in item.options)
            case TextItem():
                return ()


def holds(rule: Rule | None, answers: Answers) -> bool:
    """Say whether a rule is true of the answers; no rule is always true."""
    if rule is None:
        return True
    if rule.item is not None:
        value = answers.get(rule.item)
        given = set(value) if isinstance(value, tuple) else {value}
        return bool(given & set(rule.is_ or ()))
    if rule.not_ is not None:
        return not holds(rule.not_, answers)
    if rule.any_of is not None:
        return any(holds(part, answers) for part in rule.any_of)
    return all(holds(part, answers) for part in rule.all_of or ())


def asked(items: Iterable[AnyItem], answers: Answers) -> tuple[AnyItem, ...]:
    """Return the items that are asked of somebody with these answers, in order.

    Answers to items that are not asked (any more) decide nothing.
    """
    seen: list[AnyItem] = []
    known: dict[str, Value] = {}
    for item in items:
        if holds(item.when, known):
            seen.append(item)
            known[item.id] = answers.get(item.id)
    return tuple(seen)
