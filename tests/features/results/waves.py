"""Made-up instruments and waves; and a reader who tries to find single people in a report."""

import itertools
import json
from collections.abc import Iterator, Sequence
from fractions import Fraction

from bot.content.instruments import Instrument, Value
from bot.features.results.domain.report import NO_ANSWER, Figure
from bot.features.results.domain.suppression import tenth
from bot.features.results.domain.waves import Sheet, Wave

POINTS = 3
DONE = ("exam", "applied", "nothing")


def instrument(points: int = POINTS) -> Instrument:
    """Return one with two items on a scale, whose mean is the primary result, and other kinds."""
    scale = {"id": "much", "points": [f"Point {n}" for n in range(1, points + 1)]}
    item = {"kind": "scale", "scale": "much"}
    return Instrument.model_validate_json(
        json.dumps(
            {
                "slug": "made-up",
                "version": 1,
                "title": "Made up",
                "about": "Made up for a test.",
                "minutes": 1,
                "audience": "medics",
                "checked": "2026-11-22",
                "review_by": "2027-11-22",
                "origins": [
                    {
                        "id": "own",
                        "source": "Us",
                        "licence": "MIT",
                        "attribution": "Our own wording.",
                    }
                ],
                "scales": [scale],
                "sections": [
                    {
                        "origin": "own",
                        "items": [
                            {**item, "id": "way", "text": "I know the way."},
                            {**item, "id": "next", "text": "I know my next step."},
                            {
                                "id": "again",
                                "kind": "single",
                                "text": "Would you come again?",
                                "options": [{"id": one, "label": one} for one in ("no", "yes")],
                            },
                            {
                                "id": "since",
                                "kind": "multiple",
                                "text": "What have you done since?",
                                "options": [{"id": one, "label": one} for one in DONE],
                            },
                            {"id": "words", "kind": "text", "text": "What should we change?"},
                        ],
                    }
                ],
                "scores": [
                    {
                        "id": "finding",
                        "title": "Finding my way",
                        "items": ["way", "next"],
                        "at_least": 2,
                        "primary": True,
                    }
                ],
            }
        )
    )


MADE_UP = instrument()


def sheet(who: object, way: Value = None, **answers: Value) -> Sheet:
    return Sheet(f"p{who:0>3}", {"way": way, **answers})


def wave(sheets: Sequence[Sheet], before: Sequence[Sheet] = (), invited: int = 60) -> Wave:
    return Wave(1, MADE_UP, True, invited, tuple(sheets), tuple(before))


def rows(people: int, cells: int) -> Iterator[tuple[int, ...]]:
    """Yield every way in which people can stand at so many cells."""
    for bars in itertools.combinations(range(people + cells - 1), cells - 1):
        ends = (-1, *bars, people + cells - 1)
        yield tuple(b - a - 1 for a, b in itertools.pairwise(ends))


def fits(figure: Figure, row: Sequence[int], options: Sequence[str]) -> bool:
    """Whether a row (the first cell: no answer) could be what a figure of one choice is made of."""
    place = {name: n for n, name in enumerate((NO_ANSWER, *options))}
    groups = all(sum(row[place[o]] for o in one.options) == one.people for one in figure.groups)
    if not groups or figure.mean is None:
        return groups
    answered = sum(row[1:])
    total = sum(int(name) * row[place[name]] for name in options)
    return answered > 0 and tenth(Fraction(total, answered)) == Fraction(figure.mean)


def betrayed(figure: Figure, people: int, options: Sequence[str], k: int) -> list[str]:
    """Return the options of which a reader can prove that 1 to k - 1 people stand there.

    The reader solves all that is published by trying every table there can be.
    """
    possible = [one for one in rows(people, len(options) + 1) if fits(figure, one, options)]
    assert possible, "the truth is possible"
    found = []
    for place, name in enumerate((NO_ANSWER, *options)):
        held = {one[place] for one in possible}
        if held <= set(range(1, k)):
            found.append(name)
    return found
