"""The clocks of questions: when to look at one again, and how long answers take."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from bot.features.questions.domain import Question, State
from bot.features.questions.quiet import after_quiet
from bot.settings import Programme

WAVES = 2
DRAFTS_KEPT = dt.timedelta(days=7)
REMINDER_SHARE = 2 / 3  # of the time to answer
WEEK = dt.timedelta(days=7)
HISTORY = dt.timedelta(days=30)


@dataclass(frozen=True)
class Clocks:
    """When something about a question is due; `now` is an argument, the rest the programme's."""

    programme: Programme
    zone: dt.tzinfo

    def due_at(self, question: Question, now: dt.datetime) -> dt.datetime | None:
        """Return when the clock must look at it next; None when it never needs to."""
        match question.state:
            case State.DRAFT:
                return question.since + DRAFTS_KEPT
            case State.WAITING:
                return min(self.wave_due(question, now), self.escalation_due(question))
            case State.CLAIMED:
                return self.expiry(question) if question.reminded_at else self.reminder(question)
            case State.ABANDONED:
                return question.since
            case _:
                return None

    def wave_due(self, question: Question, now: dt.datetime) -> dt.datetime:
        """Return when mentors may be asked next, never in quiet hours; far away after the last."""
        if question.waves >= WAVES:
            return self.escalation_due(question)
        between = dt.timedelta(hours=self.programme.hours_to_second_wave)
        planned = question.wave_at + between if question.wave_at else question.since
        return after_quiet(max(planned, now), self.zone)

    def escalation_due(self, question: Question) -> dt.datetime:
        """Return when coordinators hear of it: first from the asker's clock, then again."""
        hours = dt.timedelta(hours=self.programme.hours_to_coordinator)
        return (question.escalated_at or question.since) + hours

    def reminder(self, question: Question) -> dt.datetime:
        return after_quiet(self._claimed(question) + self._time * REMINDER_SHARE, self.zone)

    def expiry(self, question: Question) -> dt.datetime:
        """Return when the claim ends: never sooner after the reminder than was planned."""
        end = self._claimed(question) + self._time
        if question.reminded_at:
            end = max(end, question.reminded_at + self._time * (1 - REMINDER_SHARE))
        return after_quiet(end, self.zone)

    @property
    def _time(self) -> dt.timedelta:
        return dt.timedelta(hours=self.programme.hours_to_answer)

    def _claimed(self, question: Question) -> dt.datetime:
        return question.claimed_at or question.since


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
