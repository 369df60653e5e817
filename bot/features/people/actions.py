"""What the buttons about people do."""

from bot.message import Action


class ShowPeople(Action):
    """Show who is here, and what a coordinator can do about people."""

    prefix = "ppl"
