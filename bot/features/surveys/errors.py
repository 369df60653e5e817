"""What can be wrong with what somebody wants of a survey, and how it is said."""

from bot.errors import UserError
from bot.i18n import Translator


class GoneError(UserError):
    """Unknown, not for this person, or no longer in content: the same answer."""

    def message(self, t: Translator) -> str:
        return t.gettext("These questions are not here any more. You do not have to do anything.")


class ClosedError(UserError):
    """The time for answers is over, or has not come yet."""

    def message(self, t: Translator) -> str:
        return t.gettext(
            "These questions take no answers now. What you answered in time is kept, and counts."
        )
