"""The plan: which steps there are, where a person is with each, and which comes next."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from bot.content import StepStatus, holds
from bot.content.conditions import FactName, Facts
from bot.content.pathways import Barrier, Step, Track
from bot.features.pathways.domain.clocks import Phase, Running, urgent
from bot.features.pathways.domain.known import Known, know
from bot.features.pathways.domain.routes import barriers
from bot.features.pathways.domain.told import SETTLED, Told

NEXT_AMONG: Final = (StepStatus.DOING, StepStatus.TODO, StepStatus.STUCK)
"""Where the next best step is looked for: what was begun, then what is new, then what is stuck."""


@dataclass(frozen=True)
class PlannedStep:
    """A step as one person meets it. `by_answers`: done, as their answers say it; they did not."""

    step: Step
    status: StepStatus
    by_answers: bool
    applies: bool

    @property
    def slug(self) -> str:
        return self.step.slug

    @property
    def belongs(self) -> bool:
        """Whether it is in the plan. What is done stays, also when it no longer applies."""
        return self.applies or self.status is StepStatus.DONE

    @property
    def settled(self) -> bool:
        """Whether later steps need not wait for it."""
        return self.status in SETTLED or not self.belongs


@dataclass(frozen=True)
class Plan:
    """One route or guide for one person. `every` holds all its steps, `steps` those of theirs.

    `barriers`: why the route is not open to them yet, if it is not. `code` is what its buttons
    carry to come back to it; empty for the person's own route. `clocks` are those of their dated
    results, on their own route.
    """

    track: Track
    known: Known
    every: tuple[PlannedStep, ...]
    barriers: tuple[Barrier, ...] = ()
    code: str = ""
    clocks: tuple[Running, ...] = ()

    @cached_property
    def steps(self) -> tuple[PlannedStep, ...]:
        return tuple(step for step in self.every if step.belongs)

    @cached_property
    def open(self) -> tuple[PlannedStep, ...]:
        """What is still to do."""
        return tuple(step for step in self.every if not step.settled)

    @property
    def facts(self) -> Facts:
        return self.known.facts

    @property
    def warning(self) -> Running | None:
        """The clock to warn of, as long as there is something left to do in its time."""
        return urgent(self.clocks) if self.open else None

    @property
    def done(self) -> int:
        return sum(step.status is StepStatus.DONE for step in self.steps)

    @property
    def total(self) -> int:
        """How many steps there are to do; what is "not for me" is none of them."""
        return sum(step.status is not StepStatus.NOT_FOR_ME for step in self.steps)

    @property
    def last(self) -> str | None:
        """The slug of the step they touched last, if any."""
        here = {step.slug for step in self.every}
        return next((slug for slug in reversed([*self.known.told]) if slug in here), None)

    def at(self, slug: str) -> PlannedStep:
        """Return a step of this track, also one that is not theirs."""
        return next(step for step in self.every if step.slug == slug)

    @cached_property
    def next(self) -> PlannedStep | None:
        """The next best step; None when nothing is left to do.

        Only a step whose prerequisites are settled. Of these what a clock warns of, else the first
        that was begun, else the first not touched yet; a stuck one only when there is nothing else
        to go on with. There is always one while something is open: the first open step waits for
        no other.
        """
        ready = [step for step in self.open if self._may_begin(step)]
        pressing = [one.clock.step for one in self.clocks if one.phase is Phase.WARNING]
        begun, new, stuck = (
            [step for step in ready if step.status is status] for status in NEXT_AMONG
        )
        now = [step for step in (*begun, *new) if step.slug in pressing]
        return next(iter([*now, *begun, *new, *stuck]), None)

    def _may_begin(self, step: PlannedStep) -> bool:
        return all(before.settled for before in self.waits_for(step))

    def waits_for(self, step: PlannedStep) -> tuple[PlannedStep, ...]:
        """Return the steps that this one comes after."""
        return tuple(before for before in self.every if before.slug in step.step.after)


def make_plan(
    track: Track,
    answers: Mapping[FactName, str],
    told: Mapping[str, Told],
    steps: Collection[Step] | None = None,
) -> Plan:
    """Return the plan for what a person answered and said about steps (the latest change last).

    `steps` are all that conditions may ask about; those of the track when left out.
    """
    return lay_out(track, know(track.steps if steps is None else steps, answers, told))


def lay_out(track: Track, known: Known) -> Plan:
    """Return the plan of a track for what is known of a person."""
    every = tuple(_planned(step, known) for step in track.steps)
    return Plan(track, known, every, barriers(track, known.facts))


def _planned(step: Step, known: Known) -> PlannedStep:
    status = known.facts.steps.get(step.slug, StepStatus.TODO)
    applies = holds(step.when, known.facts)
    return PlannedStep(step, status, step.slug in known.by_answers, applies)
