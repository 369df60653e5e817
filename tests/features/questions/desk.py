"""A desk without a database: the rules of questions, and people who do as they like."""

import dataclasses
import datetime as dt
import heapq
import itertools
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from bot.features.mentors.domain import RULES_VERSION, ZONES, Mentor
from bot.features.mentors.hours import ANY_TIME, EVERY_DAY, WEEKDAYS, WEEKEND, Away, Hours
from bot.features.questions.clocks import WEEK, Clocks
from bot.features.questions.dispatch import History, Made, Need, dispatch
from bot.features.questions.domain import HELD, Offer, Question, State
from bot.people.person import Person, Role
from bot.people.quiet import after_quiet
from bot.settings import Programme

START = dt.datetime(2026, 10, 12, tzinfo=dt.UTC)  # British clocks change on the way
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
NIGHT = 11 * HOUR
LONDON = ZoneInfo("Europe/London")
PROGRAMME = Programme()
CLOCKS = Clocks(PROGRAMME, LONDON)
GRACE = Person(1, 1, roles=frozenset({Role.COORDINATOR}))
FIRST_MENTOR, FIRST_ASKER = 100, 10_000
PROFESSIONS = ("doctor", "nurse", "dentist", "pharmacist")  # no mentor is a pharmacist
ENDS = (State.ANSWERED, State.CLOSED, State.WITHDRAWN)
HOURS = (
    ANY_TIME,
    ANY_TIME,
    Hours(WEEKDAYS, 18, 21),
    Hours(WEEKEND, 9, 18),
    Hours(EVERY_DAY, 9, 18),
)


def some_mentor(number: int, rng: random.Random) -> Mentor:
    """Make somebody up; the year since they accepted the rules may end on the way."""
    return Mentor(
        Person(
            number,
            number,
            roles=frozenset({Role.MENTOR}),
            zone=rng.choice((ZONES[0], ZONES[0], *ZONES)),
        ),
        RULES_VERSION,
        START - rng.choice((1, 30, 340)) * DAY,
        professions=frozenset(rng.sample(PROFESSIONS[:3], rng.randint(1, 2))),
        languages=frozenset({"en", *rng.sample(["ar", "uk", "fa"], rng.randint(0, 2))}),
        weekly_cap=rng.randint(1, 5),
        topics=frozenset(rng.sample(["exams", "money", "work"], rng.randint(0, 2))),
        region=rng.choice(["", "wales", "east"]),
        hours=rng.choice(HOURS),
        joined=True,
    )


@dataclass
class Desk:
    """What the database would hold, and what is still to happen. Promises are kept all the way."""

    rng: random.Random
    mentors: dict[int, Mentor]
    now: dt.datetime = START
    questions: dict[int, Question] = field(default_factory=dict)
    needs: dict[int, Need] = field(default_factory=dict)
    made: dict[int, dict[int, Made]] = field(default_factory=lambda: defaultdict(dict))
    taken: dict[int, dict[int, dt.datetime]] = field(default_factory=lambda: defaultdict(dict))
    last_offer: dict[int, dt.datetime] = field(default_factory=dict)
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

    # What the services do

    def ask(self, number: int, professions: Sequence[str] = PROFESSIONS) -> None:
        pick = self.rng.choice
        topic, region = pick(["exams", "money", "work", "other"]), pick([None, "wales", "east"])
        profession = pick(professions)
        asker = FIRST_ASKER + number
        self.needs[number] = Need(asker, pick(["en", "ar", "uk", "fa"]), profession, region, topic)
        draft = Question(number, f"Q-{number}", asker, topic, "", State.DRAFT, self.now)
        self.advance(draft.asked(self.now))
        if self.rng.random() < 0.05:
            self.soon(40, lambda: self.withdraw(number))

    def save(self, question: Question) -> None:
        if question.state is not State.WAITING:
            question = question.due(CLOCKS.due_at(question))
        self.questions[question.id] = question
        assert (question.helper_id is not None) or question.state not in HELD
        if question.due_at:
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
            at > self.now - WEEK
            or (self.questions[n].state is State.CLAIMED and self.questions[n].helper_id == mentor)
            for n, at in self.taken[mentor].items()
        )

    def advance(self, question: Question) -> None:
        need, before = self.needs[question.id], question
        history = self.history(question)
        found = dispatch(question, need, self.mentors.values(), history, self.now, CLOCKS)
        for person in found.ask:
            self.check_offer(found.question, self.mentors[person.id])
            self.made[question.id][person.id] = Made(Offer.OFFERED, self.now)
            self.last_offer[person.id] = self.now
            self.react(question.id, person.id)
        if found.escalate:
            self.seen["escalated"] += 1
            self.coordinate(question.id)
        else:
            assert self.now < CLOCKS.escalation_due(before)
        self.save(found.question)

    def tick(self, number: int, due: dt.datetime) -> None:
        question = self.questions[number]
        if question.due_at != due:
            return
        if question.state is State.WAITING:
            self.advance(question)
        elif question.state is State.CLAIMED:
            self.look_after_claim(question)
        elif question.state is State.ASKED_BACK:
            over = question.reminded_at is not None
            self.seen["no reply"] += over
            self.save(
                question.ended(State.CLOSED, self.now) if over else question.reminded(self.now)
            )

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

    def give_back(self, question: Question) -> None:
        helper = question.helper_id or 0
        if helper in self.made[question.id]:
            self.decide(question.id, helper, Offer.RETURNED)
            del self.taken[helper][question.id]
        self.advance(question.returned())

    def decide(self, number: int, mentor: int, state: Offer) -> None:
        self.made[number][mentor] = dataclasses.replace(self.made[number][mentor], state=state)

    # What people do

    def react(self, number: int, mentor: int) -> None:
        """Take it, say no, or say nothing."""
        chance = self.rng.random()
        if chance < 0.45:
            self.soon(10, lambda: self.take(number, mentor))
        elif chance < 0.65:
            self.soon(6, lambda: self.decline(number, mentor))

    def take(self, number: int, mentor: int) -> None:
        question, offer = self.questions[number], self.made[number].get(mentor)
        is_mine = offer is not None and offer.state is Offer.OFFERED
        if question.state is not State.WAITING or mentor not in self.mentors or not is_mine:
            return
        if self.load(mentor) >= self.mentors[mentor].weekly_cap:
            self.seen["full"] += 1
            return
        self.decide(number, mentor, Offer.TAKEN)
        self.taken[mentor][number] = self.now
        self.seen["taken"] += 1
        self.claim(question, self.mentors[mentor].person)

    def claim(self, question: Question, person: Person) -> None:
        assert question.helper_id is None
        self.save(question.taken_by(person, self.now))
        self.work(question.id, person.id)

    def work(self, number: int, helper: int) -> None:
        """Answer, ask back, hand back, or forget it."""
        chance = self.rng.random()
        if chance < 0.6:
            self.soon(24, lambda: self.answer(number, helper, asks_back=False))
        elif chance < 0.75:
            self.soon(12, lambda: self.answer(number, helper, asks_back=True))
        elif chance < 0.85:
            self.soon(24, lambda: self.hand_back(number, helper))

    def decline(self, number: int, mentor: int) -> None:
        question, offer = self.questions[number], self.made[number].get(mentor)
        if offer is None or offer.state is not Offer.OFFERED:
            return
        self.decide(number, mentor, Offer.DECLINED)
        others = [one.state for one in self.made[number].values()]
        if question.state is State.WAITING and Offer.OFFERED not in others:
            self.advance(question.hurried())

    def hand_back(self, number: int, helper: int) -> None:
        question = self.questions[number]
        if question.state in HELD and question.helper_id == helper:
            self.seen["handed back"] += 1
            self.give_back(question)

    def answer(self, number: int, helper: int, *, asks_back: bool) -> None:
        question = self.questions[number]
        if question.state not in HELD or question.helper_id != helper:
            return
        self.save(question.asking_back(on=asks_back).answered(self.now))
        self.seen["asked back" if asks_back else "answered"] += 1
        chance = self.rng.random()
        if chance < (0.7 if asks_back else 0.15):
            self.soon(30, lambda: self.follow_up(number))
        elif chance < 0.25:
            self.soon(30, lambda: self.ask_another(number))
        elif chance < 0.8:
            self.soon(30, lambda: self.thank(number))

    def follow_up(self, number: int) -> None:
        question = self.questions[number]
        if question.state not in (State.ANSWERED, State.ASKED_BACK):
            return
        question = question.followed_up(self.now)
        if question.state is State.WAITING:
            self.advance(question)
            return
        self.save(question)
        self.work(number, question.helper_id or 0)

    def ask_another(self, number: int) -> None:
        if (question := self.questions[number]).state is State.ANSWERED:
            self.seen["second opinion"] += 1
            self.advance(question.again(self.now))

    def thank(self, number: int) -> None:
        if (question := self.questions[number]).state is State.ANSWERED:
            self.save(question.solved(self.now))

    def withdraw(self, number: int) -> None:
        question = self.questions[number]
        if question.state in HELD and question.helper_id in self.made[number]:
            self.decide(number, question.helper_id, Offer.RETURNED)
            del self.taken[question.helper_id][number]
        self.save(question.ended(State.WITHDRAWN, self.now))

    def coordinate(self, number: int) -> None:
        """Take what was escalated, after a while; or leave it until it comes up again."""

        def take() -> None:
            question = self.questions[number]
            if question.state is State.WAITING and question.escalated_at:
                self.claim(question, GRACE)

        if self.rng.random() < 0.7:
            self.soon(20, take)

    # What becomes of mentors

    def live(self, mentor: int) -> None:
        """Go away, fall silent, come back, or leave for good, again and again."""
        if (one := self.mentors.get(mentor)) is None:
            return
        today, chance = self.now.astimezone(one.zone).date(), self.rng.random()
        person = one.person
        if chance < 0.04:
            self.leave(mentor)
            return
        if chance < 0.15:
            one = one.but(person=person.but(reachable=not person.reachable))
        elif chance < 0.3:
            one = one.but(away=Away(today, today + self.rng.randint(0, 9) * DAY))
        elif chance < 0.4:
            one = one.but(paused=not one.paused)
        elif chance < 0.5:
            one = one.but(weekly_cap=self.rng.randint(1, 5), hours=self.rng.choice(HOURS))
        elif chance < 0.6:
            one = one.but(accepted_at=self.now)
        self.mentors[mentor] = one
        self.soon(72, lambda: self.live(mentor))

    def leave(self, mentor: int) -> None:
        """Erase a mentor; what they had is found others for, by the next tick."""
        self.seen["left"] += 1
        del self.mentors[mentor]
        self.taken.pop(mentor, None)
        for number, question in self.questions.items():
            self.made[number].pop(mentor, None)
            if question.helper_id == mentor and question.state in HELD:
                freed = question.returned().due(self.now)
                self.questions[number] = freed
                self.later(dt.timedelta(), lambda n=number, due=self.now: self.tick(n, due))
            elif question.helper_id == mentor:
                self.questions[number] = question.without_helper(self.now)

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
        assert question.state is State.WAITING

    def check(self) -> None:
        """Hold every question to its clock: some human knows of it, or is asked for it."""
        for one in self.questions.values():
            assert one.due_at is None or one.due_at >= self.now or one.state in ENDS
            if one.state is State.WAITING:
                assert one.escalated_at or self.now <= one.since + 48 * HOUR
            elif one.state is State.CLAIMED:
                assert one.helper_id
                assert one.claimed_at
                assert self.now <= one.claimed_at + 72 * HOUR + 3 * NIGHT
            elif one.state is State.ASKED_BACK:
                assert one.asked_back_at
                assert self.now <= one.asked_back_at + 7 * DAY + 2 * NIGHT
