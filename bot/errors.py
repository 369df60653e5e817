"""Errors as values: what went wrong, with the data to say it in the reader's language."""

from dataclasses import dataclass

from bot.i18n import Translator, plain


class UserError(Exception):
    """Something a person can understand and act on; never a bug. Subclasses carry data."""

    def message(self, t: Translator) -> str:
        """Return the explanation, as plain text, in the reader's language."""
        raise NotImplementedError


class EmptyTextError(UserError):
    """Typed text in which a reader would see nothing."""

    def message(self, t: Translator) -> str:
        return t.gettext("Your message is empty. Please write it again, in words.")


@dataclass(eq=False)
class TooLongError(UserError):
    """Typed text of more characters than its place has; nothing of it was kept."""

    limit: int

    def message(self, t: Translator) -> str:
        text = t.gettext("This is too long: at most {n} characters. Please send a shorter text.")
        return plain(text, n=t.number(self.limit))


class StartError(Exception):
    """The program cannot run as it is set up; the text says what to do about it."""


class TryLaterError(StartError):
    """Nothing is wrong with the settings, but it cannot run now (exit code 75)."""
