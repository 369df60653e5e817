"""What buttons of events do, for those who take part."""

from dataclasses import dataclass

from bot.message import Action


@dataclass(frozen=True)
class ShowEvents(Action):
    """Show the events to come; pages count from 0."""

    prefix = "ev"
    page: int = 0


@dataclass(frozen=True)
class OpenEvent(Action):
    """Show one event."""

    prefix = "evo"
    event: int


@dataclass(frozen=True)
class AnswerEvent(Action):
    """Say whether and how one comes: a domain.Answer. `sure` 1: also if a place is lost by it."""

    prefix = "eva"
    event: int
    answer: str
    sure: int = 0


@dataclass(frozen=True)
class ShowNeeds(Action):
    """Show what one needs to be able to come."""

    prefix = "evn"
    event: int


@dataclass(frozen=True)
class ToggleNeed(Action):
    """Need something, a domain.Need, or (`on` 0) not any more: a second tap changes nothing."""

    prefix = "evnt"
    event: int
    need: str
    on: int = 1


@dataclass(frozen=True)
class WriteNeed(Action):
    """Write about a need."""

    prefix = "evnw"
    event: int
    need: str


@dataclass(frozen=True)
class TakeDate(Action):
    """Get the file for one's calendar."""

    prefix = "evd"
    event: int
