"""The intake: which questions a person meets, in what order, and which answers stay valid."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, get_args

from bot.content import Library, holds
from bot.content.intake import Option, Question, QuestionId

QUESTION_IDS: Final = frozenset(get_args(QuestionId))

Profile = Mapping[str, str]


@dataclass(frozen=True)
class Asked:
    """A question as one person meets it, with the answer they gave."""

    question: Question
    options: tuple[Option, ...]
    chosen: Option | None


@dataclass(frozen=True)
class Intake:
    """The questions for one person, in order."""

    asked: tuple[Asked, ...]

    def find(self, question_id: str) -> Asked | None:
        return next((one for one in self.asked if one.question.id == question_id), None)

    def before(self, asked: Asked) -> Asked | None:
        place = self.asked.index(asked)
        return self.asked[place - 1] if place else None

    def after(self, asked: Asked) -> Asked | None:
        place = self.asked.index(asked) + 1
        return self.asked[place] if place < len(self.asked) else None

    def total(self, everything: int) -> int:
        """Return how many questions there will be, of `everything` that may be asked.

        Before the first answer nobody knows which are left out.
        """
        return len(self.asked) if any(one.chosen for one in self.asked) else everything

    @property
    def first(self) -> Asked | None:
        """What to ask right after consent; None once there is an answer."""
        if any(one.chosen for one in self.asked):
            return None
        return self.asked[0] if self.asked else None


def intake(library: Library, profile: Profile) -> Intake:
    """Return the questions for somebody with these answers, each judged by the answers before it.

    An answer that is not offered (any more) counts as not given.
    """
    asked: list[Asked] = []
    known: dict[str, str] = {}
    for question in library.intake.questions:
        facts = library.facts(known)
        if holds(question.when, facts):
            options = tuple(option for option in question.options if holds(option.when, facts))
            given = profile.get(question.id)
            chosen = next((option for option in options if option.id == given), None)
            asked.append(Asked(question, options, chosen))
            known |= {question.id: chosen.id} if chosen else {}
    return Intake(tuple(asked))


def answered(
    library: Library, profile: Profile, question_id: str, option_id: str | None
) -> Profile:
    """Return the profile with this answer, or without one for None.

    Answers that no longer apply go: a nurse has no PLAB stage. What else is in the profile stays.
    """
    changed = {name: value for name, value in profile.items() if name != question_id}
    if option_id is not None:
        changed[question_id] = option_id
    valid = {one.question.id for one in intake(library, changed).asked if one.chosen}
    return {n: v for n, v in changed.items() if n in valid or n not in QUESTION_IDS}
