"""Use cases of the directory. Looking keeps nothing; reading happens outside units of work."""

import datetime as dt
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from bot.content import Library
from bot.content.organisations import Organisation
from bot.db.database import Database
from bot.errors import UserError
from bot.features.directory import domain, repository
from bot.features.directory.atlas import Atlas
from bot.features.directory.domain import Found, Hit, Nearness, Widened
from bot.features.directory.places import Place
from bot.features.directory.repository import Stored
from bot.features.directory.searches import PAGES, PROFESSIONS, Search, Topic
from bot.features.directory.sites import Changes, Listing, Site, SiteKind, difference
from bot.i18n import Translator
from bot.people import consent
from bot.people.person import Person
from bot.unit_of_work import UnitOfWork

SITES: Final[Mapping[Topic, SiteKind]] = {Topic.HOSPITALS: SiteKind.TRUST, Topic.GPS: SiteKind.GP}
DISTRICTS: Final = 40
"""How many postcode districts around a place are looked through for GP practices."""
NEAREST: Final = 48
"""How many sites around a place are listed."""
MOST: Final = 1000


class GoneError(UserError):
    """A button leads to an entry that the directory no longer has."""

    def message(self, t: Translator) -> str:
        return t.gettext("This is no longer in the list.")


@dataclass(frozen=True)
class Entry:
    """What one screen shows. `reports`: by how many people; `mine`: by the one who looks."""

    what: Organisation | Stored
    reports: int = 0
    mine: bool = False


@dataclass(frozen=True)
class Reported:
    id: str
    name: str
    reports: int


def start(person: Person | None) -> Search:
    """Return the search that the person's answers describe."""
    profile = person.profile if person else {}
    where = domain.region_code(profile.get("region", ""))
    profession = profile.get("profession", "")
    known = profession in PROFESSIONS.values()
    return Search(where=where, profession=profession if known else "")


async def topics(database: Database, library: Library) -> tuple[Topic, ...]:
    """Return what there is to look for, also in imported lists."""
    async with database.reader() as connection:
        kinds = await repository.kinds(connection)
    listed = domain.topics(domain.organisations(library))
    return (*listed, *(topic for topic, kind in SITES.items() if kind in kinds))


async def find(database: Database, library: Library, search: Search) -> Found:
    """Return a page of who fits the search, the best first."""
    places = domain.known_places(library)
    kind = SITES.get(search.topic) if search.topic else None
    if kind is None:
        return domain.find(domain.organisations(library), search, places)
    place = places.place(search.where)
    if place and place.point:
        hits = [_hit(site, place) for site in await _near(database, kind, place, places)]
        return domain.paged(hits, search.page)
    found = await _in_region(database, kind, place, search.page)
    if found.hits or place is None:
        return found
    return replace(await _in_region(database, kind, None, 0), widened=(Widened.PLACE,))


async def _in_region(database: Database, kind: SiteKind, place: Place | None, page: int) -> Found:
    region, first = place.region if place else "", page * domain.PAGE
    async with database.reader() as connection:
        sites, total = await repository.in_region(
            connection, kind, region, first=first, count=domain.PAGE
        )
    pages = min(-(-total // domain.PAGE), PAGES)
    return Found(tuple(_hit(site, place) for site in sites), page, max(pages, 1))


async def _near(database: Database, kind: SiteKind, place: Place, places: Atlas) -> list[Site]:
    """Return the nearest sites: of the districts around, or else of everywhere."""
    here = place.point
    assert here
    codes = places.nearest(here, DISTRICTS) if kind is SiteKind.GP else ()
    async with database.reader() as connection:
        sites = await repository.in_districts(connection, kind, codes)
        if not sites:
            sites, _ = await repository.in_region(connection, kind, "", first=0, count=MOST)

    def way(site: Site) -> float:
        there = places.place(site.district)
        return here.km_to(there.point) if there and there.point else math.inf

    return sorted(sites, key=way)[:NEAREST]


def _hit(site: Site, place: Place | None) -> Hit:
    if place is None or site.region != place.region:
        nearness = Nearness.ELSEWHERE
    else:
        nearness = Nearness.NEAR if place.point else Nearness.REGION
    return Hit(site.code, f"{site.name}, {site.town}" if site.town else site.name, nearness)


async def open_entry(uow: UnitOfWork, library: Library, entry: str) -> Entry:
    """Return an organisation or a site. Raises GoneError."""
    what = library.organisations.get(entry) or await repository.find(uow.connection, entry)
    if what is None:
        raise GoneError
    counts = await repository.reports(uow.connection)
    mine = await repository.has_reported(uow.connection, entry, uow.person.id)
    return Entry(what, counts.get(entry, 0), mine)


async def report(uow: UnitOfWork, library: Library, entry: str) -> Entry:
    """Note that the entry is dead, once per person. Raises GoneError, ConsentNeededError."""
    await open_entry(uow, library, entry)
    consent.require(uow.person)
    await repository.report(uow.connection, entry, uow.person.id, uow.now)
    return await open_entry(uow, library, entry)


async def reported(uow: UnitOfWork, library: Library) -> tuple[Reported, ...]:
    """Return the entries that people reported, the most reported first: for coordinators."""
    found = []
    for entry, count in (await repository.reports(uow.connection)).items():
        listed = library.organisations.get(entry)
        stored = None if listed else await repository.find(uow.connection, entry)
        name = listed.name if listed else stored.site.name if stored else ""
        found += [Reported(entry, name, count)] if name else []
    return tuple(found)


async def clear(uow: UnitOfWork, entry: str) -> None:
    """Forget the reports of an entry."""
    await repository.clear_reports(uow.connection, entry)


async def erase(uow: UnitOfWork, person: Person) -> None:
    """Forget what the person reported."""
    await repository.forget_reporter(uow.connection, person.id)


async def compare(database: Database, listing: Listing) -> Changes:
    """Say what importing the lists would change."""
    async with database.reader() as connection:
        return difference(await repository.every(connection), listing)


async def import_sites(
    database: Database,
    listing: Listing,
    now: dt.datetime,
    progress: Callable[[int], None] = lambda _: None,
) -> Changes:
    """Take the lists over, all or nothing; return what changed. `progress` hears of rows."""
    assert not listing.problems, "nothing is imported while a row is malformed"
    async with database.unit() as connection:
        changes = difference(await repository.every(connection), listing)
        retired = [site.code for site in changes.retired]
        await repository.write(connection, [*listing.open.values()], retired, now, progress)
    return changes
