"""Conditions as data: to whom a step applies, decided from what a person chose to tell us."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import product
from typing import Annotated, Final, Literal, Self, TypeAlias, get_args

from pydantic import Field, model_validator

from bot.content.fields import Content, Slug

FactName: TypeAlias = Literal[
    "profession", "stage", "english", "region", "nation", "years", "specialty"
]
FACT_NAMES: Final[tuple[FactName, ...]] = get_args(FactName)


class StepStatus(StrEnum):
    """Where a person is with a step; a step never touched is TODO."""

    TODO = "todo"
    DOING = "doing"
    STUCK = "stuck"
    DONE = "done"
    NOT_FOR_ME = "not-for-me"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a person: answers by name (a skipped one is absent), status by step slug."""

    answers: Mapping[FactName, str] = field(default_factory=dict)
    steps: Mapping[str, StepStatus] = field(default_factory=dict)


Options: TypeAlias = Annotated[tuple[Slug, ...], Field(min_length=1)]


class Condition(Content):
    """Holds when every line in it holds; a line holds when the answer is one of those listed.

    What is not known is never one of those listed: a skipped question keeps `not:` true.
    """

    all_of: Annotated[tuple["Condition", ...], Field(min_length=1)] | None = Field(
        None, alias="all"
    )
    any_of: Annotated[tuple["Condition", ...], Field(min_length=1)] | None = Field(
        None, alias="any"
    )
    not_: "Condition | None" = Field(None, alias="not")
    profession: Options | None = None
    stage: Options | None = None
    english: Options | None = None
    region: Options | None = None
    nation: Options | None = None
    years: Options | None = None
    specialty: Options | None = None
    steps: Mapping[Slug, Annotated[tuple[StepStatus, ...], Field(min_length=1)]] | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.model_fields_set:
            raise ValueError("is an empty condition")
        return self

    @cached_property
    def answers(self) -> Mapping[FactName, tuple[str, ...]]:
        """The answers it asks for at this level."""
        asked = ((name, getattr(self, name)) for name in FACT_NAMES)
        return {name: options for name, options in asked if options is not None}

    def parts(self) -> Iterator["Condition"]:
        """Yield this condition and everything nested in it."""
        yield self
        inner = (*(self.all_of or ()), *(self.any_of or ()), *((self.not_,) if self.not_ else ()))
        for part in inner:
            yield from part.parts()


def holds(condition: Condition | None, facts: Facts) -> bool:
    """Say whether the condition is true for these facts; no condition is always true."""
    if condition is None:
        return True
    return (
        all(facts.answers.get(name) in options for name, options in condition.answers.items())
        and all(
            facts.steps.get(slug, StepStatus.TODO) in statuses
            for slug, statuses in (condition.steps or {}).items()
        )
        and all(holds(part, facts) for part in condition.all_of or ())
        and (condition.any_of is None or any(holds(part, facts) for part in condition.any_of))
        and not (condition.not_ is not None and holds(condition.not_, facts))
    )


def can_hold(condition: Condition, known: Mapping[FactName, str] | None = None) -> bool:
    """Say whether anybody with the `known` answers could meet the condition.

    Tries every combination of the answers it names; None stands for all the others.
    """
    parts = tuple(condition.parts())
    answers: dict[FactName, set[str | None]] = {}
    steps: dict[str, set[StepStatus]] = {}
    for part in parts:
        for name, options in part.answers.items():
            answers.setdefault(name, {None}).update(options)
        for slug in part.steps or {}:
            steps.setdefault(slug, set(StepStatus))
    for name, value in (known or {}).items():
        answers[name] = {value}
    people = (dict(zip(answers, chosen, strict=True)) for chosen in product(*answers.values()))
    plans = [dict(zip(steps, chosen, strict=True)) for chosen in product(*steps.values())]
    return any(
        holds(condition, Facts({name: value for name, value in person.items() if value}, plan))
        for person in people
        for plan in plans
    )
