"""Quiet hours: nobody is asked for anything at night, by the clock they live by."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

QUIET_FROM, QUIET_UNTIL = 21, 8  # o'clock, where the person is


@dataclass(frozen=True)
class Quiet:
    """Whole hours on the wall, from `start` until `end`; mostly over midnight. Equal: none."""

    start: int = QUIET_FROM
    end: int = QUIET_UNTIL

    def covers(self, hour: int) -> bool:
        if self.start <= self.end:
            return self.start <= hour < self.end
        return hour >= self.start or hour < self.end


NIGHT: Final = Quiet()


def is_quiet(now: dt.datetime, zone: dt.tzinfo, quiet: Quiet = NIGHT) -> bool:
    return quiet.covers(now.astimezone(zone).hour)


def after_quiet(moment: dt.datetime, zone: dt.tzinfo, quiet: Quiet = NIGHT) -> dt.datetime:
    """Return `moment`, or the end of the quiet hours that it lies in."""
    if not is_quiet(moment, zone, quiet):
        return moment
    local = moment.astimezone(zone)
    day = local.date() + dt.timedelta(days=local.hour >= quiet.end)
    return at_hour(day, quiet.end, zone)


def at_hour(day: dt.date, hour: int, zone: dt.tzinfo) -> dt.datetime:
    """Return when it is `hour` o'clock in `zone`; a little later where clocks leave that out."""
    return dt.datetime.combine(day, dt.time(hour), zone).astimezone(dt.UTC)
