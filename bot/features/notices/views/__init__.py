"""What notices look like: to who gets them, and to who makes them."""

from bot.features.notices.views.sending import ended, left_late, status
from bot.features.notices.views.told import piece

__all__ = ["ended", "left_late", "piece", "status"]
