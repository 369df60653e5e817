"""Every method of the Bot API that the emulator knows, one small unit each."""

from bot.playground.emulator.methods import (
    bot,
    callbacks,
    chats,
    command_menus,
    copies,
    deletions,
    getting_updates,
    media,
    polls,
    reactions,
    texts,
)
from bot.playground.emulator.parameters import Unit

_MODULES = (
    bot,
    getting_updates,
    texts,
    media,
    copies,
    polls,
    reactions,
    deletions,
    callbacks,
    chats,
    command_menus,
)

METHODS = {
    unit.name.lower(): unit
    for module in _MODULES
    for unit in (Unit(function) for function in module.UNITS)
}
"""By name in lower case: Telegram does not tell getMe from getme."""
