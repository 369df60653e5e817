"""Use cases of calls; what other features and jobs need of them."""

from bot.features.meetings.repository import count_waiting
from bot.features.meetings.service.agreeing import count_mine
from bot.features.meetings.service.erasing import erase, erase_asked

__all__ = ["count_mine", "count_waiting", "erase", "erase_asked"]
