"""What can be wrong with a saved reply, and how it is said."""

from bot.errors import UserError
from bot.features.replies.domain import MOST
from bot.i18n import Translator, plain


class GoneError(UserError):
    """Unknown, deleted, or somebody else's: the same answer."""

    def message(self, t: Translator) -> str:
        return t.gettext("This saved reply is not here any more.")


class FullError(UserError):
    """There is no room for another one."""

    def message(self, t: Translator) -> str:
        text = t.gettext("You have {n} saved replies, and more is not possible. Delete one first.")
        return plain(text, n=MOST)
