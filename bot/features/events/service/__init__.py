"""Use cases of events: taking part, organising, and what the clock does.

Other features know an event by its id: `get`, `listed` and `answers_to` read, in handlers.
"""

from bot.features.events.service.answering import Answered, answer, full, see
from bot.features.events.service.changing import cancel, keep_audience
from bot.features.events.service.erasing import erase
from bot.features.events.service.reading import (
    ahead,
    answers_of,
    answers_to,
    audience,
    coming,
    counts,
    get,
    listed,
    of_person,
    stuck,
)

__all__ = [
    "Answered",
    "ahead",
    "answer",
    "answers_of",
    "answers_to",
    "audience",
    "cancel",
    "coming",
    "counts",
    "erase",
    "full",
    "get",
    "keep_audience",
    "listed",
    "of_person",
    "see",
    "stuck",
]
