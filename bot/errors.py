"""Errors as values: what went wrong, with the data to say it in the reader's language."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.i18n import Translator


class UserError(Exception):
    """Something a person can understand and act on; never a bug. Subclasses carry data."""

    def message(self, t: "Translator") -> str:
        """Return the explanation, as plain text, in the reader's language."""
        raise NotImplementedError


class EmptyTextError(UserError):
    """Typed text in which a reader would see nothing."""

    def message(self, t: "Translator") -> str:
        return t.gettext("Your message is empty. Please write it again, in words.")


class StartError(Exception):
    """The program cannot run as it is set up; the text says what to do about it."""


class TryLaterError(StartError):
    """Nothing is wrong with the settings, but it cannot run now (exit code 75)."""
