"""Checks on the way through a pathway: steps can be reached, one after the other."""

from collections.abc import Collection, Iterator
from graphlib import CycleError, TopologicalSorter

from bot.content.conditions import FactName, can_hold
from bot.content.intake import Intake
from bot.content.parse import Entry
from bot.content.pathways import Pathway
from bot.content.shelf import Shelf
from bot.content.walk import conditions, walk
from bot.problem import Problem


def order(shelf: Shelf) -> Iterator[Problem]:
    """Find steps that wait for each other, for a later one, or for one of another pathway."""
    known = shelf.steps().keys()
    for entry in shelf.of(Pathway):
        yield from _cycle(entry) or _backwards(entry, known)


def _cycle(entry: Entry[Pathway]) -> list[Problem]:
    steps = entry.model.steps
    try:
        TopologicalSorter({step.slug: step.after for step in steps}).prepare()
    except CycleError as error:
        circle = error.args[1]
        place = next(n for n, step in enumerate(steps) if step.slug in circle)
        message = f"the steps wait for each other: {' → '.join(reversed(circle))}"
        return [entry.problem(("steps", place, "after"), message, "Remove one `after`.")]
    return []


def _backwards(entry: Entry[Pathway], known: Collection[str]) -> list[Problem]:
    found, before = [], set[str]()
    for number, step in enumerate(entry.model.steps):
        for index, slug in enumerate(step.after):
            if slug in known and slug not in before:
                place = ("steps", number, "after", index)
                message = f"waits for '{slug}', which does not stand above it in this pathway"
                found.append(entry.problem(place, message, "Move one of the two."))
        before.add(step.slug)
    return found


def unreachable(shelf: Shelf) -> Iterator[Problem]:
    """Find conditions that no person can meet."""
    for entry in shelf.entries:
        known: dict[FactName, str] = {}
        if isinstance(entry.model, Pathway):
            known = {"profession": entry.model.profession}
        for place, condition in conditions(entry.values):
            if not can_hold(condition, known):
                yield entry.problem(place, "nobody can meet this condition", "Mend or remove it.")
    for intake in shelf.of(Intake):
        yield from _too_early(intake)


def _too_early(entry: Entry[Intake]) -> Iterator[Problem]:
    """Find questions that depend on an answer nobody has given yet."""
    known = set[str]()
    for number, question in enumerate(entry.model.questions):
        for place, condition in conditions(walk(question)):
            asked = {name for part in condition.parts() for name in part.answers}
            for name in sorted(asked - known):
                message = f"depends on '{name}', which is not known yet"
                yield entry.problem(
                    ("questions", number, *place), message, "Change the order of the questions."
                )
        known.update({question.id}, *(option.implies for option in question.options))
