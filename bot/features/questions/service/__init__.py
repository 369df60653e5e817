"""Use cases of questions: asking, writing, helping, correcting, and what the clock does."""

from bot.features.questions.service.correcting import corrected
from bot.features.questions.service.erasing import erase, erase_asked
from bot.features.questions.service.helping import inbox_count

__all__ = ["corrected", "erase", "erase_asked", "inbox_count"]
