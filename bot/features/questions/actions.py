"""What buttons about questions do."""

from dataclasses import dataclass

from bot.message import Action

# Whoever asks


class Ask(Action):
    """Begin a question to a mentor."""

    prefix = "ask"


@dataclass(frozen=True)
class AskAboutStep(Action):
    """Begin a question about the step with this slug: "I am stuck here"."""

    prefix = "askst"
    step: str


@dataclass(frozen=True)
class AskAfterNotice(Action):
    """Go on, having read the warning before the first free text. `step` may be ""."""

    prefix = "askgo"
    step: str


@dataclass(frozen=True)
class ChooseTopic(Action):
    """Ask about this."""

    prefix = "qtop"
    topic: str


class ShowMyQuestions(Action):
    """Show what I have asked."""

    prefix = "qmine"


@dataclass(frozen=True)
class OpenQuestion(Action):
    """Show how a question of mine stands."""

    prefix = "qopen"
    question: int


@dataclass(frozen=True)
class Withdraw(Action):
    """Take a question back; `sure` is 1 after it was asked whether to."""

    prefix = "qwd"
    question: int
    sure: int


@dataclass(frozen=True)
class Thank(Action):
    """The answer helps: close the question."""

    prefix = "qok"
    question: int


@dataclass(frozen=True)
class FollowUp(Action):
    """Ask the same mentor more."""

    prefix = "qmore"
    question: int


# Whoever writes: a question, a follow-up or an answer


@dataclass(frozen=True)
class Send(Action):
    """Send what I have written."""

    prefix = "qsend"
    question: int


@dataclass(frozen=True)
class SendHidden(Action):
    """Send what I have written, with what could show who somebody is hidden."""

    prefix = "qhide"
    question: int


@dataclass(frozen=True)
class SendAsItIs(Action):
    """Send it as it is: what was found is nobody's. `seen` tells the text that was looked at."""

    prefix = "qasis"
    question: int
    seen: int


@dataclass(frozen=True)
class CorrectHidden(Action):
    """Pass on my edit of this message, with what could show who somebody is hidden."""

    prefix = "qchid"
    message: int


@dataclass(frozen=True)
class CorrectAsItIs(Action):
    """Pass on my edit of this message as it is; `seen` as in `SendAsItIs`."""

    prefix = "qcasis"
    message: int
    seen: int


@dataclass(frozen=True)
class DropCorrection(Action):
    """Do not pass on my edit of this message."""

    prefix = "qcdrop"
    message: int


@dataclass(frozen=True)
class Change(Action):
    """Write it anew."""

    prefix = "qchg"
    question: int


@dataclass(frozen=True)
class Cancel(Action):
    """Do not send what I have written."""

    prefix = "qcan"
    question: int


# Whoever helps


@dataclass(frozen=True)
class ShowOffer(Action):
    """Show a question that waits for me."""

    prefix = "qoff"
    question: int


@dataclass(frozen=True)
class Take(Action):
    """I will answer it."""

    prefix = "qtake"
    question: int


@dataclass(frozen=True)
class Decline(Action):
    """It is not for me."""

    prefix = "qno"
    question: int


@dataclass(frozen=True)
class WriteAnswer(Action):
    """Show a question that I have, and expect the answer; `noticed` is 1 after the warning."""

    prefix = "qans"
    question: int
    noticed: int


@dataclass(frozen=True)
class PickReply(Action):
    """Choose a ready reply to add to what I write."""

    prefix = "qrep"
    question: int
    page: int = 0


@dataclass(frozen=True)
class HandBack(Action):
    """Give a question back to the other mentors."""

    prefix = "qback"
    question: int


# Coordinators


class ShowEscalated(Action):
    """Show the questions that no mentor has taken in time."""

    prefix = "qesc"


@dataclass(frozen=True)
class ReadEscalated(Action):
    """Read one of them, in order to help."""

    prefix = "qread"
    question: int


@dataclass(frozen=True)
class TakeEscalated(Action):
    """Answer it myself."""

    prefix = "qself"
    question: int


# More that those who ask, help and coordinate do


@dataclass(frozen=True)
class AskAnother(Action):
    """Bring an answered question before another mentor; `sure` is 1 after it was asked whether."""

    prefix = "qnew"
    question: int
    sure: int


@dataclass(frozen=True)
class AskBack(Action):
    """I must know more before I answer (1); or I answer after all (0)."""

    prefix = "qask"
    question: int
    on: int


@dataclass(frozen=True)
class GiveReason(Action):
    """It is not for me, for this reason."""

    prefix = "qwhy"
    question: int
    reason: str


# What has left a chat


@dataclass(frozen=True)
class ShowConversation(Action):
    """Show again what both sides said, as long as it is kept."""

    prefix = "qshow"
    question: int


# Photos


@dataclass(frozen=True)
class TakePhoto(Action):
    """The photo in this message may go along."""

    prefix = "qpic"
    message: int


@dataclass(frozen=True)
class LeavePhotoOut(Action):
    """The photo in this message does not go along."""

    prefix = "qnopic"
    message: int
