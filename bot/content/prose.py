"""Checks on texts: no figure without its source, and nothing too long for its screen."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from bot.content.fields import PLACEHOLDER
from bot.content.instruments import Instrument
from bot.content.intake import Intake
from bot.content.pathways import Step, Track
from bot.content.shelf import Shelf
from bot.content.urgent import Urgent
from bot.content.walk import texts
from bot.problem import Problem

NAMES: Final = re.compile(r"\b(PLAB [12]|F[12]|FY[12]|NHS 111|Part [12]|999|20\d\d)\b")
"""Names and years: they hold digits and are no figures."""

_NUMBER: Final = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half"
_UNIT: Final = "minutes?|hours?|days?|weeks?|months?|years?"
FIGURE: Final = re.compile(
    rf"[£$€%]|\d+(?:[.,]\d+)*|\b(?:{_NUMBER}) (?:an? )?(?:{_UNIT})\b", re.IGNORECASE
)

SCREENS: Final[Mapping[str, tuple[tuple[str, ...], int]]] = {
    "the step": (("title", "what", "why", "do"), 600),
    "money and time": (("costs", "time"), 700),
    "documents": (("documents",), 700),
    "good to know": (("facts",), 900),
}
"""Which fields of a step share a screen, and how long they may be together in English."""


def loose_figures(shelf: Shelf) -> Iterator[Problem]:
    """Find figures written into a text, where they have no source and no date.

    Urgent contacts carry their own source; what the intake and instruments ask are no facts.
    """
    for entry in shelf.entries:
        if isinstance(entry.model, Urgent | Intake | Instrument):
            continue
        for place, text, _ in texts(entry.values):
            figure = FIGURE.search(NAMES.sub("", PLACEHOLDER.sub("", text)))
            if figure:
                advice = "Put it in figures/ with its source, and write {its_id} here."
                yield entry.problem(place, f"the figure '{figure[0]}' has no source", advice)


def long_screens(shelf: Shelf) -> Iterator[Problem]:
    """Find steps with more text than a screen holds."""
    for entry in shelf.of(Track):
        written = Counter[tuple[int, str]]()  # characters, by number of the step and field
        for place, text, _ in texts(entry.values):
            match place:
                case ("steps", int(number), str(field), *_):
                    written[number, field] += len(text)
        for number, listed in enumerate(entry.model.listed):
            if not isinstance(listed, Step):
                continue  # measured in the file that it is written in
            for screen, (fields, limit) in SCREENS.items():
                length = sum(written[number, field] for field in fields)
                if length > limit:
                    message = f"{screen} has {length} characters"
                    advice = f"Shorten it to {limit}: {', '.join(fields)}."
                    yield entry.problem(("steps", number, fields[-1]), message, advice)
