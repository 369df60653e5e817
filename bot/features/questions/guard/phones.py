"""Telephone numbers, however they are written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, chain
from typing import Final

from bot.features.questions.guard import phone_plans
from bot.features.questions.guard.kinds import Kind
from bot.features.questions.guard.spans import Span
from bot.features.questions.guard.words import PHONED

SHORTEST, LONGEST = 7, 15  # digits; E.164 allows no more than 15
BARE = 10  # digits of a mobile without the 0; those of nine could be any number
GROUPS_AT_ONCE = 15

RUN: Final = re.compile(
    r"[+(]{0,3}\d+(?:(?:[\s().\-/_*|~]{1,4}|,\s?(?=\d{3})|(?<=\D\d),\s?(?=\d(?!\d)))\+?\(?\d+|\+\d+)*"
)
GROUP: Final = re.compile(r"(\+\s?\(?)?(\d+)")
YEARS: Final = re.compile(r"(?:(?:19|20|13|14)\d\d\D+)*(?:19|20|13|14)\d\d")
DECIMALS: Final = re.compile(r"\d\.\d{1,3}(?:(?:\s|\s?[-/]\s?)\d{1,3}\.\d{1,3})*")
SAID: Final = re.compile(PHONED + r"[^\d\n\x00]{0,24}$", re.IGNORECASE)
SAID_WITHIN = 48  # characters before the number


@dataclass(frozen=True)
class Run:
    """Groups of digits that stand together; `said` when the words before speak of a phone."""

    text: str
    groups: tuple[re.Match[str], ...]
    said: bool

    def digits(self, first: int, last: int) -> str:
        return "".join(group[2] for group in self.groups[first : last + 1])

    def written(self, first: int, last: int) -> str:
        return self.text[self.groups[first].start(2) : self.groups[last].end()]

    def fitting(self, first: int) -> list[int]:
        """Return the groups that a number which starts with `first` could end with."""
        some = self.groups[first : first + GROUPS_AT_ONCE]
        sizes = accumulate(len(group[2]) for group in some)
        return [
            first + n
            for n, size in enumerate(sizes)
            if SHORTEST <= size <= LONGEST
            and not YEARS.fullmatch(self.written(first, first + n))
            and not DECIMALS.fullmatch(self.written(first, first + n))
        ]


def phones(text: str) -> Iterator[Span]:
    """Yield numbers that somebody can be called on; those that only services have are harmless."""
    for found in RUN.finditer(text):
        before = text[max(0, found.start() - SAID_WITHIN) : found.start()]
        said = SAID.search(before) is not None
        run = Run(found[0], tuple(GROUP.finditer(found[0])), said)
        yield from (
            Span(kind, found.start() + start, found.start() + end)
            for kind, start, end in _in_run(run)
        )


def _in_run(run: Run) -> Iterator[Span]:
    first, start = 0, 0
    while first < len(run.groups):
        last = _last(run, first, at_start=first == start)
        if last is None:
            first += 1
            continue
        kind = None if phone_plans.is_public(run.digits(first, last)) else Kind.PHONE
        yield Span(kind, run.groups[first].start(), run.groups[last].end())
        first = start = last + 1


def _last(run: Run, first: int, *, at_start: bool) -> int | None:
    """Return the group that ends the number starting with `first`; None where there is none.

    The longest that some plan knows or that has the form of one, else what is said to be one.
    What no plan knows starts and ends where the digits do: what is left of them is then none.
    """
    fitting = run.fitting(first)[::-1]
    known = (
        last
        for last in fitting
        if _is_known(run, first, last) or (at_start and _is_formed(run, first, last))
    )
    said = (last for last in fitting if _is_said(run, first, last, at_start=at_start))
    return next(chain(known, said), None)


def _is_known(run: Run, first: int, last: int) -> bool:
    digits, head = run.digits(first, last), run.groups[first]
    if head[1]:
        return phone_plans.is_international(digits)
    if digits.startswith("00"):
        return phone_plans.is_international(digits[2:])
    if digits.startswith("0"):
        return phone_plans.is_national(digits) or phone_plans.is_public(digits)
    if head[2] in phone_plans.our_codes():
        return phone_plans.is_international(digits)
    return first == last and (
        (len(digits) == BARE and phone_plans.is_mobile(digits))
        or (len(digits) > BARE and phone_plans.is_international(digits))
    )


def _is_formed(run: Run, first: int, last: int) -> bool:
    """Tell whether it has the form of a number, though no plan knows it."""
    digits, whole = run.digits(first, last), last == len(run.groups) - 1
    return whole and digits[0] == "0" and len(digits) in (10, 11)


def _is_said(run: Run, first: int, last: int, *, at_start: bool) -> bool:
    """Tell whether a plus or the words before say that it is a number."""
    whole = at_start and last == len(run.groups) - 1
    return bool(run.groups[first][1]) or (run.said and whole)
