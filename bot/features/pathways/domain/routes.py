"""Which routes are open to a person, and what stands before the others."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.content import Facts, holds
from bot.content.pathways import Barrier, Pathway, Track


@dataclass(frozen=True)
class Route:
    """A route as one person meets it: open when no barrier holds for them."""

    pathway: Pathway
    barriers: tuple[Barrier, ...]

    @property
    def open(self) -> bool:
        return not self.barriers


def routes(pathways: Iterable[Pathway], facts: Facts) -> tuple[Route, ...]:
    """Return the open routes, then the closed ones with every barrier that holds."""
    found = [Route(one, barriers(one, facts)) for one in pathways]
    return tuple(sorted(found, key=lambda route: not route.open))


def best(found: tuple[Route, ...], chosen: str | None) -> Pathway | None:
    """Return the route that was chosen, also when it is closed by now; else the first there is."""
    ours = {route.pathway.slug: route.pathway for route in found}
    return ours.get(chosen or "") or next(iter(ours.values()), None)


def barriers(track: Track, facts: Facts) -> tuple[Barrier, ...]:
    """Return what stands before a route; a guide is open to everybody."""
    closed = track.closed if isinstance(track, Pathway) else ()
    return tuple(barrier for barrier in closed if holds(barrier.when, facts))
