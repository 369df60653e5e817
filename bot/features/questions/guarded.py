"""A text as its author must see it before it is passed on: what was found, how it sounds."""

from dataclasses import dataclass
from enum import Enum, auto

from bot.content import Library
from bot.db.vault import Vault
from bot.features.questions.guard import ALWAYS_HIDDEN, Finding, find
from bot.features.questions.ready import blanked

DIGITS = 8  # of a keyed hash: enough to tell one text from another on a button


class Choice(Enum):
    """What an author wants of what was found."""

    NONE = auto()  # nothing was said to be found
    HIDE = auto()
    AS_IT_IS = auto()


@dataclass(frozen=True)
class Guarded:
    """What was found in a text. `seen` stands for this text on a button; 0 when all is clear.

    `in_distress`: its words sound as if somebody needs help now. Kept and logged nowhere.
    """

    found: tuple[Finding, ...] = ()
    seen: int = 0
    in_distress: bool = False

    @property
    def may_stay(self) -> bool:
        """Whether its author may say that all of it is a false alarm."""
        return not any(one.kind in ALWAYS_HIDDEN for one in self.found)

    def lets_through(self, choice: Choice, seen: int) -> bool:
        """Tell whether the text may be passed on; `seen` is the text that was chosen for."""
        if choice is Choice.AS_IT_IS:
            return not self.found or (self.may_stay and seen == self.seen)
        return choice is Choice.HIDE or not self.found


CLEAR = Guarded()


def look_at(vault: Vault, library: Library, text: str, before: str = "") -> Guarded:
    """Return what its author must see of a text, without what `before` was passed on with."""
    known = {before[one.start : one.end] for one in find(blanked(before))}
    typed = blanked(text)
    found = tuple(one for one in find(typed) if text[one.start : one.end] not in known)
    seen = int(vault.lookup("guard", text)[:DIGITS], 16) if found else 0
    return Guarded(found, seen, library.sounds_like_distress(typed))
