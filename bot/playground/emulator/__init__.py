"""A faithful Telegram Bot API server that runs inside the process that uses it."""

from bot.playground.emulator.calls import Call
from bot.playground.emulator.emulator import Emulator
from bot.playground.emulator.events import Event, EventStream
from bot.playground.emulator.faults import Fault
from bot.playground.emulator.limits import NO_FLOOD_CONTROL, TELEGRAM_LIMITS, Limits, Rate
from bot.playground.emulator.phone import Phone

__all__ = [
    "NO_FLOOD_CONTROL",
    "TELEGRAM_LIMITS",
    "Call",
    "Emulator",
    "Event",
    "EventStream",
    "Fault",
    "Limits",
    "Phone",
    "Rate",
]
