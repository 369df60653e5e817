"""Rules of the right-to-work guide: from one question to the next, and back."""

from dataclasses import dataclass

from bot.content import Library
from bot.content.rights import End, Fork, Rights


@dataclass(frozen=True)
class Place:
    """A question or an end, in its guide."""

    rights: Rights
    at: Fork | End

    @property
    def is_start(self) -> bool:
        return self.at.id == self.rights.start


def start(library: Library) -> Place | None:
    """Return the first question; None while content has no guide."""
    return find(library, library.rights[0].start) if library.rights else None


def find(library: Library, slug: str) -> Place | None:
    """Return what has this name, unless content has lost it."""
    for rights in library.rights:
        if at := rights.fork(slug) or rights.end(slug):
            return Place(rights, at)
    return None


def leading_to(rights: Rights, slug: str) -> list[str]:
    """Return the questions with an answer that leads there, in the order of content."""
    return [fork.id for fork in rights.nodes if any(way.to == slug for way in fork.options)]


def before(place: Place, via: int) -> str | None:
    """Return the question that led here; None at the start, where Back leads home."""
    if place.is_start:
        return None
    ways = leading_to(place.rights, place.at.id)
    return ways[min(via, len(ways) - 1)]
