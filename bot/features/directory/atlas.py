"""Where in the UK: from a region, a town or a postcode, as people type them, to a place."""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Final

from bot.features.directory.places import REGIONS, District, Place, Point, middle, town_code
from bot.features.directory.typed import (
    OUTWARD,
    SUGGESTED,
    alike,
    key,
    postcode_letters,
    tidied,
)

POSTCODE: Final = re.compile(r"\b[A-Z]{1,2}[0-9][A-Z0-9]?\s?[0-9][A-Z]{2}\b")
SEPARATED: Final = re.compile(r"[,;\u060c\n]")
MAIN_SHARE: Final = 4
"""How many times more districts a town needs to be the one meant among those of its name."""


class Atlas:
    """Every place that people can name. Looking one up keeps nothing and asks nobody."""

    def __init__(self, districts: Iterable[District], towns: Iterable[Place] = ()) -> None:
        self.districts = {district.code: district for district in districts}
        self._towns = {place.code: place for place in (*towns, *_towns(self.districts.values()))}
        self._by_name: dict[str, list[Place]] = {}
        for town in self._towns.values():
            self._by_name.setdefault(key(town.name), []).append(town)
        self._sizes = Counter(
            town_code(name, one.region) for one in self.districts.values() for name in one.names
        )

    def with_groups(self, groups: Iterable[tuple[str, tuple[str, ...]]]) -> "Atlas":
        """Return one that also knows the names of these groups: (region, names of one area).

        A name that is new lies where the others of its group do, as far as one is known.
        """
        more = []
        for region, names in groups:
            points = (self.point_of(name, region) for name in names)
            point = next((one for one in points if one), None)
            more += [Place(town_code(name, region), region, name, point) for name in names]
        return Atlas(self.districts.values(), more)

    def place(self, code: str) -> Place | None:
        """Return the place that a button names; None for everywhere and for what is unknown."""
        if code in REGIONS:
            return Place(code, REGIONS[code])
        return self._towns.get(code) or self._district(code)

    def read(self, text: str, labels: Mapping[str, str]) -> tuple[Place, ...]:
        """Return what the typed text can mean, the likeliest first; empty when unknown.

        `labels` are the names of regions in the reader's language, and their slugs.
        """
        text = tidied(text)
        regions = {key(name): code for name, code in _region_names(labels)}
        if named := regions.get(key(text)):
            return (Place(named, REGIONS[named]),)
        district = self._postcode(text)
        return (district,) if district else self._named(key(text))

    def point_of(self, name: str, region: str) -> Point | None:
        """Return where a town of a region lies, as far as we know."""
        town = self._towns.get(town_code(name, region))
        return town.point if town else None

    def nearest(self, here: Point, count: int) -> tuple[str, ...]:
        """Return the codes of the nearest districts."""
        ranked = sorted(self.districts.values(), key=lambda one: here.km_to(one.point))
        return tuple(one.code for one in ranked[:count])

    def region_of(self, postcode: str) -> str:
        """Return the region a full postcode lies in; '' when unknown."""
        found = self._postcode(postcode)
        return found.region if found else ""

    def region_in(self, address: str) -> str:
        """Return the region of an address as people write it; '' when it names none for sure.

        Its postcode says so, or else the last town between commas: "Room 2, Chelmsford".
        """
        whole = POSTCODE.search(address.upper())
        if whole and (region := self.region_of(whole[0])):
            return region
        towns = (key(part) for part in reversed(SEPARATED.split(address)))
        found = next((self._likeliest(one) for one in towns if one in self._by_name), ())
        return found[0].region if len(found) == 1 else ""

    def _postcode(self, text: str) -> Place | None:
        typed = postcode_letters(text)
        match = OUTWARD.match(typed)
        if match is None:
            return None
        whole = OUTWARD.fullmatch(typed)
        if whole and (found := self._district(whole[1])):
            return found
        return self._district(match[1][:-1])  # a district and the beginning of the rest: "CB1 2"

    def _district(self, code: str) -> Place | None:
        """Return a district, or all that begin like it: EC1 is EC1A to EC1Y."""
        if one := self.districts.get(code):
            return Place(code, one.region, code, one.point)
        if not re.fullmatch(r"[A-Z]{1,2}[0-9]{1,2}", code):
            return None
        inside = [one for name, one in self.districts.items() if name[:-1] == code]
        lettered = [one for one in inside if one.code[-1].isalpha()]
        return Place(code, lettered[0].region, code, middle(lettered)) if lettered else None

    def _named(self, typed: str) -> tuple[Place, ...]:
        if len(typed) < 2:  # noqa: PLR2004 -- no town has a name of one letter
            return ()
        if typed in self._by_name:
            return self._likeliest(typed)
        begun = [name for name in self._by_name if name.startswith(typed)]
        names = sorted(begun, key=self._size) or alike(typed, self._by_name)
        found = (place for name in names for place in self._likeliest(name))
        return tuple(islice(found, SUGGESTED))

    def _likeliest(self, name: str) -> tuple[Place, ...]:
        """Return the towns of one name; one alone when it is much larger than the others."""
        ranked = sorted(self._by_name[name], key=lambda one: -self._sizes[one.code])
        sizes = [self._sizes[one.code] for one in ranked]
        main = len(sizes) == 1 or sizes[0] >= MAIN_SHARE * sizes[1]
        return tuple(ranked[:1] if main else ranked)

    def _size(self, name: str) -> int:
        """Return the size of the largest town of this name, the largest first when sorted."""
        return -max(self._sizes[town.code] for town in self._by_name[name])


@lru_cache(maxsize=1)
def uk() -> Atlas:
    """Return the atlas of the file beside this one, read once."""
    return Atlas(_read(Path(__file__).with_name("postcodes.csv")))


def _read(path: Path) -> Iterator[District]:
    lines = path.read_text("utf-8").splitlines()
    for code, region, north, east, names in csv.reader(x for x in lines if x[0] != "#"):
        yield District(code, region, Point(float(north), float(east)), tuple(names.split("|")))


def _towns(districts: Iterable[District]) -> Iterator[Place]:
    """Yield every town of every region, in the middle of its districts."""
    found: dict[tuple[str, str], list[District]] = {}
    for district in districts:
        for name in filter(None, district.names):
            found.setdefault((name, district.region), []).append(district)
    for (name, region), inside in found.items():
        yield Place(town_code(name, region), region, name, middle(inside))


def _region_names(labels: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for code, slug in REGIONS.items():
        yield slug, code
        yield from ((label, code) for label, named in labels.items() if named == slug)
