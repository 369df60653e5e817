"""What to know before a notice is approved: how many get it, in which words, and when."""

import datetime as dt
from collections import defaultdict
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Final

from bot.features.notices.domain import Notice
from bot.people.person import Person
from bot.segments import Counted, Facts, Registry, Segment
from bot.segments.counting import Tally
from bot.unit_of_work import UnitOfWork

AT_ONCE: Final = 200
ALL: Final = "all"
DISCREET: Final = "discreet"
LANGUAGE: Final = "language "
"""Before the code of a language: those who read it."""

Outlook = Callable[
    [UnitOfWork, Collection[Person], dt.datetime], Awaitable[Mapping[int, tuple[str, bool]]]
]
"""Returns for each of some people what stands in the way at a moment, and whether nothing may show
on their lock screen."""


@dataclass(frozen=True)
class Check:
    """How many people there are in each group; the groups overlap, and all counts are rough."""

    groups: Mapping[str, Counted] = field(default_factory=dict)

    def of(self, group: str) -> Counted:
        return self.groups.get(group, Counted(0, self.groups[ALL].everybody))

    def ranked(self, k: int) -> list[str]:
        """Return the languages that at least `k` read who get it, those of most first."""
        enough = [one for one in self.groups
                  if one.startswith(LANGUAGE) and self.groups[one].rough(k)]  # fmt: skip
        ranked = sorted(enough, key=lambda one: (-self.groups[one].people, one))
        return [one.removeprefix(LANGUAGE) for one in ranked]


async def check(registry: Registry, notice: Notice, at: dt.datetime, outlook: Outlook) -> Check:
    """Count who would get a notice at a moment.

    It goes through everybody in batches, in readers: nobody who writes waits for it.
    """
    found: dict[str, Tally] = defaultdict(Tally)
    everybody, last, now = 0, -1, registry.store.clock.now()
    while batch := await registry.store.people.after(last, AT_ONCE):
        async with registry.looking() as uow:
            facts = await registry.census(uow, batch, notice.segment)
            meant = [one for one in batch if notice.is_for(facts.get(one.id, Facts()), now)]
            ways = await outlook(uow, meant, at)
        everybody += sum(Segment().matches(one, now) for one in facts.values())
        for one in meant:
            hold, is_discreet = ways[one.id]
            for group in (ALL, hold, f"{LANGUAGE}{one.language}"):
                found[group].add(one)
            if is_discreet:
                found[DISCREET].add(one)
        last = batch[-1].id
    groups = {ALL: Tally(), **found}
    vault = registry.store.vault
    return Check({name: one.counted(vault, everybody) for name, one in groups.items()})
