"""What can be wrong with a notice, and how it is said."""

from bot.errors import UserError
from bot.i18n import Translator, plain


class GoneError(UserError):
    """There is no such notice any more."""

    def message(self, t: Translator) -> str:
        return t.gettext("This notice is not here any more.")


class BegunError(UserError):
    """What is on its way is not edited: it is taken back first, or corrected."""

    def message(self, t: Translator) -> str:
        return t.gettext(
            "This notice is on its way, so it was not changed. Open it with /notice: there you can "
            "take it back, pause it or correct it."
        )


class LongTextError(UserError):
    """A text that would not be one message."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most

    def message(self, t: Translator) -> str:
        text = t.gettext("This is too long. Please write it again in at most {n} characters.")
        return plain(text, n=t.number(self.most))


class BadLinkError(UserError):
    """No address that a button may open."""

    def message(self, t: Translator) -> str:
        return t.gettext(
            "A button can open an address that begins with https:// and has no spaces. Please "
            "send it again, or go back."
        )


class UnreadableTimeError(UserError):
    """Typed text without a time."""

    def message(self, t: Translator) -> str:
        return t.gettext("I cannot read a time in this. Write it like 24.11.2026 14:30, or 14:30.")


class NoSuchTimeError(UserError):
    """31 February, or an hour that clocks leave out or have twice."""

    def message(self, t: Translator) -> str:
        return t.gettext(
            "There is no such time, or clocks show it twice on that day. Please choose another."
        )


class PastTimeError(UserError):
    """A time that is over."""

    def message(self, t: Translator) -> str:
        return t.gettext("This time is past. Please choose a later one.")


class FarTimeError(UserError):
    """A time too far away for anybody to remember it."""

    def message(self, t: Translator) -> str:
        return t.gettext("This is too far away. Please choose a time in the next three months.")
