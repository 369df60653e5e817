"""What the buttons of the directory do. `search` is `Search.code`, at most twelve characters."""

from dataclasses import dataclass

from bot.message import Action


class FindHelp(Action):
    """Show what can be looked for, near the person."""

    prefix = "find"


@dataclass(frozen=True)
class ShowTopics(Action):
    """Show what can be looked for, with this place and profession."""

    prefix = "fdt"
    search: str


@dataclass(frozen=True)
class ShowList(Action):
    """Show a page of who was found."""

    prefix = "fdl"
    search: str


@dataclass(frozen=True)
class ChoosePlace(Action):
    """Offer the regions, and a way to type a town."""

    prefix = "fdp"
    search: str


@dataclass(frozen=True)
class TypePlace(Action):
    """Wait for a town or postcode."""

    prefix = "fdw"
    search: str


@dataclass(frozen=True)
class ChooseProfession(Action):
    """Offer the professions."""

    prefix = "fdj"
    search: str


@dataclass(frozen=True)
class OpenEntry(Action):
    """Show an organisation or NHS site; Back leads to this search ('' to find help)."""

    prefix = "fde"
    entry: str
    search: str = ""


@dataclass(frozen=True)
class ReportEntry(Action):
    """Say that an entry is dead."""

    prefix = "fdr"
    entry: str
    search: str


class ShowReports(Action):
    """Show a coordinator the entries that people reported."""

    prefix = "fds"


@dataclass(frozen=True)
class ClearReports(Action):
    """Take an entry off the list: a coordinator looked at it."""

    prefix = "fdc"
    entry: str
