"""What the buttons about privacy do."""

from bot.message import Action


class ShowPrivacy(Action):
    """Show what is kept about me."""

    prefix = "priv"


class ShowReaders(Action):
    """Show who can see what."""

    prefix = "privw"


class ShowTimes(Action):
    """Show how long things are kept."""

    prefix = "privt"


class TidyChat(Action):
    """Delete what the bot has written in this chat, as far as Telegram lets us."""

    prefix = "tidy"


class AskWithdraw(Action):
    """Ask whether to take the consent back."""

    prefix = "cwd"


class Withdraw(Action):
    """Take the consent back; what it allowed is deleted."""

    prefix = "cwdy"


class AskErase(Action):
    """Ask whether to delete everything."""

    prefix = "era"


class Erase(Action):
    """Delete everything."""

    prefix = "eray"
