"""Use cases of concerns: report, look after, stop somebody, and what the clock does."""

from bot.features.concerns.service.coordinating import count
from bot.features.concerns.service.erasing import erase, release

__all__ = ["count", "erase", "release"]
