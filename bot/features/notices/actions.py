"""What the buttons of notices do, all of them for coordinators. `edition` is what was looked at."""

from dataclasses import dataclass

from bot.message import Action


@dataclass(frozen=True)
class ShowNotices(Action):
    """Show the notices there are; pages count from 0."""

    prefix = "ntl"
    page: int = 0


@dataclass(frozen=True)
class OpenNotice(Action):
    """Show how one notice stands, and what can be done with it."""

    prefix = "ntv"
    notice: int


# Writing


@dataclass(frozen=True)
class ChangeNotice(Action):
    """Show what of a draft, or of an approved notice, can be changed."""

    prefix = "nte"
    notice: int


@dataclass(frozen=True)
class WriteNotice(Action):
    """Write a text in the language with this code; 0: of a new notice."""

    prefix = "ntw"
    notice: int = 0
    language: str = ""


@dataclass(frozen=True)
class ChooseLanguage(Action):
    """Show in which languages there is a text, and in which there is none."""

    prefix = "ntg"
    notice: int


@dataclass(frozen=True)
class ShowText(Action):
    """Show what readers of one language get, and what can be done about it."""

    prefix = "ntx"
    notice: int
    language: str


@dataclass(frozen=True)
class Preview(Action):
    """Show a notice exactly as a reader of this language gets it."""

    prefix = "ntp"
    notice: int
    language: str


@dataclass(frozen=True)
class FallBack(Action):
    """Let readers of all other languages get this one."""

    prefix = "ntf"
    notice: int
    language: str


@dataclass(frozen=True)
class TakeOut(Action):
    """Leave a language out."""

    prefix = "nto"
    notice: int
    language: str


@dataclass(frozen=True)
class WriteLink(Action):
    """Type the address that a button opens."""

    prefix = "ntu"
    notice: int


@dataclass(frozen=True)
class DropLink(Action):
    """Take the button away."""

    prefix = "ntud"
    notice: int


@dataclass(frozen=True)
class TurnKind(Action):
    """Say whether it belongs to the programme, or is promotion."""

    prefix = "ntk"
    notice: int
    kind: str


@dataclass(frozen=True)
class DropNotice(Action):
    """Delete a notice that nobody has got; `sure` 0 asks once more."""

    prefix = "ntd"
    notice: int
    sure: int = 0


# Approving, and sending


@dataclass(frozen=True)
class CheckNotice(Action):
    """Show what to know before a notice is approved."""

    prefix = "ntc"
    notice: int


@dataclass(frozen=True)
class Approve(Action):
    """Approve what was looked at."""

    prefix = "nta"
    notice: int
    edition: int


@dataclass(frozen=True)
class Queue(Action):
    """Let an approved notice leave: `when` is what `moments` writes."""

    prefix = "ntq"
    notice: int
    edition: int
    when: str


@dataclass(frozen=True)
class WriteTime(Action):
    """Type the time at which it leaves."""

    prefix = "ntt"
    notice: int
    edition: int


@dataclass(frozen=True)
class Undo(Action):
    """Take back what has not left."""

    prefix = "ntz"
    notice: int


# On its way


@dataclass(frozen=True)
class Pause(Action):
    """Let nobody else get it, for now."""

    prefix = "nth"
    notice: int


@dataclass(frozen=True)
class GoOn(Action):
    """Let the others get it after all."""

    prefix = "ntn"
    notice: int


@dataclass(frozen=True)
class Cancel(Action):
    """Let nobody else get it; `sure` 0 asks once more."""

    prefix = "nts"
    notice: int
    sure: int = 0


@dataclass(frozen=True)
class ShowCorrection(Action):
    """Show a correction that waits to be approved."""

    prefix = "ntcr"
    notice: int


@dataclass(frozen=True)
class Apply(Action):
    """Approve a correction, which replaces what people got."""

    prefix = "ntap"
    notice: int
    edition: int


@dataclass(frozen=True)
class KeepOld(Action):
    """Throw a correction away."""

    prefix = "ntko"
    notice: int


@dataclass(frozen=True)
class Recall(Action):
    """Take it out of every chat; `sure` 0 asks once more."""

    prefix = "ntr"
    notice: int
    sure: int = 0
