"""Screens that may be longer than a phone: passages put on pages, and the way between them."""

from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from bot.i18n import Html, Translator
from bot.i18n.faults import TAG
from bot.i18n.split import units
from bot.message import Action, Button

T = TypeVar("T")
ROOM: Final = 900
"""Characters on a page, as far as passages can be kept whole; links count as what is read."""


def paged(passages: Sequence[Html]) -> list[Html]:
    """Put passages on pages in order, at least one page; no passage is cut."""
    pages: list[list[Html]] = [[]]
    used = 0
    for passage in passages:
        length = units(TAG.sub("", passage))
        if pages[-1] and used + length > ROOM:
            pages.append([])
            used = 0
        pages[-1].append(passage)
        used += length
    return [Html("\n\n").join(page) for page in pages]


def chunked(items: Sequence[T], size: int) -> list[Sequence[T]]:
    """Cut a list into pieces of `size`, at least one."""
    return [items[start : start + size] for start in range(0, len(items), size)] or [items]


def nearest(page: int, pages: Sequence[object]) -> int:
    """Return the page asked for, or the last one when there are fewer by now."""
    return min(page, len(pages) - 1)


def turning(
    t: Translator, page: int, pages: Sequence[object], to: Callable[[int], Action]
) -> tuple[Button | None, Button | None]:
    """Return the buttons to the page before and the page after."""
    return (
        Button(t.gettext("⬆️ Earlier"), to(page - 1)) if page else None,
        Button(t.gettext("⬇️ More"), to(page + 1)) if page + 1 < len(pages) else None,
    )
