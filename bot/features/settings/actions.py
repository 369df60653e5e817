"""What the buttons of settings do."""

from dataclasses import dataclass

from bot.message import Action


class ShowZone(Action):
    """Choose by whose clock I live."""

    prefix = "setz"


@dataclass(frozen=True)
class ShowCities(Action):
    """Show the cities of a part of the world."""

    prefix = "setzr"
    part: str


@dataclass(frozen=True)
class SetZone(Action):
    """Live by the clock of this zone."""

    prefix = "setzs"
    zone: str


class ShowQuiet(Action):
    """Choose when nothing may be sent."""

    prefix = "setq"


@dataclass(frozen=True)
class ChooseUntil(Action):
    """Choose until when nothing may be sent, from this hour on."""

    prefix = "setqf"
    start: int


@dataclass(frozen=True)
class SetQuiet(Action):
    """Send nothing between these hours."""

    prefix = "setqs"
    start: int
    end: int


class ShowPace(Action):
    """Choose how often to be asked, and how much to hear."""

    prefix = "setp"


@dataclass(frozen=True)
class SetPace(Action):
    """Be asked so often how it goes (`Pace`)."""

    prefix = "setps"
    pace: str


@dataclass(frozen=True)
class SetMost(Action):
    """Hear so many messages a week at most."""

    prefix = "setpm"
    per_week: int


class ShowOffers(Action):
    """Choose whether to hear of news and offers that are not about my plan."""

    prefix = "seto"


@dataclass(frozen=True)
class SetOffers(Action):
    """Hear of them (1), or not (0)."""

    prefix = "setos"
    on: int


@dataclass(frozen=True)
class SetDiscreet(Action):
    """Show nothing on a lock screen (1), or the beginning of messages (0)."""

    prefix = "setd"
    on: int
