"""What can be wrong with what a coordinator wants of a kit, and how it is said."""

from bot import occasions
from bot.errors import UserError
from bot.i18n import Translator, plain


class GoneError(occasions.GoneError):
    """This thing of a kit is not there any more."""

    def message(self, t: Translator) -> str:
        return t.gettext("This is not here any more. Somebody may have deleted or changed it.")


class LongTextError(UserError):
    """More than fits on a list."""

    def __init__(self, most: int, length: int) -> None:
        self.most, self.length = most, length

    def message(self, t: Translator) -> str:
        text = t.gettext(
            "Please write it in at most {most} characters. These are {n}. What you wrote is "
            "not kept."
        )
        return plain(text, most=t.number(self.most), n=t.number(self.length))


class ManyItemsError(UserError):
    """There is room for no more of one's own."""

    def __init__(self, most: int) -> None:
        self.most = most

    def message(self, t: Translator) -> str:
        text = t.gettext("There is room for {n} of your own. Please delete one that is done first.")
        return plain(text, n=t.number(self.most))


class NoMinutesError(UserError):
    """A part of the day, or a talk, without a length that can be read."""

    def message(self, t: Translator) -> str:
        return t.gettext("Please write how many minutes it takes: a number from 5 to 480.")
