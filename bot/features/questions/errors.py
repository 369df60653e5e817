"""What can be wrong with what somebody wants of a question, and how it is said."""

from dataclasses import dataclass

from bot.errors import UserError
from bot.i18n import Translator, plain


@dataclass(eq=False)
class TooLongError(UserError):
    """More than one conversation should carry at once."""

    limit: int

    def message(self, t: Translator) -> str:
        text = t.gettext(
            "This is too long together. The limit is {limit} characters, and your last message "
            "was not added."
        )
        return plain(text, limit=t.number(self.limit))


class NothingToSendError(UserError):
    """Send was pressed without a text."""

    def message(self, t: Translator) -> str:
        return t.gettext("There is no text yet. Please write it as a message, then send it.")


@dataclass(eq=False)
class TooManyError(UserError):
    """One person's open questions reach the programme's limit."""

    limit: int

    def message(self, t: Translator) -> str:
        text = t.ngettext(
            "You have {n} open question, and more is not possible now. When it is answered or "
            "withdrawn, you can ask again.",
            "You have {n} open questions, and more is not possible now. When one is answered or "
            "withdrawn, you can ask again.",
            self.limit,
        )
        return plain(text, n=self.limit)


class GoneError(UserError):
    """Unknown, deleted, or somebody else's: the same answer."""

    def message(self, t: Translator) -> str:
        return t.gettext("This question is not here any more.")


@dataclass(eq=False)
class TakenError(UserError):
    """Another helper was quicker."""

    ref: str

    def message(self, t: Translator) -> str:
        text = t.gettext("Somebody else is already answering {ref}. Thank you for being ready.")
        return plain(text, ref=self.ref)


@dataclass(eq=False)
class OverError(UserError):
    """The asker withdrew or closed it."""

    ref: str

    def message(self, t: Translator) -> str:
        text = t.gettext("{ref} is closed. Nothing more is needed. Thank you.")
        return plain(text, ref=self.ref)


@dataclass(eq=False)
class NotYoursError(UserError):
    """It went back to the other mentors."""

    ref: str

    def message(self, t: Translator) -> str:
        text = t.gettext("{ref} is not with you any more: it went back to the other mentors.")
        return plain(text, ref=self.ref)


@dataclass(eq=False)
class ChangedError(UserError):
    """It is not as it was when the button was shown."""

    ref: str

    def message(self, t: Translator) -> str:
        text = t.gettext("{ref} has changed since then: somebody else has it, or it is answered.")
        return plain(text, ref=self.ref)


@dataclass(eq=False)
class FullError(UserError):
    """The mentor reached the weekly cap that they chose."""

    cap: int

    def message(self, t: Translator) -> str:
        text = t.ngettext(
            "You have taken {n} question in the last seven days. That is your limit: please rest. "
            "You can change it in your inbox.",
            "You have taken {n} questions in the last seven days. That is your limit: please rest. "
            "You can change it in your inbox.",
            self.cap,
        )
        return plain(text, n=self.cap)


@dataclass(eq=False)
class NoMorePhotosError(UserError):
    """More photos than go along with one text."""

    limit: int

    def message(self, t: Translator) -> str:
        text = t.ngettext(
            "{n} photo can go along with one text, and you have it already.",
            "{n} photos can go along with one text, and you have them already.",
            self.limit,
        )
        return plain(text, n=self.limit)


class PhotoGoneError(UserError):
    """Nobody said yes while it was asked."""

    def message(self, t: Translator) -> str:
        return t.gettext("This photo was not kept. If it is to go along, please send it again.")


class PhotoWaitsError(UserError):
    """Send was pressed while a photo waits for a yes or a no."""

    def message(self, t: Translator) -> str:
        return t.gettext(
            "Your last photo waits for your answer, above: does it go along? Then press Send again."
        )
