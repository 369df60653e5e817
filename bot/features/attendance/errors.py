"""What can be wrong when somebody says that they are here, and how it is said."""

import datetime as dt
from dataclasses import dataclass

from bot.errors import UserError
from bot.i18n import Translator, plain


class WrongCodeError(UserError):
    """No event has this code, or not now: the same answer."""

    def message(self, t: Translator) -> str:
        return t.gettext(
            "This code does not fit any event of today. Please look at it again, or ask somebody "
            "at the event. They can count you too."
        )


class SlowDownError(UserError):
    """Wrong codes again and again."""

    def message(self, t: Translator) -> str:
        return t.gettext(
            "Too many codes did not fit. Please wait an hour, or ask somebody at the event. They "
            "can count you too."
        )


@dataclass(eq=False)
class EarlyError(UserError):
    """The event has not begun."""

    opens_at: dt.datetime

    def message(self, t: Translator) -> str:
        text = t.gettext("You can say that you are here from {moment} on.")
        return plain(text, moment=t.weekday_time(self.opens_at))


class LateError(UserError):
    """The event is over for too long."""

    def message(self, t: Translator) -> str:
        return t.gettext("This event was some time ago. Thank you for telling us all the same.")


@dataclass(eq=False)
class FullError(UserError):
    """There are as many materials as one may attach."""

    most: int

    def message(self, t: Translator) -> str:
        text = t.gettext("There is room for {n} in each language. Please delete one first.")
        return plain(text, n=t.number(self.most))


@dataclass(eq=False)
class LongMaterialError(UserError):
    """A text that is no note any more."""

    most: int

    def message(self, t: Translator) -> str:
        text = t.gettext(
            "That is long. Please write at most {n} characters, or put it on a page and send "
            "the link."
        )
        return plain(text, n=t.number(self.most))


class NothingAttachedError(UserError):
    """Materials are to go out, and there are none."""

    def message(self, t: Translator) -> str:
        return t.gettext("There are no materials yet. Please attach a link or a text first.")


class SettledError(UserError):
    """Materials are to go out so late that nobody is known any more who came."""

    def message(self, t: Translator) -> str:
        return t.gettext(
            "This event ended long ago, and who came is deleted by now. You can still write to "
            "those who answered: /notice"
        )
