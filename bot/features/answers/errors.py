"""What can go wrong with answers, and how it is said."""

from bot.errors import UserError
from bot.i18n import Translator


class GoneError(UserError):
    """A button leads to an answer that is no longer published, or never was."""

    def message(self, t: Translator) -> str:
        return t.gettext("This answer is no longer here.")


class NoAddressError(UserError):
    """What was typed is not the address of a public page."""

    def message(self, t: Translator) -> str:
        return t.gettext(
            "This is not the address of a page. Please send one that begins with https://"
        )


class NoStepError(UserError):
    """Something is to be published before it is pinned to a step."""

    def message(self, t: Translator) -> str:
        return t.gettext("Please choose the step first: the answer is shown there.")
