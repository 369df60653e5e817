"""What buttons of the kit do. Everything here is for coordinators; `item` is a name in the kit."""

from dataclasses import dataclass

from bot.message import Action

# The lists


@dataclass(frozen=True)
class OpenKit(Action):
    """Show how far the preparations of an event are."""

    prefix = "ek"
    event: int


@dataclass(frozen=True)
class ShowItems(Action):
    """Show one list: a `domain.Section`; pages count from 0."""

    prefix = "eki"
    event: int
    section: str
    page: int = 0


@dataclass(frozen=True)
class OpenItem(Action):
    """Show one thing of a list."""

    prefix = "eko"
    event: int
    item: str


@dataclass(frozen=True)
class MarkItem(Action):
    """Say where it stands: a `domain.State`."""

    prefix = "eks"
    event: int
    item: str
    state: str


@dataclass(frozen=True)
class ChooseOwner(Action):
    """Choose who looks after it."""

    prefix = "ekc"
    event: int
    item: str


@dataclass(frozen=True)
class SetOwner(Action):
    """Let a coordinator look after it, by their three letters; "" is nobody."""

    prefix = "ekw"
    event: int
    item: str
    owner: str


@dataclass(frozen=True)
class MoveItem(Action):
    """Let a task be due some days later, or earlier (below 0)."""

    prefix = "ekm"
    event: int
    item: str
    by: int


@dataclass(frozen=True)
class WriteNote(Action):
    """Write a note to it."""

    prefix = "ekn"
    event: int
    item: str


@dataclass(frozen=True)
class AddItem(Action):
    """Write one's own thing for a list."""

    prefix = "eka"
    event: int
    section: str


@dataclass(frozen=True)
class DropItem(Action):
    """Delete what a coordinator added."""

    prefix = "ekd"
    event: int
    item: str


@dataclass(frozen=True)
class ShowOverdue(Action):
    """Show what is late, of every event."""

    prefix = "ekl"
    page: int = 0


# Speakers


@dataclass(frozen=True)
class ShowSpeakers(Action):
    """Show who speaks."""

    prefix = "esp"
    event: int


@dataclass(frozen=True)
class OpenSpeaker(Action):
    """Show one speaker, with the way to reach them."""

    prefix = "eso"
    event: int
    speaker: int


@dataclass(frozen=True)
class AddSpeaker(Action):
    """Write down a speaker."""

    prefix = "esa"
    event: int


@dataclass(frozen=True)
class EditSpeaker(Action):
    """Write one field anew: a name in `service.speaking.FIELDS`."""

    prefix = "ese"
    event: int
    speaker: int
    field: str


@dataclass(frozen=True)
class ConfirmSpeaker(Action):
    """Say whether a speaker has said yes (`on` 1)."""

    prefix = "esc"
    event: int
    speaker: int
    on: int


@dataclass(frozen=True)
class DropSpeaker(Action):
    """Take a speaker off the list; `sure` 0 asks once more."""

    prefix = "esd"
    event: int
    speaker: int
    sure: int = 0


# The order of the day


@dataclass(frozen=True)
class ShowProgramme(Action):
    """Show the order of the day."""

    prefix = "epp"
    event: int


@dataclass(frozen=True)
class OpenSlot(Action):
    """Show one part of the day, to change it."""

    prefix = "epo"
    event: int
    slot: str


@dataclass(frozen=True)
class ShiftSlot(Action):
    """Put a part some places later, or earlier (below 0)."""

    prefix = "eps"
    event: int
    slot: str
    by: int


@dataclass(frozen=True)
class StretchSlot(Action):
    """Make a part some minutes longer, or shorter (below 0)."""

    prefix = "epl"
    event: int
    slot: str
    by: int


@dataclass(frozen=True)
class DropSlot(Action):
    """Leave a part out."""

    prefix = "epd"
    event: int
    slot: str


@dataclass(frozen=True)
class AddSlot(Action):
    """Write a part of the day."""

    prefix = "epa"
    event: int


@dataclass(frozen=True)
class ResetProgramme(Action):
    """Begin again with the order that content proposes."""

    prefix = "epr"
    event: int


@dataclass(frozen=True)
class PrintKit(Action):
    """Get the whole kit as a PDF."""

    prefix = "ekp"
    event: int
