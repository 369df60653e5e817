"""What buttons about results do. Waves and texts go by their ids; pages count from 0."""

from dataclasses import dataclass

from bot.message import Action


@dataclass(frozen=True)
class ShowResults(Action):
    """Show the closed waves."""

    prefix = "res"
    page: int = 0


@dataclass(frozen=True)
class OpenResults(Action):
    """Show what may be shown of one wave."""

    prefix = "reso"
    wave: int
    page: int = 0


@dataclass(frozen=True)
class DrawResults(Action):
    """Send it as a picture."""

    prefix = "resd"
    wave: int
    page: int = 0


@dataclass(frozen=True)
class TakeResults(Action):
    """Send it as a file, xlsx or csv; `outside` is 1 for readers outside the programme."""

    prefix = "resx"
    wave: int
    form: str
    outside: int


@dataclass(frozen=True)
class ShowTexts(Action):
    """Show what people wrote, to be looked at one by one."""

    prefix = "rest"
    wave: int
    page: int = 0


@dataclass(frozen=True)
class OpenText(Action):
    """Show one text, with a button for each word; pages of words count from 0."""

    prefix = "resr"
    wave: int
    text: int
    page: int = 0


@dataclass(frozen=True)
class TurnWord(Action):
    """Hide a word of a text, or (`hidden` 0) show it again."""

    prefix = "resw"
    wave: int
    text: int
    word: int
    hidden: int


@dataclass(frozen=True)
class DecideText(Action):
    """Let a text into the report (`domain.texts.State`), or leave it out."""

    prefix = "resk"
    wave: int
    text: int
    state: str


@dataclass(frozen=True)
class WriteNote(Action):
    """Write "you said, we did" to those who were asked."""

    prefix = "resn"
    wave: int


@dataclass(frozen=True)
class SendNote(Action):
    """Send a note that was read once more."""

    prefix = "ress"
    note: int
