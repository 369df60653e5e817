"""Rules of the plan: which steps there are, where a person is with each, and which comes next."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from bot.content import Facts, StepStatus, holds
from bot.content.conditions import FactName
from bot.content.pathways import Pathway, Step

SETTLED: Final = frozenset((StepStatus.DONE, StepStatus.NOT_FOR_ME))
NEXT_AMONG: Final = (StepStatus.DOING, StepStatus.TODO, StepStatus.STUCK)
"""Where the next best step is looked for: what was begun, then what is new, then what is stuck."""


@dataclass(frozen=True)
class Told:
    """What a person said about a step.

    `before` is what they had said until then: None when nothing, and the same as `status` when
    there is no change left to undo.
    """

    status: StepStatus
    before: StepStatus | None = None


def tell(told: Told | None, status: StepStatus) -> Told:
    """Return what is told after the person says `status`; saying it twice changes nothing."""
    if told and told.status is status:
        return told
    return Told(status, told.status if told else None)


def undo(told: Told) -> Told | None:
    """Return what was told before the last change; None when nothing was."""
    return Told(told.before, told.before) if told.before else None


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
    """One route for one person. `every` holds all its steps, `steps` those that are theirs.

    `last` is the slug of the step they touched last, if any.
    """

    pathway: Pathway
    answers: Mapping[FactName, str]
    every: tuple[PlannedStep, ...]
    last: str | None = None

    @cached_property
    def steps(self) -> tuple[PlannedStep, ...]:
        return tuple(step for step in self.every if step.belongs)

    @property
    def facts(self) -> Facts:
        """What is known of the person, for conditions on anything but a step."""
        return Facts(self.answers, {step.slug: step.status for step in self.every})

    @property
    def done(self) -> int:
        return sum(step.status is StepStatus.DONE for step in self.steps)

    @property
    def total(self) -> int:
        """How many steps there are to do; what is "not for me" is none of them."""
        return sum(step.status is not StepStatus.NOT_FOR_ME for step in self.steps)

    def at(self, slug: str) -> PlannedStep:
        """Return a step of this route, also one that is not theirs."""
        return next(step for step in self.every if step.slug == slug)

    @cached_property
    def next(self) -> PlannedStep | None:
        """The next best step; None when nothing is left to do.

        Only a step whose prerequisites are settled. Of these the first that was begun, else the
        first not touched yet; a stuck one only when there is nothing else to go on with. There is
        always one while something is open: the first open step waits for no other.
        """
        ready = [step for step in self.steps if not step.settled and self._may_begin(step)]
        ranked = (step for status in NEXT_AMONG for step in ready if step.status is status)
        return next(ranked, None)

    def _may_begin(self, step: PlannedStep) -> bool:
        return all(before.settled for before in self.waits_for(step))

    def waits_for(self, step: PlannedStep) -> tuple[PlannedStep, ...]:
        """Return the steps that this one comes after."""
        return tuple(before for before in self.every if before.slug in step.step.after)


def overtaken(
    pathway: Pathway,
    before: Mapping[FactName, str],
    after: Mapping[FactName, str],
    told: Mapping[str, Told],
) -> tuple[str, ...]:
    """Return the steps told to be open that new answers say are done, and the old did not."""
    old, new = make_plan(pathway, before, {}), make_plan(pathway, after, {})
    done = (now.slug for then, now in zip(old.every, new.every, strict=True)
            if now.by_answers and not then.by_answers)  # fmt: skip
    return tuple(slug for slug in done if slug in told and told[slug].status not in SETTLED)


def make_plan(pathway: Pathway, answers: Mapping[FactName, str], told: Mapping[str, Told]) -> Plan:
    """Return the plan for what a person answered and said about steps (of any pathway).

    `told` is in the order of time, the latest change last.
    Steps are judged in order: a condition sees the status of the steps above it as they came out,
    and of the others as they were told.
    """
    statuses = {slug: one.status for slug, one in told.items()}
    every = []
    for step in pathway.steps:
        facts = Facts(answers, statuses)
        said = told.get(step.slug)
        by_answers = said is None and step.done_when is not None and holds(step.done_when, facts)
        status = said.status if said else StepStatus.DONE if by_answers else StepStatus.TODO
        every.append(PlannedStep(step, status, by_answers, applies=holds(step.when, facts)))
        statuses = {**statuses, step.slug: status}
    touched = [slug for slug in told if any(step.slug == slug for step in every)]
    return Plan(pathway, answers, tuple(every), touched[-1] if touched else None)
