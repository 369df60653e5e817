"""What the buttons of the invite screen do."""

from bot.message import Action


class InviteMentor(Action):
    """Make a one-use link that lets somebody in as a mentor."""

    prefix = "invm"
