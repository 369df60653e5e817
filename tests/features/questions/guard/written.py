"""Messages as people write them, with the kinds of identifiers in each."""

from dataclasses import dataclass
from pathlib import Path

from bot.features.questions.guard import Kind, find

FOLDER = Path(__file__).parent / "messages"
LANGUAGES = ("en", "ar", "uk", "fa")


@dataclass(frozen=True)
class Written:
    """A message, and the kinds of identifiers in it."""

    text: str
    kinds: frozenset[Kind]

    @property
    def found(self) -> frozenset[Kind]:
        return frozenset(one.kind for one in find(self.text))


def read(language: str) -> list[Written]:
    lines = (FOLDER / f"{language}.txt").read_text("utf-8").splitlines()
    pairs = [line.split(" | ", 1) for line in lines if not line.startswith("#")]
    return [
        Written(text.replace("\\n", "\n"), frozenset(map(Kind, kinds.replace("-", "").split())))
        for kinds, text in pairs
    ]


def everything() -> list[Written]:
    return [one for language in LANGUAGES for one in read(language)]
