"""What can be wrong with a vote, and how it is said."""

from bot.errors import UserError
from bot.i18n import Translator, plain


class GoneError(UserError):
    """There is no such vote, or not for this person: the same answer."""

    def message(self, t: Translator) -> str:
        return t.gettext("This vote is not here any more. You do not have to do anything.")


class BegunError(UserError):
    """A vote that is open cannot be changed: people have seen it."""

    def message(self, t: Translator) -> str:
        return t.gettext("This vote is open already, so it stays as it is.")


class FewOptionsError(UserError):
    """A question needs something to choose from."""

    def message(self, t: Translator) -> str:
        return t.gettext(
            "A vote needs a question and two options or more. Please write the question on the "
            "first line, and each option on a line of its own."
        )


class ManyOptionsError(UserError):
    """More options than a poll takes."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most

    def message(self, t: Translator) -> str:
        text = t.gettext("A vote has at most {n} options. Please write it again with fewer lines.")
        return plain(text, n=t.number(self.most))


class LongLineError(UserError):
    """A line that does not fit into a poll."""

    def __init__(self, line: str, most: int) -> None:
        super().__init__()
        self.line, self.most = line, most

    def message(self, t: Translator) -> str:
        text = t.gettext("This line is too long: {line}… Please write it in {n} characters.")
        return plain(text, line=self.line[:40], n=t.number(self.most))


class SameOptionError(UserError):
    """Two options that nobody could tell apart."""

    def message(self, t: Translator) -> str:
        return t.gettext("Two options are the same. Please write it again with different ones.")


class OtherNumberError(UserError):
    """Another number of options than in the language it was written in."""

    def __init__(self, wanted: int, got: int) -> None:
        super().__init__()
        self.wanted, self.got = wanted, got

    def message(self, t: Translator) -> str:
        text = t.gettext(
            "In every language there must be the same options, in the same order. There are "
            "{wanted}, and you wrote {got}. Please write it again: the question, then each option "
            "on a line of its own."
        )
        return plain(text, wanted=t.number(self.wanted), got=t.number(self.got))
