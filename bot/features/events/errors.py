"""What can be wrong with an event, and how it is said."""

from bot.errors import UserError
from bot.features.events.domain.times import Fault
from bot.i18n import Translator, plain


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


class DraftError(UserError):
    """An event that nobody knows of yet, where people would have to know of it."""

    def message(self, t: Translator) -> str:
        return t.gettext("This event is not open yet.")


class BegunError(UserError):
    """What cannot be changed or thrown away once people know of an event."""

    def message(self, t: Translator) -> str:
        return t.gettext("People know of this event already, so this stays as it is.")


class TakenWayError(UserError):
    """A way of taking part that cannot be taken away: somebody takes part in it."""

    def message(self, t: Translator) -> str:
        return t.gettext("People said that they come in this way already, so it stays open.")


class UnfinishedError(UserError):
    """A draft in which something is missing."""

    def message(self, t: Translator) -> str:
        return t.gettext("Something is missing still: the words, the date, or how long it takes.")


class WrongTimeError(UserError):
    """What was typed is no time for an event."""

    def __init__(self, fault: Fault, example: str) -> None:
        super().__init__()
        self.fault, self.example = fault, example

    def message(self, t: Translator) -> str:
        match self.fault:
            case Fault.NO_SUCH_DAY:
                text = t.gettext("There is no such day or time. Please write it like this: {time}")
            case Fault.PAST:
                text = t.gettext("This is in the past. Please write a time to come, like {time}")
            case Fault.TOO_FAR:
                text = t.gettext("This is more than a year away. Please write it like this: {time}")
            case Fault.END_FIRST:
                text = t.gettext(
                    "The end must come after the start, on the same day. Please write it like "
                    "this: {time}"
                )
            case _:
                text = t.gettext("I cannot read this. Please write day and time like this: {time}")
        return plain(text, time=self.example)


class NoLinkError(UserError):
    """What was typed is no address that people could open safely."""

    def message(self, t: Translator) -> str:
        return t.gettext(
            "This is not a link that people can open. It begins with https:// and has no spaces. "
            "Please send it again."
        )


class NoNumberError(UserError):
    """What was typed is no number of places."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most

    def message(self, t: Translator) -> str:
        text = t.gettext("Please write a number from 1 to {n}, with no words.")
        return plain(text, n=t.number(self.most))


class LateError(UserError):
    """A text that is not waited for any more."""

    def message(self, t: Translator) -> str:
        return t.gettext("This was not waited for any more. Nothing was changed.")
