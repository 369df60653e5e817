"""What a person says about a step, and how they take it back."""

from dataclasses import dataclass
from typing import Final

from bot.content import StepStatus

SETTLED: Final = frozenset((StepStatus.DONE, StepStatus.NOT_FOR_ME))


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
