"""Take official NHS lists into the store: read, compare, say what changes, all or nothing."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from bot.app import open_database
from bot.clock import Clock
from bot.db.database import Database, StoreError
from bot.errors import TryLaterError
from bot.features.directory import atlas, ods, service
from bot.features.directory.sites import Changes, Listing, Site
from bot.problem import Problem
from bot.settings import Settings

SHOWN: Final = 20
"""Lines of each kind of change that are shown."""
PROBLEMS: Final = 50

Say = Callable[[str], None]


def import_organisations(
    settings: Settings, clock: Clock, files: Sequence[Path], say: Say, *, dry_run: bool
) -> bool:
    """Import the lists, or with `dry_run` only say what would change.

    Returns False, having changed nothing, when a row is malformed. Raises StartError.
    """
    listing = _read(files, clock)
    if listing.problems:
        for line in _problems(listing.problems):
            say(line)
        return False
    try:
        changes = asyncio.run(_take(settings, clock, listing, dry_run=dry_run))
    except StoreError as error:
        reason = f"The store cannot be used now ({error}). Nothing was imported."
        raise TryLaterError(reason) from error
    for line in _report(changes, listing):
        say(line)
    say("Nothing was written: this was a dry run." if dry_run else "Done.")
    return True


def _read(files: Sequence[Path], clock: Clock) -> Listing:
    raw = [(path.name, _bytes(path)) for path in files]
    lines = sum(content.count(b"\n") for _, content in raw)
    with _progress() as progress:
        task = progress.add_task("Reading", total=lines)
        today = clock.now().date()
        return ods.read(raw, today, atlas.uk(), lambda: progress.advance(task))


def _bytes(path: Path) -> bytes:
    """Read a file, as far as it takes to see that it is too big."""
    with path.open("rb") as file:
        return file.read(ods.MAX_BYTES + 1)


async def _take(settings: Settings, clock: Clock, listing: Listing, *, dry_run: bool) -> Changes:
    async with open_database(settings) as (database, _):
        if dry_run:
            return await service.compare(database, listing)
        return await _write(database, clock, listing)


async def _write(database: Database, clock: Clock, listing: Listing) -> Changes:
    with _progress() as progress:
        task = progress.add_task("Writing", total=len(listing.open))
        return await service.import_sites(
            database, listing, clock.now(), lambda rows: progress.advance(task, rows)
        )


def _progress() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    return Progress(*columns, console=Console(stderr=True))


def _problems(problems: Sequence[Problem]) -> Iterator[str]:
    yield from (str(problem) for problem in problems[:PROBLEMS])
    if len(problems) > PROBLEMS:
        yield f"… and {len(problems) - PROBLEMS} more."
    yield f"Nothing was imported. Problems: {len(problems)}."


def _report(changes: Changes, listing: Listing) -> Iterator[str]:
    yield from _shortened("+", [_named(site) for site in changes.added])
    yield from _shortened("~", [_difference(*pair) for pair in changes.changed])
    yield from _shortened("-", [_named(site) for site in changes.retired])
    yield (
        f"{len(changes.added)} new, {len(changes.changed)} changed, {len(changes.retired)} closed, "
        f"{changes.same} as before."
    )
    if listing.left_out:
        yield f"{listing.left_out} left out: no hospital trust or GP practice in the UK."


def _shortened(sign: str, lines: Sequence[str]) -> Iterator[str]:
    yield from (f"{sign} {line}" for line in lines[:SHOWN])
    if len(lines) > SHOWN:
        yield f"{sign} … and {len(lines) - SHOWN} more"


def _named(site: Site) -> str:
    return f"{site.code} {site.name}, {site.postcode or site.town}"


def _difference(before: Site, after: Site) -> str:
    """Name each field that changed: "RM1 phone: 01603 1 → 01603 2"."""
    pairs = (
        (one.name, getattr(before, one.name), getattr(after, one.name)) for one in fields(Site)
    )
    changed = [
        f"{name}: {old or '(none)'} → {new or '(none)'}" for name, old, new in pairs if old != new
    ]
    return f"{after.code} {'; '.join(changed)}"
