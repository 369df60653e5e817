"""What buttons of surveys do. An item and an option are called by their names in content."""

from dataclasses import dataclass

from bot.message import Action

# For who is asked


@dataclass(frozen=True)
class OpenSurvey(Action):
    """Read what the questions are for, before the first of them."""

    prefix = "svo"
    wave: int


@dataclass(frozen=True)
class ResumeSurvey(Action):
    """Begin, or go on with the first question that is open."""

    prefix = "svb"
    wave: int


@dataclass(frozen=True)
class ShowItem(Action):
    """Show one question, answered or not."""

    prefix = "svq"
    wave: int
    item: str


@dataclass(frozen=True)
class AnswerItem(Action):
    """Answer by a point, a number or an option."""

    prefix = "sva"
    wave: int
    item: str
    value: str


@dataclass(frozen=True)
class SkipItem(Action):
    """I would rather not say."""

    prefix = "svs"
    wave: int
    item: str


@dataclass(frozen=True)
class TickOption(Action):
    """Tick an option of several (`on` 1), or take the tick away (0)."""

    prefix = "svt"
    wave: int
    item: str
    option: str
    on: int


@dataclass(frozen=True)
class FinishTicking(Action):
    """Go on from what was ticked."""

    prefix = "svm"
    wave: int
    item: str


@dataclass(frozen=True)
class StopReminding(Action):
    """Do not ask me this."""

    prefix = "svz"
    wave: int


@dataclass(frozen=True)
class AskDeleteAnswers(Action):
    """Ask once more before one's answers are deleted."""

    prefix = "svd"
    wave: int


@dataclass(frozen=True)
class DeleteAnswers(Action):
    """Delete one's answers of one wave."""

    prefix = "svdo"
    wave: int


# For coordinators


class ShowSurveys(Action):
    """Show the waves there are."""

    prefix = "svl"


class ChooseInstrument(Action):
    """Show what can be asked."""

    prefix = "svi"


@dataclass(frozen=True)
class PlanWave(Action):
    """Show what would be started, to change and to start it.

    `audience` is an `Audience`, or a wave of the series whose people are asked again. The others
    are places in `bot.features.surveys.service.starting`: OPENS, LASTS, WEEKS.
    """

    prefix = "svp"
    instrument: str
    audience: str
    opens: int = 0
    lasts: int = 1
    weeks: int = 0


@dataclass(frozen=True)
class StartWave(Action):
    """Start it; the fields are those of the plan."""

    prefix = "svn"
    instrument: str
    audience: str
    opens: int
    lasts: int
    weeks: int


@dataclass(frozen=True)
class ShowWave(Action):
    """Show one wave: how many were asked and have answered, as far as it may be told."""

    prefix = "svw"
    wave: int


@dataclass(frozen=True)
class AskCloseWave(Action):
    """Ask once more before a wave is closed."""

    prefix = "svc"
    wave: int


@dataclass(frozen=True)
class CloseWave(Action):
    """Take no more answers."""

    prefix = "svco"
    wave: int
