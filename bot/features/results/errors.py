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


class LongNoteError(UserError):
    """A note is longer than its screen."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self.limit = limit

    def message(self, t: Translator) -> str:
        text = t.gettext("This is too long: at most {n} characters. Please send a shorter text.")
        return text.replace("{n}", t.number(self.limit))
