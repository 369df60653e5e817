"""What buttons of events do, for coordinators."""

from dataclasses import dataclass

from bot.message import Action


@dataclass(frozen=True)
class ShowOrganised(Action):
    """Show all events: drafts, those to come, and the past; pages count from 0."""

    prefix = "eog"
    page: int = 0


@dataclass(frozen=True)
class OrganiseEvent(Action):
    """Show one event as its organiser sees it."""

    prefix = "eoe"
    event: int


class NewEvent(Action):
    """Write a new event: first, what sort it is."""

    prefix = "eon"


@dataclass(frozen=True)
class BeginEvent(Action):
    """Begin a draft of this kind. `once` becomes its id: a second tap makes no second one."""

    prefix = "eob"
    kind: str
    once: int


@dataclass(frozen=True)
class CopyEvent(Action):
    """Begin a draft with everything of this event but the date; `once` as in BeginEvent."""

    prefix = "eoc"
    event: int
    once: int


@dataclass(frozen=True)
class AskStep(Action):
    """Ask for one thing about an event; `alone` 0 goes on to the next."""

    prefix = "eos"
    event: int
    step: str
    alone: int = 1


@dataclass(frozen=True)
class SetStep(Action):
    """Say one thing about an event."""

    prefix = "eov"
    event: int
    step: str
    value: str
    alone: int = 1


@dataclass(frozen=True)
class ShowSteps(Action):
    """Show what can be changed."""

    prefix = "eoa"
    event: int


@dataclass(frozen=True)
class ChooseWords(Action):
    """Choose in which language to write an event, or to look at it."""

    prefix = "eol"
    event: int


@dataclass(frozen=True)
class WriteWords(Action):
    """Write an event in one language."""

    prefix = "eow"
    event: int
    language: str


@dataclass(frozen=True)
class PreviewEvent(Action):
    """Show an event as readers of one language will see it."""

    prefix = "eop"
    event: int
    language: str


@dataclass(frozen=True)
class RepeatEvent(Action):
    """Let a draft take place `times` times; 0 asks how often."""

    prefix = "eor"
    event: int
    rhythm: str = ""
    times: int = 0


@dataclass(frozen=True)
class PublishEvent(Action):
    """Open a draft."""

    prefix = "eoo"
    event: int


@dataclass(frozen=True)
class DropEvent(Action):
    """Throw a draft away; `sure` 0 asks once more."""

    prefix = "eod"
    event: int
    sure: int = 0


@dataclass(frozen=True)
class ConfirmChange(Action):
    """Make a change of an event that people know of; `later` 1: also in those after it."""

    prefix = "eok"
    event: int
    later: int


@dataclass(frozen=True)
class CloseEvent(Action):
    """Take no new people any more (`closed` 1), or take them again."""

    prefix = "eoz"
    event: int
    closed: int


@dataclass(frozen=True)
class CancelEvent(Action):
    """Cancel an event; `sure` 0 asks once more, `later` 1: also those after it."""

    prefix = "eox"
    event: int
    later: int = 0
    sure: int = 0


@dataclass(frozen=True)
class ShowNeedsOf(Action):
    """Show what those need who come."""

    prefix = "eoq"
    event: int
    page: int = 0


@dataclass(frozen=True)
class DrawCode(Action):
    """Get a picture that opens an event, to show or to print."""

    prefix = "eoy"
    event: int


@dataclass(frozen=True)
class TellPeople(Action):
    """Let those hear of an event for whom it is; `sure` 0 asks once more."""

    prefix = "eot"
    event: int
    sure: int = 0
