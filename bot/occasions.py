"""An event, as far as what goes on around it must know: its kit, who came, what they took home."""

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.errors import UserError
from bot.i18n import Translator


class GoneError(UserError):
    """The event, or something of it, is not there any more."""

    def message(self, t: Translator) -> str:
        return t.gettext("This is not here any more. All events: /events")


@dataclass(frozen=True)
class Occasion:
    """An event with its day. `title` is in the language of who reads it now.

    `kind` and `ways` are called as in `bot.content.kit`. `made_at`: when it was first written down.
    """

    id: int
    title: str
    kind: str
    ways: frozenset[str]
    made_at: dt.datetime
    starts_at: dt.datetime
    ends_at: dt.datetime
    zone: ZoneInfo
    place: str = ""
    """As its coordinator wrote it, or nothing."""
    repeats: bool = False
    """Whether it is one more of those that repeat."""

    @property
    def day(self) -> dt.date:
        """The first day, where it takes place."""
        return self.starts_at.astimezone(self.zone).date()

    def today(self, now: dt.datetime) -> dt.date:
        return now.astimezone(self.zone).date()

    def days_left(self, now: dt.datetime) -> int:
        """Return the days until the first day; below 0 afterwards."""
        return (self.day - self.today(now)).days
