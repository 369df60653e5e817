"""What the buttons of urgent help do. `bot.screen.UrgentHelp` opens it, from everywhere."""

from dataclasses import dataclass

from bot.message import Action


@dataclass(frozen=True)
class OpenUrgentGroup(Action):
    """Show the contacts for one kind of trouble."""

    prefix = "sosg"
    group: str
