"""Checks on the right-to-work guide: every answer leads somewhere, and soon."""

from collections.abc import Iterator

from bot.content.parse import Entry, did_you_mean
from bot.content.rights import DEEPEST, Rights
from bot.content.shelf import Shelf
from bot.problem import Problem


def ways(shelf: Shelf) -> Iterator[Problem]:
    """Find answers that lead nowhere, ends that nobody reaches, and ways that are too long."""
    for entry in shelf.of(Rights):
        yield from _nowhere(entry) or _unreached(entry)


def _nowhere(entry: Entry[Rights]) -> list[Problem]:
    rights = entry.model
    known = {*(one.id for one in rights.nodes), *(one.id for one in rights.ends)}
    leads = [(("start",), rights.start)] + [
        (("nodes", n, "options", m, "to"), way.to)
        for n, fork in enumerate(rights.nodes)
        for m, way in enumerate(fork.options)
    ]
    return [
        entry.problem(place, f"leads to unknown '{to}'", did_you_mean(to, known, "Add it."))
        for place, to in leads
        if to not in known
    ]


def _unreached(entry: Entry[Rights]) -> Iterator[Problem]:
    rights = entry.model
    reached, asked = {rights.start}, {rights.start}
    for _ in range(DEEPEST):
        forks = [fork for fork in rights.nodes if fork.id in asked]
        asked = {way.to for fork in forks for way in fork.options}
        reached |= asked
    if any(rights.fork(slug) for slug in asked):
        message = f"there are more than {DEEPEST} questions in a row, or they lead in a circle"
        yield entry.problem(("nodes",), message, "Shorten the way.")
    named = {
        "nodes": [fork.id for fork in rights.nodes],
        "ends": [end.id for end in rights.ends],
    }
    for key, names in named.items():
        for number, name in enumerate(names):
            if name not in reached:
                message = "nobody can reach it"
                yield entry.problem((key, number), message, "Lead an answer to it, or delete it.")
