"""Segments: which people something is for, said once and asked of each person anew.

    segment = Segment(professions=frozenset({"nurse"}), regions=frozenset({"wales"}))
    facts = await runtime.census(uow, people)          # of a batch of people, by person id
    chosen = [one for one in people if segment.matches(facts[one.id], uow.now)]
    found = await count(runtime, segment)              # walks everybody, outside the one writer
    views.how_many(t, found, k)                        # "About 40 people": never an exact number

Everything empty is everybody who agreed. Coordinators choose with `bot.segments.views`; whatever
has a segment of its own (a notice, an event) is an `Owner` in `handlers/audience.py`.
"""

from bot.segments.counting import Census, Counted, Registry, count
from bot.segments.domain import MEMBER, Facts, Segment

__all__ = ["MEMBER", "Census", "Counted", "Facts", "Registry", "Segment", "count"]
