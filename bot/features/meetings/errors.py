"""What can be wrong with what somebody wants of a call, and how it is said."""

from dataclasses import dataclass

from bot.errors import UserError
from bot.features.meetings.grid import Fault
from bot.i18n import Translator, plain


class GoneError(UserError):
    """Unknown, over, or somebody else's: the same answer."""

    def message(self, t: Translator) -> str:
        return t.gettext("This call is not here any more.")


@dataclass(eq=False)
class TakenError(UserError):
    """Another helper was quicker."""

    ref: str

    def message(self, t: Translator) -> str:
        text = t.gettext("Somebody else already offers times for {ref}. Thank you for being ready.")
        return plain(text, ref=self.ref)


class SlotTakenError(UserError):
    """The time is past, taken, or not offered any more."""

    def message(self, t: Translator) -> str:
        return t.gettext("This time is not free any more. Please choose another one.")


class NothingToSendError(UserError):
    """Send was pressed, and what was to be sent is not here any more."""

    def message(self, t: Translator) -> str:
        return t.gettext("There is nothing to send any more. Please begin again.")


class NoTimesError(UserError):
    """An offer without a time that is still to come."""

    def message(self, t: Translator) -> str:
        return t.gettext("There is no time in it. Please choose at least one that is still free.")


@dataclass(eq=False)
class BadSlotError(UserError):
    """A time that cannot be offered."""

    fault: Fault

    def message(self, t: Translator) -> str:
        match self.fault:
            case Fault.UNREADABLE:
                return t.gettext("I cannot read a time in this. Write it like 24.11.2026 14:30.")
            case Fault.NO_SUCH_TIME:
                return t.gettext("There is no such time, or there are two of it. Choose another.")
            case Fault.NOT_ON_GRID:
                return t.gettext("Calls begin at full and half hours, such as 14:00 and 14:30.")
            case Fault.PAST:
                return t.gettext("This time is past, or in less than an hour.")
            case Fault.TOO_FAR:
                return t.gettext("This is too far away. Choose a time in the next three months.")
            case Fault.TOO_MANY:
                return t.gettext("You can offer five times. Take one out, and then add another.")
