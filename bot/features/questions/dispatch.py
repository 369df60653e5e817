"""Dispatch: to whom a waiting question is offered now, when to look again, who must hear of it."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from bot.features.questions import topics
from bot.features.questions.clocks import WAVES, Clocks
from bot.features.questions.domain import Offer, Question
from bot.people.person import Person

ENGLISH = "en"
EARLIEST = dt.datetime.min.replace(tzinfo=dt.UTC)
TOPIC, LANGUAGE, REGION = 4, 2, 1  # what counts more than all that follows it


class Candidate(Protocol):
    """What dispatch must know of a mentor; `bot.features.mentors` has them. No topics: all."""

    @property
    def person(self) -> Person: ...
    @property
    def professions(self) -> Collection[str]: ...
    @property
    def topics(self) -> Collection[str]: ...
    @property
    def languages(self) -> Collection[str]: ...
    @property
    def region(self) -> str: ...
    @property
    def weekly_cap(self) -> int: ...
    @property
    def zone(self) -> dt.tzinfo: ...
    def free_from(self, moment: dt.datetime) -> dt.datetime | None:
        """Return the first moment, from `moment` on, to be asked; None when not in sight."""
        ...


@dataclass(frozen=True)
class Need:
    """What a question asks of who could answer it. No profession: anybody's."""

    asker_id: int
    language: str
    profession: str | None = None
    region: str | None = None
    topic: str = topics.OTHER


@dataclass(frozen=True)
class Made:
    """An offer of this question: what became of it, and when it was made."""

    state: Offer
    at: dt.datetime


@dataclass(frozen=True)
class History:
    """What was asked of mentors before, by person id.

    `load`: questions taken in seven days or still open. `pending`: offers without an answer, of
    questions that still wait. `last_offer`: of any question. `made`: offers of this question.
    `acquainted`: those who said that they may know the person who asks.
    """

    load: Mapping[int, int] = field(default_factory=dict)
    pending: Mapping[int, int] = field(default_factory=dict)
    last_offer: Mapping[int, dt.datetime] = field(default_factory=dict)
    made: Mapping[int, Made] = field(default_factory=dict)
    acquainted: Collection[int] = ()

    @property
    def still_offered(self) -> bool:
        """Whether somebody who was asked may still take this question."""
        return any(one.state is Offer.OFFERED for one in self.made.values())

    def still_asked_since(self, moment: dt.datetime) -> int:
        """Return how many were asked since then and have not said no."""
        return sum(
            one.at >= moment and one.state is not Offer.DECLINED for one in self.made.values()
        )


@dataclass(frozen=True)
class Decision:
    """The question as it is now, with the next look at it; whom to ask; whether to escalate."""

    question: Question
    ask: tuple[Person, ...]
    escalate: bool


def dispatch(
    question: Question,
    need: Need,
    mentors: Iterable[Candidate],
    history: History,
    now: dt.datetime,
    clocks: Clocks,
) -> Decision:
    """Decide what is due for a waiting question.

    A wave is filled as its mentors come into their hours. Coordinators hear of it when its time is
    over, and at once when nobody could take it before that.
    """
    able = ranked(need, eligible(need, mentors, history), history)
    free = [one for one in able if one.free_from(now) == now]
    if free and clocks.wave_due(question) <= now:
        question = question.wave(now)
    room = _room(question, history, clocks.wave_size)
    chosen, rest = free[:room], [one for one in able if one not in free[:room]]
    again = _next_offer(question, rest, now, clocks, has_room=room > len(chosen))
    end = clocks.escalation_due(question)
    hopeful = bool(chosen) or history.still_offered or (again is not None and again < end)
    escalate = end <= now or not (hopeful or question.escalated_at)
    if escalate:
        question = question.escalated(now)
        end = clocks.escalation_due(question)
    due = min(again or end, end)
    return Decision(question.due(due), tuple(one.person for one in chosen), escalate)


def _room(question: Question, history: History, size: int) -> int:
    """Return how many more may be asked in the wave that runs; none when none does."""
    if question.wave_at is None:
        return 0
    return max(0, size - history.still_asked_since(question.wave_at))


def _next_offer(
    question: Question,
    able: Sequence[Candidate],
    now: dt.datetime,
    clocks: Clocks,
    *,
    has_room: bool,
) -> dt.datetime | None:
    """Return when one of those who could be asked can be: in this wave, or in the next."""
    if has_room:
        start = now
    elif question.waves < WAVES:
        start = max(now, clocks.wave_due(question))
    else:
        return None
    return min(filter(None, (one.free_from(start) for one in able)), default=None)


def eligible(need: Need, mentors: Iterable[Candidate], history: History) -> list[Candidate]:
    """Return who could take it at some time: reads it, knows the field, has room, was not asked.

    Nobody is asked about more at a time than they would take in a week.
    """
    return [
        one
        for one in mentors
        if one.person.id != need.asker_id
        and one.person.id not in history.made
        and one.person.id not in history.acquainted
        and history.load.get(one.person.id, 0) < one.weekly_cap
        and history.pending.get(one.person.id, 0) < one.weekly_cap
        and (need.profession is None or need.profession in one.professions)
        and (need.language in one.languages or ENGLISH in one.languages)
    ]


def ranked(need: Need, able: Iterable[Candidate], history: History) -> list[Candidate]:
    """Put those first who fit best, and among equals those who were not asked for longest."""

    def rank(one: Candidate) -> tuple[int, dt.datetime, int]:
        last = history.last_offer.get(one.person.id, EARLIEST)
        return -score(need, one), last, one.person.id

    return sorted(able, key=rank)


def score(need: Need, one: Candidate) -> int:
    """Say how well a mentor fits a question of their profession."""
    about_anything = need.topic in (topics.STEP, topics.OTHER)
    knows = about_anything or not one.topics or need.topic in one.topics
    reads = need.language in one.languages
    near = bool(need.region) and need.region == one.region
    return TOPIC * knows + LANGUAGE * reads + REGION * near
