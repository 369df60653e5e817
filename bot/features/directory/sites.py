"""NHS sites: hospital trusts and GP practices, and what a new list of them changes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.problem import Problem


class SiteKind(StrEnum):
    TRUST = "nhs-trust"
    GP = "gp-practice"


@dataclass(frozen=True)
class Site:
    """A hospital trust or GP practice. `region` is one of the intake, '' outside all of them."""

    code: str
    kind: SiteKind
    name: str
    address: str
    town: str
    postcode: str
    district: str
    region: str
    phone: str


@dataclass(frozen=True)
class Listing:
    """What files say. `open` and `closed` are by code; `left_out` are of no kind we show."""

    open: Mapping[str, Site] = field(default_factory=dict)
    closed: frozenset[str] = frozenset()
    left_out: int = 0
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Changes:
    """What an import does to the store. `changed` are pairs of before and after."""

    added: tuple[Site, ...]
    changed: tuple[tuple[Site, Site], ...]
    retired: tuple[Site, ...]
    same: int


def difference(stored: Mapping[str, tuple[Site, bool]], listing: Listing) -> Changes:
    """Say what would change; `stored` are sites by code, each with whether it is open."""
    open_now = {code: site for code, (site, is_open) in stored.items() if is_open}
    pairs = [(open_now[code], site) for code, site in listing.open.items() if code in open_now]
    return Changes(
        added=tuple(site for code, site in listing.open.items() if code not in open_now),
        changed=tuple(pair for pair in pairs if pair[0] != pair[1]),
        retired=tuple(open_now[code] for code in sorted(listing.closed & open_now.keys())),
        same=sum(before == after for before, after in pairs),
    )
