"""What an invite can be, and what is kept of the organisations that send people."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from bot.people.person import Role

MEMBER: Final = "member"
ROLES: Final[Mapping[str, Role | None]] = {
    Role.MENTOR.value: Role.MENTOR,
    Role.COORDINATOR.value: Role.COORDINATOR,
    MEMBER: None,
}
"""What one can be invited as."""
DAYS: Final = (1, 3, 7)
MONTHS: Final = 6
"""So many months are shown of a partner."""
POSTER: Final = "p_"
"""How the payload of a link for posters begins; no code of an invite is as short."""
POSTER_LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that look alike
POSTER_LENGTH: Final = 8
LONGEST_NAME: Final = 60
ADDRESS: Final = re.compile(r"://|@|(?i:\bwww\.)|[^\W_]\.[a-z]{2,}(?![\w.])")
"""A page, an e-mail address or a @name: refuaid.org, but not "St.Mary's" or "N.H.S."."""


def expiries(longest: int) -> tuple[int, ...]:
    """Return after how many days an invite can end; `longest` is the programme's."""
    return (*(days for days in DAYS if days < longest), longest)


@dataclass(frozen=True)
class Partner:
    """An organisation that sends people. `months` says how many came, by first day of a month."""

    id: int
    name: str
    poster: str | None = None
    retired: bool = False
    months: Mapping[dt.date, int] = field(default_factory=dict)


def is_address(name: str) -> bool:
    """Whether a name is a web address, or has one in it."""
    return bool(ADDRESS.search(name))


def poster_of(payload: str) -> str | None:
    """Return what the link of a poster carries; None for any other link."""
    rest = payload.removeprefix(POSTER)
    is_one = payload.startswith(POSTER) and len(rest) == POSTER_LENGTH
    return rest if is_one and set(rest) <= set(POSTER_LETTERS) else None
