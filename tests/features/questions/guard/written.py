"""Messages as people write them, with the kinds of identifiers in each."""

from dataclasses import dataclass
from pathlib import Path

from bot.features.questions.guard import Kind, find

HERE = Path(__file__).parent
SETS = ("messages", "heldout/first", "heldout/second", "heldout/third")
LANGUAGES = ("en", "ar", "uk", "fa")


@dataclass(frozen=True)
class Written:
    """A message, and the kinds of identifiers in it; where several names will do, all of them."""

    text: str
    wanted: tuple[frozenset[Kind], ...]

    @property
    def found(self) -> frozenset[Kind]:
        return frozenset(one.kind for one in find(self.text))


def read(language: str, of: str = "messages") -> list[Written]:
    lines = (HERE / of / f"{language}.txt").read_text("utf-8").splitlines()
    pairs = [line.split(" | ", 1) for line in lines if not line.startswith("#")]
    return [Written(text.replace("\\n", "\n"), _wanted(kinds)) for kinds, text in pairs]


def _wanted(kinds: str) -> tuple[frozenset[Kind], ...]:
    return tuple(frozenset(map(Kind, one.split("/"))) for one in kinds.replace("-", "").split())


def everything() -> list[Written]:
    return [one for of in SETS for language in LANGUAGES for one in read(language, of)]
