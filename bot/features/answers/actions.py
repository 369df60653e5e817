"""What buttons about published answers do. `answer` is what stands for one: `domain.key`."""

from dataclasses import dataclass

from bot.message import Action


@dataclass(frozen=True)
class ShowAnswers(Action):
    """Show the answers to a step; pages count from 0.

    `track` is the code of the route or guide on which the step was open.
    """

    prefix = "anl"
    step: str
    track: str = ""
    page: int = 0


@dataclass(frozen=True)
class OpenAnswer(Action):
    """Show one answer. `step` is whose list one comes from, or ""; `track` as in ShowAnswers."""

    prefix = "an"
    answer: str
    step: str = ""
    track: str = ""


@dataclass(frozen=True)
class OpenOriginal(Action):
    """Show an answer in the words of who wrote it."""

    prefix = "ano"
    answer: str


@dataclass(frozen=True)
class SayEnough(Action):
    """Say that this answer was enough."""

    prefix = "anok"
    answer: str


# Before a question goes to mentors. `how` and `seen` are how it was to be sent.


@dataclass(frozen=True)
class ShowSimilar(Action):
    """Show the answers that this question may have already."""

    prefix = "sim"
    question: int
    how: str
    seen: int


@dataclass(frozen=True)
class ReadSimilar(Action):
    """Read one of them."""

    prefix = "simr"
    question: int
    how: str
    seen: int
    answer: str


@dataclass(frozen=True)
class SendAnyway(Action):
    """Send the question to mentors all the same."""

    prefix = "simgo"
    question: int
    how: str
    seen: int


@dataclass(frozen=True)
class NeedNoMentor(Action):
    """It is enough: the question is not sent. `answer` is the one that was read, or ""."""

    prefix = "simok"
    question: int
    answer: str


# A mentor's answer that may help others


@dataclass(frozen=True)
class ShareAnswer(Action):
    """This question and its answer may help others; `sure` is 1 after it was explained."""

    prefix = "shq"
    question: int
    sure: int


@dataclass(frozen=True)
class TakeBack(Action):
    """Publish it no more, or never; `sure` is 1 after it was asked whether to."""

    prefix = "shwd"
    shared: int
    sure: int


@dataclass(frozen=True)
class AddSource(Action):
    """Say as the mentor which page says the same."""

    prefix = "shsrc"
    shared: int


@dataclass(frozen=True)
class ShowReview(Action):
    """Show what waits to be published; pages count from 0."""

    prefix = "shl"
    page: int = 0


@dataclass(frozen=True)
class OpenReview(Action):
    """Read one of them."""

    prefix = "sho"
    shared: int


@dataclass(frozen=True)
class EditShared(Action):
    """Write its title, question or answer anew (`domain.LONGEST`), or its "source"."""

    prefix = "she"
    shared: int
    field: str


@dataclass(frozen=True)
class FindStep(Action):
    """Look for the step where it is to be shown."""

    prefix = "shs"
    shared: int


@dataclass(frozen=True)
class PinShared(Action):
    """Show it at this step."""

    prefix = "shp"
    shared: int
    step: str


@dataclass(frozen=True)
class SpeakShared(Action):
    """Say in which language it is written."""

    prefix = "shla"
    shared: int
    language: str


@dataclass(frozen=True)
class Publish(Action):
    """Show it to everybody."""

    prefix = "shpub"
    shared: int


@dataclass(frozen=True)
class StillRight(Action):
    """Say that a published one is right as it stands."""

    prefix = "shok"
    shared: int


@dataclass(frozen=True)
class DeclineShared(Action):
    """Do not publish it; its texts are deleted."""

    prefix = "shx"
    shared: int


# A published answer in other languages


@dataclass(frozen=True)
class ShowTranslations(Action):
    """Show in which languages it can be read."""

    prefix = "tr"
    shared: int


@dataclass(frozen=True)
class OpenTranslation(Action):
    """Show its words in a language, or begin to write them."""

    prefix = "tro"
    shared: int
    language: str


@dataclass(frozen=True)
class WriteTranslation(Action):
    """Write its words in a language anew."""

    prefix = "trw"
    shared: int
    language: str


@dataclass(frozen=True)
class SaveTranslation(Action):
    """Let readers have what was just written (`domain.Checked`)."""

    prefix = "trs"
    state: str


@dataclass(frozen=True)
class ConfirmTranslation(Action):
    """Say that I have checked what a machine wrote."""

    prefix = "trc"
    shared: int
    language: str
