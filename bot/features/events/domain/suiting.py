"""Which events are shown to whom, and which suit somebody best."""

import datetime as dt
from collections.abc import Container, Mapping, Sequence

from bot.features.events.domain.event import Event
from bot.segments import Facts


def shown(
    every: Sequence[Event], facts: Facts, now: dt.datetime, answered: Container[int] = ()
) -> list[Event]:
    """Return the events that somebody is shown: those for everybody, those for them, and theirs.

    Whoever has the link of another one can come too: its coordinator gave it to them. Then they
    have `answered` it, and find it again.
    """
    return [
        one
        for one in every
        if one.id in answered or one.audience.is_everybody or one.audience.matches(facts, now)
    ]


def suiting(
    every: Sequence[Event], facts: Facts, regions: Mapping[int, str] | None = None
) -> frozenset[int]:
    """Return those that suit somebody better than the rest, by their region, step or language.

    `regions`: where in the UK one can go to an event, by its id, as far as its place says so.
    """
    there = regions or {}
    return frozenset(one.id for one in every if _suits(one, facts, there.get(one.id, "")))


def _suits(event: Event, facts: Facts, region: str) -> bool:
    audience = event.audience
    near = bool(facts.region) and facts.region in {*audience.regions, region}
    like_them = facts.profession in audience.professions or facts.stage in audience.stages
    spoken = event.language == facts.language and facts.language != "en"
    step = bool(audience.step) and audience.step in facts.steps
    return near or like_them or spoken or step


def by_fit(every: Sequence[Event], suits: frozenset[int]) -> list[Event]:
    """Return what suits first; each group keeps its order."""
    return sorted(every, key=lambda one: one.id not in suits)
