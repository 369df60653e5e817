"""How far each language is: what a coordinator and `check --json` want to know."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from bot.i18n.catalog import catalog_path
from bot.i18n.languages import language
from bot.i18n.pofile import Entry, parse_entries
from bot.messages.extract import LOCALES
from bot.messages.pofiles import read_po
from bot.messages.update import codes, template_path


class State(StrEnum):
    """How good one translation is."""

    MISSING = "missing"
    OUTDATED = "outdated"  # its English has changed
    DRAFTED = "drafted"  # by a machine, read by nobody
    REVIEWED = "reviewed"  # a person put their initials to it


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many texts of a language are in which state."""

    code: str
    own_name: str
    reviewed: int
    drafted: int
    outdated: int
    missing: int

    @property
    def total(self) -> int:
        return self.reviewed + self.drafted + self.outdated + self.missing


def state(entry: Entry | None) -> State:
    if entry is None or not all(entry.forms.values()):
        return State.MISSING
    if entry.outdated:
        return State.OUTDATED
    return State.REVIEWED if entry.reviewed else State.DRAFTED


def status(project: Path) -> tuple[Coverage, ...]:
    """Count the texts of messages.pot in every catalog. Raises ValueError for a broken file."""
    locales = project / LOCALES
    pot = template_path(locales)
    keys = [entry.key for entry in parse_entries(pot.read_text("utf-8"), pot.name)][1:]
    return tuple(_coverage(locales, code, keys) for code in codes(locales))


def texts(project: Path, code: str, wanted: State) -> tuple[str, ...]:
    """Return the English texts that are in a state in one language. Raises ValueError."""
    locales = project / LOCALES
    pot = template_path(locales)
    _, *english = parse_entries(pot.read_text("utf-8"), pot.name)
    entries = read_po(catalog_path(locales, code)).entries
    return tuple(one.singular for one in english if state(entries.get(one.key)) is wanted)


def _coverage(locales: Path, code: str, keys: Iterable[str]) -> Coverage:
    entries = read_po(catalog_path(locales, code)).entries
    counts = Counter(state(entries.get(key)) for key in keys)
    return Coverage(
        code,
        language(code).own_name,
        counts[State.REVIEWED],
        counts[State.DRAFTED],
        counts[State.OUTDATED],
        counts[State.MISSING],
    )
