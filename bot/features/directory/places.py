"""Places of the UK as values: regions, towns, postcode districts, and where they lie."""

import math
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from bot.content.organisations import NATIONS
from bot.features.directory.typed import key

REGIONS: Final[Mapping[str, str]] = {
    "ee": "east",
    "ln": "london",
    "md": "midlands",
    "ny": "north-east-yorkshire",
    "nw": "north-west",
    "se": "south-east",
    "sw": "south-west",
    "sc": "scotland",
    "wa": "wales",
    "ni": "northern-ireland",
}
"""Regions of the intake, by the two letters that stand for them in buttons."""


class Point(NamedTuple):
    """Degrees."""

    latitude: float
    longitude: float

    def km_to(self, other: "Point") -> float:
        """Return the distance, good enough to say which of two towns is nearer."""
        width = math.cos(math.radians((self.latitude + other.latitude) / 2))
        north = self.latitude - other.latitude
        east = (self.longitude - other.longitude) * width
        return 111.2 * math.hypot(north, east)


@dataclass(frozen=True, slots=True)
class Place:
    """`code` stands for it in buttons. `name` is empty for a region: its label is content."""

    code: str
    region: str
    name: str = ""
    point: Point | None = None

    @property
    def nation(self) -> str:
        return self.region if self.region in NATIONS else "england"


class District(NamedTuple):
    """The part of a postcode before the space, and the names of places in it."""

    code: str
    region: str
    point: Point
    names: tuple[str, ...]


def middle(districts: list[District]) -> Point:
    """Return the point in the middle of districts."""
    north = sum(one.point.latitude for one in districts)
    east = sum(one.point.longitude for one in districts)
    return Point(north / len(districts), east / len(districts))


def town_code(name: str, region: str) -> str:
    """Return seven characters that stay the same when towns are added."""
    number, digits = zlib.crc32(f"{key(name)}|{region}".encode()) % 36**6, ""
    for _ in range(6):
        number, rest = divmod(number, 36)
        digits += "0123456789abcdefghijklmnopqrstuvwxyz"[rest]
    return f"_{digits}"
