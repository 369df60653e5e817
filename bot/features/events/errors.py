"""What can be wrong with an event, and how it is said."""

from bot.errors import UserError
from bot.i18n import Translator


class GoneError(UserError):
    """There is no such event, or not for this person: the same answer."""

    def message(self, t: Translator) -> str:
        return t.gettext("This event is not here any more. All events: /events")


class CancelledError(UserError):
    """An event that does not take place."""

    def message(self, t: Translator) -> str:
        return t.gettext("This event is cancelled. All other events: /events")


class PastError(UserError):
    """An event that is over."""

    def message(self, t: Translator) -> str:
        return t.gettext("This event is over. All events to come: /events")


class FullyBookedError(UserError):
    """An event that nobody new can join."""

    def message(self, t: Translator) -> str:
        return t.gettext("Nobody new can join this event now. All events: /events")


class NotThisWayError(UserError):
    """An old button: one cannot take part in this way."""

    def message(self, t: Translator) -> str:
        return t.gettext("This event has changed. Please look at it again: /events")
