"""What is known of a person, for every condition of content."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from bot.content import Facts, StepStatus, holds
from bot.content.conditions import FactName
from bot.content.pathways import Step
from bot.features.pathways.domain.told import SETTLED, Told


@dataclass(frozen=True)
class Known:
    """Answers, what was told of steps (the latest change last), and what is done by answers.

    `by_answers` holds the steps that were not told of and that the answers say are done.
    """

    answers: Mapping[FactName, str]
    told: Mapping[str, Told]
    by_answers: frozenset[str]

    @cached_property
    def facts(self) -> Facts:
        """The same on every route and guide: a step that two share has one status."""
        done = dict.fromkeys(self.by_answers, StepStatus.DONE)
        return Facts(self.answers, done | {slug: one.status for slug, one in self.told.items()})


def know(
    steps: Collection[Step], answers: Mapping[FactName, str], told: Mapping[str, Told]
) -> Known:
    """Return what is known, given all `steps` that conditions may ask about.

    A step done by answers can make another one done, so it goes on until nothing is new.
    """
    judged = [step for step in steps if step.done_when and step.slug not in told]
    known = Known(answers, told, frozenset())
    while found := {
        step.slug
        for step in judged
        if step.slug not in known.by_answers and holds(step.done_when, known.facts)
    }:
        known = Known(answers, told, known.by_answers | found)
    return known


def overtaken(
    steps: Collection[Step],
    before: Mapping[FactName, str],
    after: Mapping[FactName, str],
    told: Mapping[str, Told],
) -> tuple[str, ...]:
    """Return the steps told to be open that new answers say are done, and the old did not."""
    done = know(steps, after, {}).by_answers - know(steps, before, {}).by_answers
    return tuple(slug for slug, said in told.items() if slug in done and said.status not in SETTLED)
