"""Every method of the Bot API that the emulator knows, one small unit each."""

from bot.playground.emulator.methods import bot, callbacks, getting_updates, texts
from bot.playground.emulator.parameters import Unit

_MODULES = (bot, getting_updates, texts, callbacks)

METHODS = {
    unit.name.lower(): unit
    for module in _MODULES
    for unit in (Unit(function) for function in module.UNITS)
}
"""By name in lower case: Telegram does not tell getMe from getme."""
