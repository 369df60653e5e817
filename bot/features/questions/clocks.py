"""The clocks of questions: when to look at one again, and how long answers take."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from bot.features.questions.domain import Question, State
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

    def due_at(self, question: Question) -> dt.datetime | None:
        """Return when the clock must look at it next; None when it never needs to."""
        match question.state:
            case State.DRAFT:
                return question.since + DRAFTS_KEPT
            case State.WAITING:
                return question.due_at or question.since  # as dispatch decided
            case State.CLAIMED | State.ASKED_BACK:
                return self.expiry(question) if question.reminded_at else self.reminder(question)
            case State.ABANDONED:
                return question.since
            case _:
                return None

    def wave_due(self, question: Question) -> dt.datetime:
        """Return when the next wave may begin; there is none after the last."""
        if question.waves >= WAVES:
            return NEVER
        between = dt.timedelta(hours=self.programme.hours_to_second_wave)
        return question.wave_at + between if question.wave_at else question.since

    def escalation_due(self, question: Question) -> dt.datetime:
        """Return when coordinators hear of it: first from the asker's clock, then again."""
        hours = dt.timedelta(hours=self.programme.hours_to_coordinator)
        return (question.escalated_at or question.since) + hours

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
