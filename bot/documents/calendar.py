"""Calendar entries: a file that puts a call or an event into the reader's own calendar."""

import datetime as dt
import json
from typing import Final

from icalendar import Calendar, Event

MAKER: Final = "-//Calendar//EN"
"""Who wrote the file, as the format demands; it must not say what this programme is about."""


def entry(content: str) -> bytes:
    """Return the .ics file of one entry.

    `content` is JSON: `uid`, `title`; `sequence`, higher with each change of the same `uid`;
    `stamp`, `start`, `end` in whole seconds since 1970; `cancelled`. Times are written in UTC, so
    that every calendar shows them on its own clock. Raises KeyError, TypeError, ValueError.
    """
    data = json.loads(content)
    event = Event()
    event.add("uid", data["uid"])
    event.add("sequence", int(data["sequence"]))
    event.add("dtstamp", _moment(data["stamp"]))
    event.add("dtstart", _moment(data["start"]))
    event.add("dtend", _moment(data["end"]))
    event.add("summary", data["title"])
    event.add("status", "CANCELLED" if data["cancelled"] else "CONFIRMED")
    event.add("class", "PRIVATE")  # in a calendar that others see, only that the time is taken
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _moment(seconds: int) -> dt.datetime:
    return dt.datetime.fromtimestamp(int(seconds), dt.UTC)
