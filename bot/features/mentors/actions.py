"""What mentors' buttons do."""

from bot.message import Action


class JoinAsMentor(Action):
    """Accept the rules and say what one can answer."""

    prefix = "mjoin"


class OpenInbox(Action):
    """Show what waits for this mentor."""

    prefix = "inbox"
