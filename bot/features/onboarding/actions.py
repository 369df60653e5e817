"""What the buttons of onboarding do."""

from dataclasses import dataclass

from bot.message import Action


class ShowLanguages(Action):
    """Show the languages there are."""

    prefix = "langs"


@dataclass(frozen=True)
class PickLanguage(Action):
    """Use this language; `welcome` is 1 where what follows is the first screen of all.

    `then` is what a link carried that brought the person here: it is opened next.
    """

    prefix = "lang"
    code: str
    welcome: int
    then: str = ""


class ShowConsent(Action):
    """Show what we would like to keep, and why."""

    prefix = "cons"


@dataclass(frozen=True)
class Agree(Action):
    """Agree to the consent of this version, and to no other; `then` is the link to open next."""

    prefix = "agree"
    version: int
    then: str = ""


class Decline(Action):
    """Only look around."""

    prefix = "decl"


class ShowAnswers(Action):
    """Show what I said about myself."""

    prefix = "answ"


@dataclass(frozen=True)
class AskIntake(Action):
    """Show a question of the intake; `change` is 1 when it leads back to my answers."""

    prefix = "inq"
    question: str
    change: int


@dataclass(frozen=True)
class AnswerIntake(Action):
    """Give this answer. Slugs of the intake fit: `check` and a test see to it."""

    prefix = "ina"
    question: str
    option: str
    change: int


@dataclass(frozen=True)
class SkipIntake(Action):
    """Say nothing about this, also where something was said before."""

    prefix = "ins"
    question: str
    change: int


class SkipRest(Action):
    """Answer no more questions."""

    prefix = "inx"
