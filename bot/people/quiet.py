"""Quiet hours: no volunteer is asked for anything at night."""

import datetime as dt

QUIET_FROM, QUIET_UNTIL = 21, 8  # o'clock, where the person is


def is_quiet(now: dt.datetime, zone: dt.tzinfo) -> bool:
    hour = now.astimezone(zone).hour
    return hour >= QUIET_FROM or hour < QUIET_UNTIL


def after_quiet(moment: dt.datetime, zone: dt.tzinfo) -> dt.datetime:
    """Return `moment`, or the morning when it lies in quiet hours."""
    if not is_quiet(moment, zone):
        return moment
    local = moment.astimezone(zone)
    day = local.date() + dt.timedelta(days=local.hour >= QUIET_FROM)
    return dt.datetime.combine(day, dt.time(QUIET_UNTIL), zone).astimezone(dt.UTC)
