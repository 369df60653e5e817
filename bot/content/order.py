"""Checks on the way through a pathway: steps can be reached, one after the other."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

from bot.content.conditions import FactName, can_hold
from bot.content.intake import Intake
from bot.content.parse import Entry
from bot.content.pathways import Pathway, Track
from bot.content.shelf import Shelf
from bot.content.walk import conditions, walk
from bot.problem import Problem


def order(shelf: Shelf) -> Iterator[Problem]:
    """Find steps that wait for each other or for a later one, and steps listed twice."""
    known = shelf.steps()
    for entry in shelf.of(Track):
        slugs = [one if isinstance(one, str) else one.slug for one in entry.model.listed]
        after = {slug: known[slug].after for slug in slugs if slug in known}
        yield from _cycle(entry, slugs, after) or _backwards(entry, slugs, after)


def _cycle(
    entry: Entry[Track], slugs: Sequence[str], after: Mapping[str, Collection[str]]
) -> list[Problem]:
    try:
        TopologicalSorter(after).prepare()
    except CycleError as error:
        circle = error.args[1]
        place = next(n for n, slug in enumerate(slugs) if slug in circle)
        message = f"the steps wait for each other: {' → '.join(reversed(circle))}"
        return [entry.problem(("steps", place, "after"), message, "Remove one `after`.")]
    return []


def _backwards(
    entry: Entry[Track], slugs: Sequence[str], after: Mapping[str, Collection[str]]
) -> list[Problem]:
    found, before = [], set[str]()
    for number, (slug, listed) in enumerate(zip(slugs, entry.model.listed, strict=True)):
        if slug in before:
            message, advice = f"lists '{slug}' twice", "Remove one of the two."
            found.append(entry.problem(("steps", number), message, advice))
        for index, first in enumerate(after.get(slug, ())):
            borrowed = isinstance(listed, str)  # it may come after what is not on this track
            if first not in before and (first in slugs if borrowed else first in after):
                place = ("steps", number) if borrowed else ("steps", number, "after", index)
                message = f"waits for '{first}', which does not stand above it"
                found.append(entry.problem(place, message, "Move one of the two."))
        before.add(slug)
    return found


def unreachable(shelf: Shelf) -> Iterator[Problem]:
    """Find conditions that no person can meet."""
    for entry in shelf.entries:
        readers: list[dict[FactName, str]] = [{}]
        if isinstance(entry.model, Pathway):
            readers = [{"profession": one} for one in entry.model.professions]
        for place, condition in conditions(entry.values):
            if not any(can_hold(condition, known) for known in readers):
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
