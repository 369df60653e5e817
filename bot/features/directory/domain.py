"""Rules of the directory: what is asked for, who fits, who comes first, and what if nobody does."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import Final

from bot.content import Library
from bot.content.organisations import Organisation
from bot.features.directory import atlas
from bot.features.directory.atlas import Atlas
from bot.features.directory.places import REGIONS, Place
from bot.features.directory.searches import KINDS, Search, Topic
from bot.features.directory.typed import key

PAGE: Final = 8
"""Entries on a screen."""
NEAR_KM: Final = 25.0
"""Up to here an entry of another town is near; one for a whole region stands behind it."""
ANYWHERE: Final = "uk"


class Nearness(StrEnum):
    """How an entry stands to the place that was asked for."""

    NEAR = "near"
    REGION = "region"
    NATION = "nation"
    UK = "uk"
    ELSEWHERE = "elsewhere"


_ORDER: Final = tuple(Nearness)


class Widened(StrEnum):
    """What was left out of a search because nobody fitted all of it."""

    PLACE = "place"
    PROFESSION = "profession"
    ONLINE = "online"


@dataclass(frozen=True)
class Hit:
    """An entry in a list: an organisation's id or a site's code, its name, how near it is."""

    id: str
    name: str
    nearness: Nearness


@dataclass(frozen=True)
class Found:
    """The hits of one page, the best first; what we left out of the search to find any."""

    hits: tuple[Hit, ...]
    page: int = 0
    pages: int = 1
    widened: tuple[Widened, ...] = ()


def paged(hits: Sequence[Hit], page: int, widened: tuple[Widened, ...] = ()) -> Found:
    """Return the page asked for, or the last one when there are fewer."""
    pages = max(1, -(-len(hits) // PAGE))
    page = min(page, pages - 1)
    return Found(tuple(hits[page * PAGE : (page + 1) * PAGE]), page, pages, widened)


def organisations(library: Library) -> tuple[Organisation, ...]:
    """Return the published organisations, in the order of their files."""
    return tuple(library.organisations.values())


def topics(listed: Iterable[Organisation]) -> tuple[Topic, ...]:
    """Return the topics that any of them is about, in their order."""
    kinds = {kind for one in listed for kind in (one.kind, *one.also)}
    return tuple(topic for topic, own in KINDS.items() if own & kinds)


def known_places(library: Library) -> Atlas:
    """Return the atlas of the UK, with the names of areas that organisations serve."""
    groups = (
        (area, one.towns)
        for one in library.organisations.values()
        for area in one.areas
        if one.towns and area in REGIONS.values()
    )
    return _atlas(tuple(groups))


@lru_cache(maxsize=2)
def _atlas(groups: tuple[tuple[str, tuple[str, ...]], ...]) -> Atlas:
    return atlas.uk().with_groups(groups)


def region_code(slug: str) -> str:
    """Return the code of a region of the intake; '' for any other."""
    return next((code for code, region in REGIONS.items() if region == slug), "")


def find(listed: Iterable[Organisation], search: Search, places: Atlas) -> Found:
    """Return who fits the search. When nobody does, leave out place, online, profession in turn."""
    listed = tuple(listed)
    place = places.place(search.where)
    every = [one for one in listed if search.topic and _is_about(one, search.topic)]
    for widened in _WIDER:
        entries = _fitting(every, _without(search, widened), None if _P in widened else place)
        if entries:
            hits = _ranked(entries, place, places)
            return paged(hits, search.page, _meant(search, place, widened))
    return Found(())


_P, _O, _F = Widened.PLACE, Widened.ONLINE, Widened.PROFESSION
_WIDER: Final = ((), (_P,), (_O,), (_F,), (_P, _O), (_P, _F), (_O, _F), (_P, _O, _F))


def _without(search: Search, widened: tuple[Widened, ...]) -> Search:
    profession = "" if _F in widened else search.profession
    return replace(search, online=search.online and _O not in widened, profession=profession)


def _meant(
    search: Search, place: Place | None, widened: tuple[Widened, ...]
) -> tuple[Widened, ...]:
    asked = {_P: place is not None, _O: search.online, _F: bool(search.profession)}
    return tuple(one for one in widened if asked[one])


def _fitting(every: list[Organisation], search: Search, place: Place | None) -> list[Organisation]:
    return [
        one
        for one in every
        if (place is None or _serves(one, place))
        and (not search.online or one.online)
        and (not search.profession or not one.professions or search.profession in one.professions)
    ]


def _is_about(one: Organisation, topic: Topic) -> bool:
    return bool(KINDS.get(topic, frozenset()) & {one.kind, *one.also})


def _serves(one: Organisation, place: Place) -> bool:
    return one.online or bool({ANYWHERE, place.nation, place.region} & set(one.areas))


def _ranked(entries: list[Organisation], place: Place | None, places: Atlas) -> tuple[Hit, ...]:
    """Put official searches first, then what is nearest; the order of the files decides a tie."""
    judged = [(one, *_judge(one, place, places)) for one in entries]

    def rank(judgement: tuple[Organisation, Nearness, float]) -> tuple[bool, float, float]:
        one, nearness, km = judgement
        order = _ORDER.index(nearness)
        return (False, -order, 0.0) if one.first else (True, order, km)

    judged.sort(key=rank)
    return tuple(Hit(one.id, one.name, nearness) for one, nearness, _ in judged)


def _judge(one: Organisation, place: Place | None, places: Atlas) -> tuple[Nearness, float]:
    """Say how an organisation stands to a place, and how far away it is (km, as far as known)."""
    if ANYWHERE in one.areas or place is None:
        return Nearness.UK if ANYWHERE in one.areas else Nearness.ELSEWHERE, 0.0
    km = _km(one, place, places)
    if place.region in one.areas:
        return Nearness.NEAR if place.name and km <= NEAR_KM else Nearness.REGION, km
    return Nearness.NATION if place.nation in one.areas else Nearness.ELSEWHERE, km


def _km(one: Organisation, place: Place, places: Atlas) -> float:
    """Return the way to the nearest of its towns; what serves a whole region is not far."""
    if place.name and key(place.name) in map(key, one.towns):
        return 0.0
    if place.point is None or not one.towns:
        return NEAR_KM if place.point else math.inf
    points = (places.point_of(town, area) for town in one.towns for area in one.areas)
    known = [place.point.km_to(point) for point in points if point]
    return min(known, default=math.inf)
