"""What buttons about flags do."""

from dataclasses import dataclass

from bot.message import Action


@dataclass(frozen=True)
class GiveFlag(Action):
    """Say of a step that it helps, is wrong, or is out of date (`domain.Verdict`).

    `track` is the code of the route or guide on which the step was open.
    """

    prefix = "flag"
    step: str
    verdict: str
    track: str = ""


@dataclass(frozen=True)
class TakeFlagBack(Action):
    """Say nothing of a step any more; `track` as in GiveFlag."""

    prefix = "flagx"
    step: str
    track: str = ""


@dataclass(frozen=True)
class ShowFlags(Action):
    """Show the coordinators what readers say of the steps; pages count from 0."""

    prefix = "flags"
    page: int = 0


@dataclass(frozen=True)
class LookedAt(Action):
    """Clear the flags of a step that were given before this moment, in seconds since 1970."""

    prefix = "flok"
    step: str
    before: int
