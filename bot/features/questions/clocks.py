"""The clocks of questions: when to look at one again, and how long answers take."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from bot.features.questions.domain import ENDED, Question, State
from bot.office import Office
from bot.people.quiet import after_quiet
from bot.settings import Programme

WAVES = 2
NEVER = dt.datetime.max.replace(tzinfo=dt.UTC)
DRAFTS_KEPT = dt.timedelta(days=7)
REMINDER_SHARE = 2 / 3  # of the time to answer
WEEK = dt.timedelta(days=7)
HISTORY = dt.timedelta(days=30)


@dataclass(frozen=True)
class Clocks:
    """When something about a question is due, by the programme's clocks."""

    programme: Programme
    zone: dt.tzinfo

    @classmethod
    def of(cls, office: Office) -> "Clocks":
        return cls(office.programme, office.settings.zone)

    @property
    def wave_size(self) -> int:
        return self.programme.mentors_per_wave

    def due_at(self, question: Question) -> dt.datetime:
        """Return when the clock must look at it next."""
        match question.state:
            case State.DRAFT:
                return question.since + DRAFTS_KEPT
            case State.WAITING:
                return question.due_at or question.since  # as dispatch decided
            case State.CLAIMED | State.ASKED_BACK:
                return self.expiry(question) if question.reminded_at else self.reminder(question)
            case State.ANSWERED:
                return self.closing(question) if question.solved_asked_at else self.asking(question)
            case State.CLOSED | State.WITHDRAWN:
                return self.deletion(question)
            case State.ABANDONED:
                return question.since

    def wave_due(self, question: Question) -> dt.datetime:
        """Return when the next wave may begin; there is none after the last."""
        if question.waves >= WAVES:
            return NEVER
        between = dt.timedelta(hours=self.programme.hours_to_second_wave)
        return question.wave_at + between if question.wave_at else question.since

    def escalation_due(self, question: Question) -> dt.datetime:
        """Return when coordinators hear of it: first by the asker's clock, then again and again."""
        if question.escalated_at:
            return question.escalated_at + dt.timedelta(hours=self.programme.hours_between_alarms)
        return question.since + dt.timedelta(hours=self.programme.hours_to_coordinator)

    def reminder(self, question: Question) -> dt.datetime:
        """Return when whoever must write next is reminded: the helper, or who was asked back."""
        begun, time = self._running(question)
        return after_quiet(begun + time * REMINDER_SHARE, self.zone)

    def expiry(self, question: Question) -> dt.datetime:
        """Return when the time to write ends: never sooner after the reminder than was planned."""
        begun, time = self._running(question)
        end = begun + time
        if question.reminded_at:
            end = max(end, question.reminded_at + time * (1 - REMINDER_SHARE))
        return after_quiet(end, self.zone)

    def asking(self, question: Question) -> dt.datetime:
        """Return when the asker is asked whether the answer solved it."""
        days = dt.timedelta(days=self.programme.days_to_ask_solved)
        return after_quiet((question.replied_at or question.since) + days, self.zone)

    def closing(self, question: Question) -> dt.datetime:
        """Return when a silent question closes.

        After it was asked about, or opened again, some of the time is always left.
        """
        days = self.programme.days_until_closed
        end = (question.replied_at or question.since) + dt.timedelta(days=days)
        if question.solved_asked_at:
            rest = max(1, days - self.programme.days_to_ask_solved)
            end = max(end, question.solved_asked_at + dt.timedelta(days=rest))
        return after_quiet(end, self.zone)

    def deletion(self, question: Question) -> dt.datetime:
        """Return when what is over is deleted."""
        days = dt.timedelta(days=self.programme.conversation_days_kept)
        return (question.ended_at or question.since) + days

    def until(self, question: Question) -> dt.datetime:
        """Return the end that a reader is told: of the time to write, or to open it again."""
        return self.deletion(question) if question.state in ENDED else self.expiry(question)

    def month_of(self, now: dt.datetime) -> dt.datetime:
        """Return when the month began that it is now, where the programme is."""
        local = now.astimezone(self.zone)
        return dt.datetime(local.year, local.month, 1, tzinfo=self.zone).astimezone(dt.UTC)

    def _running(self, question: Question) -> tuple[dt.datetime, dt.timedelta]:
        """Return since when the clock of an answer, or of a reply, runs, and how long it runs."""
        if question.state is State.ASKED_BACK:
            begun = question.asked_back_at or question.since
            return begun, dt.timedelta(days=self.programme.days_to_reply)
        begun = question.claimed_at or question.since
        return begun, dt.timedelta(hours=self.programme.hours_to_answer)


@dataclass(frozen=True)
class Wait:
    """How long answers took lately: whole hours, from the quick ones to the slow ones."""

    shortest: int
    longest: int


def usual_wait(took: Sequence[dt.timedelta], *, at_least: int) -> Wait | None:
    """Return the range that holds the middle 80 %; None for fewer than `at_least` answers.

    Few say little, and could tell about one person.
    """
    if len(took) < at_least:
        return None
    hours = sorted(max(1, round(each / dt.timedelta(hours=1))) for each in took)
    tenth = len(hours) // 10
    return Wait(hours[tenth], hours[-1 - tenth])
