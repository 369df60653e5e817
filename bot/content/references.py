"""Checks between files: every name exists once, and whatever is referred to exists."""

from collections.abc import Iterator, Mapping
from typing import Final

from bot.content.conditions import FACT_NAMES, Condition
from bot.content.fields import Content, placeholders
from bot.content.figures import AnyFigure, Duration, Money
from bot.content.instruments import Instrument
from bot.content.intake import Question
from bot.content.parse import NAMED, Entry, did_you_mean
from bot.content.pathways import FREE, VARIES, Track
from bot.content.shelf import Shelf
from bot.content.sources import Source
from bot.content.walk import Found
from bot.content.yaml_text import Place
from bot.problem import Problem, Severity

Names = frozenset[str]

_NOUNS: Final = {
    "sources": "source",
    "check_at": "source",
    "help": "organisation",
    "adviser": "organisation",
    "lines": "urgent line",
    "listed": "step",
    "after": "step",
    "step": "step",
    "steps": "step",
    "amount": "amount of money",
    "takes": "length of time",
    "valid_for": "length of time",
    "professions": "answer to profession",
}
"""What the names in a field are names of."""

_FIGURES: Final = ("figure", "amount of money", "length of time")


def duplicates(shelf: Shelf) -> Iterator[Problem]:
    """Find names that are given twice, in one file or in two."""
    seen: dict[tuple[str, str], str] = {}
    for entry in shelf.entries:
        for place, kind, name in _named(entry):
            where = f"{entry.shown}:{entry.written.line(place)}"
            first = seen.setdefault((kind, name), where)
            if first != where:
                yield entry.problem(place, f"the name is taken in {first}", "Choose another.")


def _named(entry: Entry[Content]) -> Iterator[tuple[Place, str, str]]:
    """Yield each name: where it is, among which names it must be the only one, and the name."""
    if isinstance(entry.model, Track):
        yield ("slug",), "tracks", entry.model.slug
    if isinstance(entry.model, Instrument):
        yield ("slug",), "instruments", entry.model.slug
        return  # names inside are its own: `bot.content.instrument_checks`
    for found in entry.values:
        among = f"{found.field} of {found.owner.id if isinstance(found.owner, Question) else 'all'}"
        for key in NAMED:
            if isinstance(found.value, Content) and key in type(found.value).model_fields:
                yield (*found.place, key), among, getattr(found.value, key)


def dangling(shelf: Shelf) -> Iterator[Problem]:
    """Find references to what does not exist."""
    known = _known(shelf)
    for entry in shelf.entries:
        for found in entry.values:
            for noun, name in _references(found):
                if name not in known[noun]:
                    advice = did_you_mean(name, known[noun], f"Add it, or name another {noun}.")
                    yield entry.problem(found.place, f"unknown {noun} '{name}'", advice)


def unused(shelf: Shelf) -> Iterator[Problem]:
    """Find sources and figures that no content refers to."""
    used = {
        reference
        for entry in shelf.entries
        for found in entry.values
        for reference in _references(found)
    }
    for entry in shelf.entries:
        for found in entry.values:
            match found.value:
                case Source(id=name):
                    needed = ("source", name) in used
                case AnyFigure(id=name):
                    needed = bool({(noun, name) for noun in _FIGURES} & used)
                case _:
                    continue
            if not needed:
                message = "nothing refers to it"
                yield entry.problem(found.place, message, "Use it, or delete it.", Severity.WARNING)


def _known(shelf: Shelf) -> Mapping[str, Names]:
    """Return what exists, by the word that problems use for it."""
    figures, answers = shelf.figures(), shelf.answers()
    money = {name for name, figure in figures.items() if isinstance(figure, Money)}
    lengths = {name for name, figure in figures.items() if isinstance(figure, Duration)}
    return {
        "source": frozenset(shelf.sources()),
        "figure": frozenset(figures),
        "amount of money": frozenset({*money, FREE, VARIES}),
        "length of time": frozenset(lengths),
        "organisation": frozenset(shelf.organisations()),
        "urgent line": frozenset(shelf.urgent_lines()),
        "step": frozenset(shelf.steps()),
        **{f"answer to {name}": answers.get(name, frozenset()) for name in FACT_NAMES},
    }


def _references(found: Found) -> Iterator[tuple[str, str]]:
    """Yield what the value refers to: the kind of thing, and its name."""
    match found.field, found.value:
        case field, str(name) if field in _NOUNS and not found.text:
            yield _NOUNS[field], name
        case "steps", Mapping() as statuses:
            yield from (("step", name) for name in statuses)
        case field, str(name) if field in FACT_NAMES and isinstance(found.owner, Condition):
            yield f"answer to {field}", name
        case _, str(text) if found.text:
            yield from (("figure", name) for name in sorted(placeholders(text)))
