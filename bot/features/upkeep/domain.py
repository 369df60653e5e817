"""Rules of upkeep: what is due, what a review changes, and when it ends by itself."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.content import Library
from bot.content.dated import Item, Kind
from bot.content.fields import Content
from bot.content.organisations import Organisation
from bot.features.upkeep.uses import Place, Use

SOON: Final = dt.timedelta(days=30)
LEAST, MOST = dt.timedelta(days=30), dt.timedelta(days=365)
DATES: Final = {"checked", "review_by"}


@dataclass(frozen=True)
class Review:
    """What a coordinator said of an item: it is valid until `review_by`; None: not any more.

    `fingerprint` is of what the item said then.
    """

    key: str
    fingerprint: str
    at: dt.datetime
    review_by: dt.date | None = None

    @property
    def valid(self) -> bool:
        return self.review_by is not None

    @property
    def day(self) -> dt.date:
        return self.at.date()


def fingerprint(item: Content) -> str:
    """Return what changes with an item, but not with its dates alone."""
    said = item.model_dump_json(exclude=DATES, by_alias=True)
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def mark(item: Content) -> str:
    """Return enough of the fingerprint for a button to tell that the item has changed."""
    return fingerprint(item)[:8]


def code(key: str) -> str:
    """Return a key as buttons carry it: short, and the same for ever."""
    return hashlib.sha256(key.encode()).hexdigest()[:10]


def holds(review: Review, item: Item | None) -> bool:
    """Whether a review is of what the file says now: the same words, and no newer check."""
    if item is None or item.checked > review.day:
        return False
    return review.fingerprint == fingerprint(item)


def holding(library: Library, reviews: Iterable[Review]) -> list[Review]:
    """Return the reviews that the files have not overtaken."""
    written = library.as_written.dated
    return [one for one in reviews if holds(one, written.get(one.key))]


def reviewed(library: Library, reviews: Iterable[Review]) -> Library:
    """Return the library with what coordinators said since its files were written."""
    written = library.as_written.dated
    counted = holding(library, reviews)
    dates = {
        one.key: {
            "checked": one.day,
            "review_by": max(one.review_by, written[one.key].review_by),
        }
        for one in counted
        if one.review_by
    }
    return library.reviewed(dates, frozenset(one.key for one in counted if not one.valid))


def next_review(item: Item, today: dt.date) -> dt.date:
    """Return when to look again: after as long as before, from a month to a year."""
    return today + min(max(item.review_by - item.checked, LEAST), MOST)


class Shelf(StrEnum):
    """Where coordinators find what is due. The values stand in buttons."""

    CHANGE = "change"  # not valid any more: an engineer must change it
    URGENT = "urgent"
    FIGURES = "figures"
    ROUTES = "routes"
    GUIDES = "guides"
    RIGHTS = "rights"
    ANSWERS = "answers"
    DIRECTORY = "directory"
    OTHER = "other"


_OF_PAGES: Final[Mapping[Place, Shelf]] = {
    Place.LINE: Shelf.URGENT,
    Place.ROUTE: Shelf.ROUTES,
    Place.GUIDE: Shelf.GUIDES,
    Place.RIGHTS: Shelf.RIGHTS,
    Place.ANSWER: Shelf.ANSWERS,
    Place.REPLY: Shelf.ANSWERS,
    Place.ENTRY: Shelf.DIRECTORY,
}
"""A page is where it is used; of several places it is the first of these."""
_OF_KINDS: Final = {
    Kind.FIGURE: Shelf.FIGURES,
    Kind.ENTRY: Shelf.DIRECTORY,
    Kind.LINE: Shelf.URGENT,
}


@dataclass(frozen=True)
class Due:
    """An item that somebody must look at: where it is, and who uses it."""

    key: str
    item: Item
    shelf: Shelf
    uses: tuple[Use, ...] = ()

    @property
    def entry(self) -> str:
        """The id of the organisation that it is; "" where it is none."""
        return self.item.id if isinstance(self.item, Organisation) else ""

    @property
    def steps(self) -> tuple[Use, ...]:
        """The steps that stand on it, each once."""
        return tuple({use.step: use for use in reversed(self.uses) if use.step}.values())[::-1]

    def is_late(self, today: dt.date) -> bool:
        return self.item.review_by < today


def due(library: Library, uses: Mapping[str, Sequence[Use]], today: dt.date) -> list[Due]:
    """Return what is late or will be within a month, and what must change: the oldest first."""
    found = [
        _due(library, uses, key, item)
        for key, item in library.dated.items()
        if key in library.doubted or item.review_by <= today + SOON
    ]
    return sorted(found, key=lambda one: (one.item.review_by, one.key))


def look(library: Library, uses: Mapping[str, Sequence[Use]], key: str) -> Due:
    """Return one item, due or not."""
    return _due(library, uses, key, library.dated[key])


def _due(library: Library, uses: Mapping[str, Sequence[Use]], key: str, item: Item) -> Due:
    of = tuple(uses.get(key, ()))
    return Due(key, item, Shelf.CHANGE if key in library.doubted else _shelf(key, of), of)


def _shelf(key: str, uses: Sequence[Use]) -> Shelf:
    kind = Kind(key.partition(" ")[0])
    if kind in _OF_KINDS:
        return _OF_KINDS[kind]
    places = {use.place for use in uses}
    return next((shelf for place, shelf in _OF_PAGES.items() if place in places), Shelf.OTHER)


def late(library: Library, today: dt.date) -> int:
    """Count what is past its date and not yet called wrong."""
    every = library.dated.items()
    return sum(one.review_by < today and key not in library.doubted for key, one in every)


def on_shelves(found: Iterable[Due]) -> Iterator[tuple[Shelf, list[Due]]]:
    """Put what is due on its shelves; those that are empty are left out."""
    every = list(found)
    for shelf in Shelf:
        if here := [one for one in every if one.shelf is shelf]:
            yield shelf, here


@dataclass(frozen=True)
class Complaints:
    """How many people said what of the screens that stand on an item."""

    wrong: int = 0
    old: int = 0
    link: int = 0
    dead: int = 0
    """How many reported the entry itself."""
