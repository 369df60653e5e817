"""What buttons about the audit log do. A week is its Monday, counted from 1 January of year 1."""

from dataclasses import dataclass

from bot.message import Action


@dataclass(frozen=True)
class ShowAudit(Action):
    """Show a page of what was done in a week; 0 is the newest. Pages count from 0."""

    prefix = "aud"
    week: int = 0
    page: int = 0


@dataclass(frozen=True)
class ExportAudit(Action):
    """Send a week as a file; 0: everything that is kept."""

    prefix = "audx"
    week: int = 0
