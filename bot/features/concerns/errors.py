"""What can be wrong with what somebody wants of a concern, and how it is said."""

from dataclasses import dataclass

from bot.errors import UserError
from bot.i18n import Translator, plain


class GoneError(UserError):
    """Unknown, deleted, or not for this person: the same answer."""

    def message(self, t: Translator) -> str:
        return t.gettext("This report is not here any more.")


@dataclass(eq=False)
class OverError(UserError):
    """It is closed."""

    ref: str

    def message(self, t: Translator) -> str:
        text = t.gettext("{ref} is closed. If something happens again, please report it again.")
        return plain(text, ref=self.ref)


@dataclass(eq=False)
class TakenError(UserError):
    """Another coordinator looks after it."""

    ref: str

    def message(self, t: Translator) -> str:
        text = t.gettext("Another coordinator looks after {ref}. Please open it again.")
        return plain(text, ref=self.ref)


class LeftError(UserError):
    """The person whom it is about has deleted everything."""

    def message(self, t: Translator) -> str:
        return t.gettext("This person has left. There is nobody to stop now.")
