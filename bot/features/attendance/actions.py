"""What buttons about attendance do."""

from dataclasses import dataclass

from bot.message import Action

# For everybody


@dataclass(frozen=True)
class ImHere(Action):
    """Say that one is here, or was; `way` a `domain.Way` where it had to be asked."""

    prefix = "ath"
    event: int
    way: str = ""


@dataclass(frozen=True)
class AskCode(Action):
    """Type the code that hangs on the wall."""

    prefix = "atc"


@dataclass(frozen=True)
class ReadMaterials(Action):
    """Read what an event gave to take home."""

    prefix = "atd"
    event: int


# For coordinators


@dataclass(frozen=True)
class ShowAttendance(Action):
    """Show the code of an event, and how many are here."""

    prefix = "ato"
    event: int


@dataclass(frozen=True)
class DrawCode(Action):
    """Get the code as a picture for the wall."""

    prefix = "atq"
    event: int


@dataclass(frozen=True)
class CountWalkIns(Action):
    """Note how many came without the bot: a second tap counts nobody again."""

    prefix = "atn"
    event: int
    people: int


@dataclass(frozen=True)
class ToggleAsking(Action):
    """Ask those who came how it was (`on` 1), or not."""

    prefix = "ate"
    event: int
    on: int


@dataclass(frozen=True)
class ShowMaterials(Action):
    """Show what is attached, by language."""

    prefix = "atm"
    event: int


@dataclass(frozen=True)
class PreviewMaterials(Action):
    """Show the materials as readers of one language get them."""

    prefix = "atp"
    event: int
    language: str


@dataclass(frozen=True)
class AddMaterial(Action):
    """Attach a link or a text in one language."""

    prefix = "ata"
    event: int
    language: str


@dataclass(frozen=True)
class DropMaterial(Action):
    """Take a material away."""

    prefix = "atx"
    event: int
    material: int
    language: str


@dataclass(frozen=True)
class ReleaseMaterials(Action):
    """Let the materials go out when the event is over (`on` 1), or hold them back."""

    prefix = "atr"
    event: int
    on: int


@dataclass(frozen=True)
class ShowReport(Action):
    """Show the event in numbers."""

    prefix = "att"
    event: int
