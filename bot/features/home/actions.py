"""What the buttons of home do, besides `bot.screen.Home`."""

from bot.message import Action


class ShowSettings(Action):
    """Show what can be set."""

    prefix = "sett"
