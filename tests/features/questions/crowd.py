"""People at the desk who do as they like: askers, mentors, and a coordinator."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.features.mentors.domain import RULES_VERSION, ZONES, Mentor
from bot.features.mentors.hours import ANY_TIME, EVERY_DAY, WEEKDAYS, WEEKEND, Away, Hours
from bot.features.questions.dispatch import Need
from bot.features.questions.domain import HELD, Question, State
from bot.people.person import Person, Role
from tests.features.questions.desk import DAY, GRACE, START, Desk

FIRST_MENTOR, FIRST_ASKER = 100, 10_000
PROFESSIONS = ("doctor", "nurse", "dentist", "pharmacist")  # no mentor is a pharmacist
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
class Crowd(Desk):
    """What everybody does, at random, at each moment at which they can."""

    endings: Counter[int] = field(default_factory=Counter)

    # Who asks

    def ask(self, number: int, professions: Sequence[str] = PROFESSIONS) -> None:
        pick = self.rng.choice
        topic, region = pick(["exams", "money", "work", "other"]), pick([None, "wales", "east"])
        asker, profession = FIRST_ASKER + number, pick(professions)
        self.needs[number] = Need(asker, pick(["en", "ar", "uk", "fa"]), profession, region, topic)
        draft = Question(number, f"Q-{number}", asker, topic, "", State.DRAFT, self.now)
        self.advance(draft.asked(self.now))
        if self.rng.random() < 0.05:
            self.soon(40, lambda: self.withdraw(number))

    def answered(self, number: int, *, asks_back: bool) -> None:
        """Reply, ask more or another, say thanks, keep away from who answered; or say nothing."""
        chance = self.rng.random()
        if chance < (0.7 if asks_back else 0.12):
            self.soon(30, lambda: self.follow_up(number))
        elif chance < 0.2:
            self.soon(30, lambda: self.ask_another(number))
        elif chance < 0.45:
            self.soon(30, lambda: self.thank(number))
        elif chance < 0.5:
            self.soon(30, lambda: self.keep_apart(number))

    def asked_if_solved(self, number: int) -> None:
        """Say yes, partly or no; more often nothing."""
        chance = self.rng.random()
        if chance < 0.3:
            self.soon(20, lambda: self.thank(number))
        elif chance < 0.4:
            self.soon(20, lambda: self.follow_up(number))
        elif chance < 0.5:
            self.soon(20, lambda: self.ask_another(number))

    def ended(self, number: int) -> None:
        """Open it again, sometimes and not for ever, and mostly say why."""
        if self.rng.random() < 0.3 and self.endings[number] < 3:
            self.endings[number] += 1
            self.soon(60, lambda: self.reopen(number))

    def reopen(self, number: int) -> None:
        super().reopen(number)
        if self.rng.random() < 0.7:
            self.soon(20, lambda: self.follow_up(number))

    def ask_another(self, number: int) -> None:
        if (question := self.questions[number]).state is State.ANSWERED:
            self.seen["second opinion"] += 1
            self.advance(question.again(self.now))

    def thank(self, number: int) -> None:
        if (question := self.questions[number]).state is State.ANSWERED:
            self.seen["solved"] += 1
            self.save(question.solved(self.now))
            self.ended(number)

    def keep_apart(self, number: int) -> None:
        """Never meet who answered again."""
        question = self.questions[number]
        if question.helper_id in self.mentors:
            self.seen["kept apart"] += 1
            self.apart.add((question.asker_id, question.helper_id))
            self.part(question, question.helper_id)

    # Who helps

    def offered(self, number: int, mentor: int) -> None:
        """Take it, say no, or say nothing."""
        chance = self.rng.random()
        if chance < 0.45:
            self.soon(10, lambda: self.take(number, mentor))
        elif chance < 0.65:
            self.soon(6, lambda: self.decline(number, mentor))

    def claimed(self, number: int, helper: int) -> None:
        """Answer, ask back, hand back, or forget it."""
        chance = self.rng.random()
        if chance < 0.6:
            self.soon(24, lambda: self.answer(number, helper, asks_back=False))
        elif chance < 0.75:
            self.soon(12, lambda: self.answer(number, helper, asks_back=True))
        elif chance < 0.85:
            self.soon(24, lambda: self.hand_back(number, helper))

    def hand_back(self, number: int, helper: int) -> None:
        question = self.questions[number]
        if question.state in HELD and question.helper_id == helper:
            self.seen["handed back"] += 1
            self.give_back(question)

    def live(self, mentor: int) -> None:
        """Go away, block, be stopped, come back, or leave for good, again and again."""
        if (one := self.mentors.get(mentor)) is None:
            return
        today, chance = self.now.astimezone(one.zone).date(), self.rng.random()
        person = one.person
        if chance < 0.04:
            self.seen["left"] += 1
            self.erase(mentor)
            return
        if chance < 0.15:
            self.seen["returned" if not person.reachable else "blocked"] += 1
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
        if 0.6 <= chance < 0.65:
            self.stop_or_lift(mentor)
        self.soon(72, lambda: self.live(mentor))

    def stop_or_lift(self, mentor: int) -> None:
        """A coordinator stops a mentor, or lets them go on."""
        self.seen["lifted" if mentor in self.stopped else "stopped"] += 1
        self.stopped ^= {mentor}
        if mentor in self.stopped:
            for number in list(self.questions):
                self.part(self.questions[number], mentor)

    # Who looks after what waits

    def alarmed(self, number: int) -> None:
        """Take it, ask more mentors, close it kindly; or wait until it comes up again."""
        chance = self.rng.random()
        if chance < 0.5:
            self.soon(15, lambda: self.take_over(number))
        elif chance < 0.65:
            self.soon(15, lambda: self.ask_more(number))
        elif chance < 0.75:
            self.soon(15, lambda: self.close_kindly(number))

    def waits(self, number: int) -> Question | None:
        """Return a question that waits for a coordinator."""
        question = self.questions[number]
        waits = question.state is State.WAITING and question.escalated_at
        return question if waits else None

    def take_over(self, number: int) -> None:
        if question := self.waits(number):
            self.claim(question, GRACE)

    def ask_more(self, number: int) -> None:
        if question := self.waits(number):
            self.seen["asked more"] += 1
            self.advance(question.asking_more())

    def close_kindly(self, number: int) -> None:
        if question := self.waits(number):
            self.end("closed kindly", question)
