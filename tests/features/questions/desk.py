"""A desk without a database: what the services do with the rules of questions, and what it keeps.

What people do is in `crowd`: here are the moments at which they can.
"""

import dataclasses
import datetime as dt
import heapq
import itertools
import random
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from bot.features.mentors.domain import Mentor
from bot.features.questions.clocks import WEEK, Clocks
from bot.features.questions.dispatch import History, Made, Need, dispatch
from bot.features.questions.domain import ENDED, HELD, Offer, Question, State
from bot.people.person import Person, Role
from bot.people.quiet import after_quiet
from bot.settings import Programme

START = dt.datetime(2026, 10, 12, tzinfo=dt.UTC)  # British clocks change on the way
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
NIGHT = 11 * HOUR
LONDON = ZoneInfo("Europe/London")
CLOCKS = Clocks(Programme(), LONDON)
GRACE = Person(1, 1, roles=frozenset({Role.COORDINATOR}))
Times = dict[int, dt.datetime]


@dataclass
class Desk:
    """What the database would hold, and what is still to happen. Promises are kept all the way."""

    rng: random.Random
    mentors: dict[int, Mentor]
    now: dt.datetime = START
    questions: dict[int, Question] = field(default_factory=dict)
    needs: dict[int, Need] = field(default_factory=dict)
    made: dict[int, dict[int, Made]] = field(default_factory=lambda: defaultdict(dict))
    taken: dict[int, Times] = field(default_factory=lambda: defaultdict(dict))
    last_offer: Times = field(default_factory=dict)
    stopped: set[int] = field(default_factory=set)
    apart: set[tuple[int, int]] = field(default_factory=set)
    seen: Counter[str] = field(default_factory=Counter)
    _events: list[tuple[dt.datetime, int, Callable[[], None]]] = field(default_factory=list)
    _order: "itertools.count[int]" = field(default_factory=itertools.count)

    # Time

    def later(self, after: dt.timedelta, what: Callable[[], None]) -> None:
        heapq.heappush(self._events, (self.now + after, next(self._order), what))

    def soon(self, hours: float, what: Callable[[], None]) -> None:
        """Let something happen at some time, after so many hours on average."""
        self.later(self.rng.expovariate(1 / hours) * HOUR, what)

    def run(self, until: dt.datetime) -> None:
        while self._events and self._events[0][0] <= until:
            self.now, _, what = heapq.heappop(self._events)
            what()
        self.now = until

    # The moments at which people can do something

    def offered(self, number: int, mentor: int) -> None: ...
    def claimed(self, number: int, helper: int) -> None: ...
    def answered(self, number: int, *, asks_back: bool) -> None: ...
    def asked_if_solved(self, number: int) -> None: ...
    def ended(self, number: int) -> None: ...
    def alarmed(self, number: int) -> None: ...

    # What the services keep

    def save(self, question: Question) -> None:
        before = self.questions.get(question.id)
        if question.state is not State.WAITING:
            question = question.due(CLOCKS.due_at(question))
        self.questions[question.id] = question
        assert (question.helper_id is not None) or question.state not in HELD
        if before and before.state in HELD and question.state in HELD:
            assert before.helper_id == question.helper_id, "one owner at a time"
        assert question.due_at, "a clock runs"
        due = question.due_at
        self.later(max(due - self.now, dt.timedelta()), lambda: self.tick(question.id, due))

    def history(self, question: Question) -> History:
        waiting = {
            number for number, one in self.questions.items() if one.state is State.WAITING
        } - {question.id}
        pending: Counter[int] = Counter()
        for number in waiting:
            for mentor, one in self.made[number].items():
                pending[mentor] += one.state is Offer.OFFERED
        load = {number: self.load(number) for number in self.taken}
        return History(load, pending, self.last_offer, self.made[question.id])

    def load(self, mentor: int) -> int:
        return sum(
            at > self.now - WEEK or self.has(mentor, n) for n, at in self.taken[mentor].items()
        )

    def has(self, mentor: int, number: int) -> bool:
        question = self.questions[number]
        return question.state is State.CLAIMED and question.helper_id == mentor

    def decide(self, number: int, mentor: int, state: Offer) -> None:
        self.made[number][mentor] = dataclasses.replace(self.made[number][mentor], state=state)

    def connectable(self, need: Need) -> list[Mentor]:
        return [
            one
            for number, one in self.mentors.items()
            if number not in self.stopped and (need.asker_id, number) not in self.apart
        ]

    def advance(self, question: Question) -> None:
        need, before = self.needs[question.id], question
        history = self.history(question)
        found = dispatch(question, need, self.connectable(need), history, self.now, CLOCKS)
        for person in found.ask:
            self.check_offer(found.question, self.mentors[person.id])
            self.made[question.id][person.id] = Made(Offer.OFFERED, self.now)
            self.last_offer[person.id] = self.now
            self.offered(question.id, person.id)
        self.save(found.question)
        if found.escalate:
            self.seen["escalated"] += 1
            self.seen["alarmed again"] += before.escalated_at is not None
            self.alarmed(question.id)
        else:
            assert self.now < CLOCKS.escalation_due(before)

    # What the clock does

    def tick(self, number: int, due: dt.datetime) -> None:
        question = self.questions.get(number)
        if question is None or question.due_at != due:
            return
        match question.state:
            case State.WAITING:
                self.advance(question)
            case State.CLAIMED:
                self.look_after_claim(question)
            case State.ASKED_BACK if question.reminded_at is None:
                self.save(question.reminded(self.now))
            case State.ASKED_BACK:
                self.end("no reply", question)
            case State.ANSWERED if question.solved_asked_at is None:
                self.seen["asked if solved"] += 1
                self.save(question.asked_if_solved(self.now))
                self.asked_if_solved(number)
            case State.ANSWERED:
                self.end("silent", question)
            case _:
                self.forget(number)

    def look_after_claim(self, question: Question) -> None:
        assert question.claimed_at
        assert question.reminded_at is None or question.reminded_at >= question.claimed_at
        mentor = self.mentors.get(question.helper_id or 0)
        is_there = question.helper_id == GRACE.id or (mentor and mentor.person.reachable)
        morning = after_quiet(self.now, mentor.zone if mentor else LONDON)
        if is_there and morning > self.now:
            self.questions[question.id] = question.due(morning)
            self.later(morning - self.now, lambda: self.tick(question.id, morning))
        elif is_there and question.reminded_at is None:
            self.save(question.reminded(self.now))
        else:
            self.seen["expired"] += 1
            self.give_back(question)

    def end(self, how: str, question: Question) -> None:
        self.seen[how] += 1
        self.save(question.ended(State.CLOSED, self.now))
        self.ended(question.id)

    def forget(self, number: int) -> None:
        self.seen["deleted"] += 1
        del self.questions[number]
        for times in self.taken.values():
            times.pop(number, None)

    # What the services let people do

    def give_back(self, question: Question) -> None:
        helper = question.helper_id or 0
        if helper in self.made[question.id]:
            self.decide(question.id, helper, Offer.RETURNED)
            del self.taken[helper][question.id]
        self.forget_open(question.id)
        self.advance(question.returned())

    def forget_open(self, number: int) -> None:
        made = self.made[number]
        for mentor in [m for m, one in made.items() if one.state is Offer.OFFERED]:
            del made[mentor]

    def take(self, number: int, mentor: int) -> None:
        question, offer = self.questions[number], self.made[number].get(mentor)
        is_mine = offer is not None and offer.state is Offer.OFFERED
        if question.state is not State.WAITING or mentor not in self.mentors or not is_mine:
            return
        cap = self.mentors[mentor].weekly_cap
        if self.load(mentor) >= cap:
            self.seen["full"] += 1
            return
        self.decide(number, mentor, Offer.TAKEN)
        self.taken[mentor][number] = self.now
        self.seen["taken"] += 1
        self.claim(question, self.mentors[mentor].person)
        assert self.load(mentor) <= cap

    def claim(self, question: Question, person: Person) -> None:
        assert question.helper_id is None
        self.save(question.taken_by(person, self.now))
        self.claimed(question.id, person.id)

    def decline(self, number: int, mentor: int) -> None:
        question, offer = self.questions[number], self.made[number].get(mentor)
        if offer is None or offer.state is not Offer.OFFERED:
            return
        self.decide(number, mentor, Offer.DECLINED)
        others = [one.state for one in self.made[number].values()]
        if question.state is State.WAITING and Offer.OFFERED not in others:
            self.advance(question.hurried())

    def answer(self, number: int, helper: int, *, asks_back: bool) -> None:
        question = self.questions[number]
        if question.state not in HELD or question.helper_id != helper:
            return
        self.save(question.asking_back(on=asks_back).answered(self.now))
        self.seen["asked back" if asks_back else "answered"] += 1
        self.answered(number, asks_back=asks_back)

    def follow_up(self, number: int) -> None:
        question = self.questions[number]
        if question.state not in (State.ANSWERED, State.ASKED_BACK):
            return
        self.seen["followed up"] += 1
        question = question.followed_up(self.now)
        if question.state is State.WAITING:
            self.advance(question)
            return
        self.save(question)
        self.claimed(number, question.helper_id or 0)

    def reopen(self, number: int) -> None:
        question = self.questions.get(number)
        if question is None or question.state is not State.CLOSED:
            return
        there = self.is_there(question)
        self.seen["reopened with the same" if there else "reopened with another"] += 1
        question = question.reopened(self.now, same_helper=there)
        if question.state is State.WAITING:
            self.advance(question)
        else:
            self.save(question)

    def is_there(self, question: Question) -> bool:
        if question.helper_id == GRACE.id:
            return True
        mentor = self.mentors.get(question.helper_id or 0)
        free = mentor.free_from(self.now) if mentor else None
        if mentor is None or free is None or free > self.now + 48 * HOUR:
            return False
        return self.load(mentor.person.id) < mentor.weekly_cap

    def withdraw(self, number: int) -> None:
        question = self.questions[number]
        if question.state in ENDED:
            return
        if question.state in HELD and question.helper_id in self.made[number]:
            self.decide(number, question.helper_id, Offer.RETURNED)
            del self.taken[question.helper_id][number]
        self.save(question.ended(State.WITHDRAWN, self.now))

    def part(self, question: Question, mentor: int) -> None:
        """Take a question, or its offer, from a mentor who may not answer it any more."""
        offer = self.made[question.id].get(mentor)
        if question.helper_id == mentor and question.state in HELD:
            self.give_back(question)
        elif question.helper_id == mentor:
            self.save(dataclasses.replace(question, helper_id=None))
        elif question.state is State.WAITING and offer and offer.state is Offer.OFFERED:
            self.decide(question.id, mentor, Offer.DECLINED)
            self.advance(question)

    def erase(self, mentor: int) -> None:
        """Erase a mentor; what they had is found others for, by the next tick."""
        del self.mentors[mentor]
        self.taken.pop(mentor, None)
        for number, question in self.questions.items():
            self.made[number].pop(mentor, None)
            if question.helper_id == mentor:
                held = question.state in HELD
                freed = question.returned() if held else question.without_helper(self.now)
                self.questions[number] = freed.due(self.now)
                self.later(dt.timedelta(), lambda n=number, due=self.now: self.settle(n, due))

    def settle(self, number: int, due: dt.datetime) -> None:
        """Look at what was freed: at what is over, to find when it is deleted."""
        question = self.questions[number]
        if question.due_at == due and question.state in ENDED:
            self.save(question)
        else:
            self.tick(number, due)

    # What is promised

    def check_offer(self, question: Question, mentor: Mentor) -> None:
        """Hold an offer to the rules, worked out in another way than the rules do it."""
        local = self.now.astimezone(mentor.zone)
        assert 8 <= local.hour < 21
        assert mentor.hours.start <= local.hour < mentor.hours.end
        assert mentor.hours.days & 1 << local.weekday()
        assert not (mentor.away and mentor.away.first <= local.date() <= mentor.away.last)
        assert mentor.person.reachable
        assert not mentor.paused
        assert self.now < mentor.accepted_at + 365 * DAY
        assert self.load(mentor.person.id) < mentor.weekly_cap
        assert mentor.person.id not in self.made[question.id]
        assert mentor.person.id not in self.stopped
        assert (question.asker_id, mentor.person.id) not in self.apart
        assert question.state is State.WAITING

    def check(self) -> None:
        """Hold every question to its clock: some human knows of it, or is asked for it."""
        for one in self.questions.values():
            assert one.due_at
            assert one.due_at >= self.now
            assert self.now <= self.known_until(one), one.state

    def known_until(self, one: Question) -> dt.datetime:
        """Return until when a question may stand as it does without anybody hearing of it."""
        match one.state:
            case State.WAITING:
                return one.escalated_at + DAY if one.escalated_at else one.since + 48 * HOUR
            case State.CLAIMED:
                assert one.helper_id
                assert one.claimed_at
                return one.claimed_at + 72 * HOUR + 3 * NIGHT
            case State.ASKED_BACK:
                assert one.asked_back_at
                return one.asked_back_at + 7 * DAY + 2 * NIGHT
            case State.ANSWERED:
                assert one.replied_at
                asked = one.solved_asked_at or one.replied_at
                return max(one.replied_at + 7 * DAY, asked + 5 * DAY) + NIGHT
            case _:
                assert one.state in ENDED
                assert one.ended_at
                return one.ended_at + 90 * DAY
