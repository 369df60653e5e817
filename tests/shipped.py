"""The content and the catalogs of this repository: read once for all tests of a process."""

import datetime as dt
import functools
from pathlib import Path

from bot import content
from bot.content import Library
from bot.i18n import Catalogs

ROOT = Path(__file__).parents[1]
TODAY = dt.date(2026, 11, 21)


@functools.cache
def library() -> Library:
    """Return the content."""
    return content.load(ROOT / "content", today=TODAY)


@functools.cache
def catalogs() -> Catalogs:
    """Return every language there is."""
    return Catalogs.load(ROOT / "locales").warm()
