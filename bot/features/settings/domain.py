"""Rules of settings: clocks to choose from, and times as people type them."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final
from zoneinfo import ZoneInfo

from bot.i18n.typed import western_digits
from bot.nudges import Rhythm
from bot.people.person import Person
from bot.people.quiet import NIGHT, Quiet

HOME_ZONE: Final = "Europe/London"
CITIES: Final = {
    "europe": (
        "Europe/Dublin", "Europe/Berlin", "Europe/Paris", "Europe/Warsaw",
        "Europe/Bucharest", "Europe/Athens", "Europe/Kyiv", "Europe/Istanbul",
    ),
    "mideast": (
        "Asia/Beirut", "Asia/Damascus", "Asia/Gaza", "Asia/Amman",
        "Asia/Baghdad", "Asia/Riyadh", "Asia/Dubai", "Asia/Tehran",
    ),
    "africa": (
        "Africa/Cairo", "Africa/Khartoum", "Africa/Addis_Ababa", "Africa/Asmara",
        "Africa/Mogadishu", "Africa/Nairobi", "Africa/Lagos", "Africa/Kinshasa",
    ),
    "asia": (
        "Asia/Kabul", "Asia/Karachi", "Asia/Kolkata", "Asia/Colombo",
        "Asia/Dhaka", "Asia/Yangon", "Asia/Manila", "Asia/Hong_Kong",
    ),
    "far": (
        "America/New_York", "America/Toronto", "America/Chicago", "America/Los_Angeles",
        "America/Bogota", "America/Caracas", "America/Sao_Paulo", "Australia/Sydney",
    ),
}  # fmt: skip
"""Cities by part of the world: the UK is a button of its own, all others can be typed."""
QUIETS: Final = (NIGHT, Quiet(22, 7), Quiet(20, 9), Quiet(23, 10))
LONGEST_QUIET: Final = 20
"""Hours; some of the day must be left."""
SUGGESTED: Final = 8
CLOSE_MINUTES: Final = 10
"""How far a typed time may be from a zone's, on a watch that is not exact."""
LONGEST_TEXT: Final = 60
_TIME: Final = re.compile(
    r"(?<!\d)(\d{1,2})\s?[:.\u066b]\s?(\d{2})(?!\.?\d)\s*([ap]\.?m)?", re.IGNORECASE
)


@dataclass(frozen=True)
class Shown:
    """What somebody has set; `zone` is the programme's while they chose none."""

    person: Person
    rhythm: Rhythm
    zone: ZoneInfo
    now: dt.datetime


def is_sound(quiet: Quiet) -> bool:
    """Whether quiet hours leave something of the day."""
    hours = {quiet.start, quiet.end}
    return hours <= set(range(24)) and 0 < (quiet.end - quiet.start) % 24 <= LONGEST_QUIET


def typed_time(text: str) -> dt.time | None:
    """Read a time of day: 14:30, 2.30 pm, ١٤:٣٠; None when there is none."""
    found = _TIME.search(western_digits(text[:LONGEST_TEXT]))
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2]), (found[3] or "").lower()
    if half:
        hour = hour % 12 + 12 * half.startswith("p")
    try:
        return dt.time(hour, minute)
    except ValueError:
        return None


def zones_at(time: dt.time, now: dt.datetime) -> list[str]:
    """Return cities where it is about this time now: one for each clock, the UK's first."""
    found: dict[dt.timedelta | None, str] = {}
    for zone in (HOME_ZONE, *(zone for cities in CITIES.values() for zone in cities)):
        there = now.astimezone(ZoneInfo(zone))
        apart = abs((there.hour - time.hour) * 60 + there.minute - time.minute)
        if min(apart, 24 * 60 - apart) <= CLOSE_MINUTES:
            found.setdefault(_rule(zone, now), zone)
    return list(found.values())[:SUGGESTED]


def _rule(zone: str, now: dt.datetime) -> dt.timedelta | None:
    """Return what tells clocks apart that show the same today: how they stand in half a year."""
    later = now + dt.timedelta(days=182)
    return later.astimezone(ZoneInfo(zone)).utcoffset()
