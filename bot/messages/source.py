"""One English text to translate, and what a translator is told about it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from bot.i18n.pofile import message_key

PLACES: Final = {  # longest text in characters; what Telegram would cut or a phone would not show
    "button": 40,
    "title": 64,
    "option": 100,
    "toast": 200,
    "question": 300,
    "message": 4096,
}


@dataclass(frozen=True, slots=True)
class SourceText:
    """`places` are the files it is in; `line` counts from 1, in the first of them."""

    singular: str
    plural: str = ""
    context: str = ""
    places: tuple[str, ...] = ()
    line: int = 0
    notes: tuple[str, ...] = ()
    limit: int = PLACES["message"]

    @property
    def key(self) -> str:
        return message_key(self.singular, self.context)

    @property
    def sources(self) -> tuple[str, ...]:
        return (self.singular, self.plural) if self.plural else (self.singular,)

    def merged(self, other: "SourceText") -> "SourceText":
        """Join the same text from another place: all notes, and the narrower limit."""
        return replace(
            self,
            plural=self.plural or other.plural,
            places=_unique(self.places + other.places),
            notes=_unique(self.notes + other.notes),
            limit=min(self.limit, other.limit),
        )


def merge(texts: Iterable[SourceText]) -> dict[str, SourceText]:
    """Give each text once, by its key, in the order of first appearance."""
    merged: dict[str, SourceText] = {}
    for text in texts:
        known = merged.get(text.key)
        merged[text.key] = known.merged(text) if known else text
    return merged


def _unique(items: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))
