"""Which events are shown to whom, and which suit somebody best."""

import datetime as dt
from collections.abc import Sequence

from bot.features.events.domain.event import Event
from bot.segments import Facts


def shown(every: Sequence[Event], facts: Facts, now: dt.datetime) -> list[Event]:
    """Return the events that somebody is shown: those for everybody, and those for them.

    Whoever has the link of another one can come too: its coordinator gave it to them.
    """
    return [one for one in every if one.audience.is_everybody or one.audience.matches(facts, now)]


def suiting(every: Sequence[Event], facts: Facts) -> frozenset[int]:
    """Return those that suit somebody better than the rest, by their region, step or language."""
    return frozenset(one.id for one in every if _suits(one, facts))


def _suits(event: Event, facts: Facts) -> bool:
    audience = event.audience
    near = facts.region in audience.regions or facts.profession in audience.professions
    spoken = event.language == facts.language and facts.language != "en"
    return near or spoken or (bool(audience.step) and audience.step in facts.steps)


def by_fit(every: Sequence[Event], suits: frozenset[int]) -> list[Event]:
    """Return what suits first; each group keeps its order."""
    return sorted(every, key=lambda one: one.id not in suits)
