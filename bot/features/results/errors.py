"""What can go wrong with results, and how it is said."""

from bot.errors import UserError
from bot.i18n import Translator


class NoResultsError(UserError):
    """The wave is not there, or is still open: nobody sees anything of it."""

    def message(self, t: Translator) -> str:
        return t.gettext("There are no results here. A survey has results when it is closed.")


class NoTextError(UserError):
    """A text is not there any more: its writer has deleted it."""

    def message(self, t: Translator) -> str:
        return t.gettext("This text is no longer here.")


class SentError(UserError):
    """A note was sent already, or never was there."""

    def message(self, t: Translator) -> str:
        return t.gettext("This note was already sent, or is no longer here.")
