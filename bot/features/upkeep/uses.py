"""Who uses a page, a figure, an entry of the directory: the screens that stand on it."""

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from bot.content import Library
from bot.content.dated import Kind, key_of
from bot.content.fields import Content, placeholders
from bot.content.pathways import Guide
from bot.content.walk import texts, walk


class Place(StrEnum):
    """What kind of screen it is."""

    LINE = "line"
    ROUTE = "route"
    GUIDE = "guide"
    RIGHTS = "rights"
    ANSWER = "answer"
    REPLY = "reply"
    ENTRY = "entry"
    OTHER = "other"


@dataclass(frozen=True)
class Use:
    """One screen: its title, and the step that it is, if it is one; `content` is what it shows."""

    place: Place
    title: str
    step: str = ""
    content: Content | None = field(default=None, compare=False, repr=False)


_TITLES = frozenset({"title", "question", "result", "item", "route", "about"})
_LENGTHS = {"takes", "valid_for"}
_HELPERS = {"help", "adviser"}


def uses(library: Library) -> Mapping[str, tuple[Use, ...]]:
    """Return who uses what, by key (`bot.content.dated`). It takes a moment: keep it."""
    found: defaultdict[str, dict[Use, None]] = defaultdict(dict)  # in the order of the content
    for use, content in _screens(library):
        shown = replace(use, content=content)
        for key in _keys(library, content):
            found[key].setdefault(shown)
    return {key: tuple(of) for key, of in found.items()}


def _screens(library: Library) -> Iterator[tuple[Use, Content]]:
    for track in library.tracks.values():
        place = Place.GUIDE if isinstance(track, Guide) else Place.ROUTE
        for step in track.steps:
            yield Use(place, step.title, step.slug), step
        for part in (*track.reality, *getattr(track, "closed", ())):
            yield Use(place, track.title), part
    for end in (end for rights in library.rights for end in rights.ends):
        yield Use(Place.RIGHTS, end.title), end
    yield from ((Use(Place.ANSWER, one.title), one) for one in library.answers)
    yield from ((Use(Place.REPLY, one.title), one) for one in library.replies)
    yield from ((Use(Place.ENTRY, one.name), one) for one in library.organisations.values())
    yield from ((Use(Place.LINE, one.name), one) for one in library.urgent.lines)
    yield from ((Use(Place.OTHER, one.term), one) for one in library.terms)
    yield from ((Use(Place.OTHER, one.question), one) for one in library.cards)
    yield from ((Use(Place.OTHER, one.result), one) for one in library.clocks)


def _keys(library: Library, content: Content) -> Iterator[str]:
    """Yield the keys of everything that stands behind a screen."""
    for one in (*library.figures_of(content), *library.sources_of(content)):
        yield str(key_of(one))
    for found in walk(content):
        if found.field in _LENGTHS:
            yield f"{Kind.FIGURE} {found.value}"
        elif found.field in _HELPERS:
            yield f"{Kind.ENTRY} {found.value}"
        elif found.field == "lines":
            yield f"{Kind.LINE} {found.value}"


def quote(use: Use, key: str) -> str:
    """Return an English text of a screen that stands on an item; "" where it only names it."""
    name, content = key.partition(" ")[2], use.content
    if content is None:
        return ""
    found = walk(content)
    if key.startswith(f"{Kind.FIGURE} "):
        every = (text for _, text, _ in texts(found) if name in placeholders(text))
        paid = (one.owner for one in found if one.field == "amount" and one.value == name)
        return next(every, "") or next((_said(one, but=()) for one in paid), "")
    claims = (content, *(one.value for one in found))
    named = (one for one in claims if name in getattr(one, "sources", ()))
    return next((text for one in named if (text := _said(one))), "")


def _said(content: object, but: Container[str] = _TITLES) -> str:
    """Return the first text of a piece of content that is in none of these fields."""
    assert isinstance(content, Content)
    found = (one for one in walk(content) if one.text and one.field not in but)
    return next((str(one.value) for one in found), "")
