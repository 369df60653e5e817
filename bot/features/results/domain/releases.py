"""Releases: what was once shown of a wave stays as it is, unless a new cut gives nobody away."""

from collections.abc import Collection
from dataclasses import dataclass

from bot.features.results.domain.report import Figure, Report, figure, report
from bot.features.results.domain.suppression import MEAN_FROM, is_safe, may_show_choice
from bot.features.results.domain.waves import Sheet, Wave


@dataclass(frozen=True)
class Release:
    """A report that was shown, and whose answers are in it.

    `is_final`: somebody in it has deleted their data since. Whose they were is not known any more,
    so no other report may stand beside this one.
    """

    report: Report
    members: frozenset[str]
    is_final: bool = False


@dataclass(frozen=True)
class Cut:
    """The release to show now. `is_new`: it was not shown before. `late`: answers wait outside."""

    release: Release
    is_new: bool
    late: bool = False


def cut(wave: Wave, earlier: Release | None, k: int) -> Cut:
    """Return the report of a closed wave: the one shown before, or a new one.

    A new one beside an earlier one is also a report of the people who are only in the new one. They
    must be as many as a mean needs, and each count of them must be as safe as those that are shown.
    """
    members = frozenset(one.who for one in wave.sheets)
    made = Release(report(wave, k), members)
    if earlier is None or (earlier.report.answered is None and not earlier.is_final):
        return Cut(made, is_new=made.report.answered is not None)
    added = members - earlier.members
    if not added:
        return Cut(earlier, is_new=False)
    if earlier.is_final or earlier.members - members or not _may_follow(wave, earlier, made, k):
        return Cut(earlier, is_new=False, late=True)
    return Cut(made, is_new=True)


def _may_follow(wave: Wave, earlier: Release, made: Release, k: int) -> bool:
    added = tuple(one for one in wave.sheets if one.who not in earlier.members)
    if len(added) < max(MEAN_FROM, k) or wave.before:
        return False  # a change of pairs is told once
    return all(
        _is_told_alike(before, now) and _is_safe(wave, now, added, k)
        for before, now in zip(earlier.report.figures, made.report.figures, strict=True)
    )


def _is_told_alike(before: Figure, now: Figure) -> bool:
    """Whether both show the same of a question: then only the people between them are new."""
    shown = ([one.options for one in each.groups if each.several is False or one.people is not None]
             for each in (before, now))  # fmt: skip
    first, second = shown
    return first == second and (before.mean is None) == (now.mean is None)


def _is_safe(wave: Wave, now: Figure, added: Collection[Sheet], k: int) -> bool:
    item = wave.instrument.item(now.item)
    assert item
    sheets = tuple(added)
    if now.mean is not None:
        return figure(wave, item, sheets, k).mean is not None
    for group in now.groups:
        people = sum(_is_in(one, now, group.options) for one in sheets)
        if now.several and group.people is not None:
            if not may_show_choice(people, len(sheets), k):
                return False
        elif not now.several and not is_safe(people, k):
            return False
    return True


def _is_in(sheet: Sheet, now: Figure, options: Collection[str]) -> bool:
    value = sheet.answers.get(now.item)
    if now.several:
        return isinstance(value, tuple) and bool(set(value) & set(options))
    return ("" if value is None else str(value)) in options
