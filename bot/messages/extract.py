"""Collect every text of the program and of its content: what there is to translate."""

from dataclasses import dataclass
from pathlib import Path

from bot.content.problems import ContentError
from bot.content.translatable import translatable
from bot.messages.code import texts_in
from bot.messages.source import PLACES, SourceText, merge
from bot.problem import Problem

CODE = ("bot", "handlers", "scheduler")
CONTENT = "content"
LOCALES = "locales"


@dataclass(frozen=True, slots=True)
class Extracted:
    """`texts` by key, code before content, each in the order of files and lines."""

    texts: dict[str, SourceText]
    problems: list[Problem]


def extract(project: Path) -> Extracted:
    """Read code and content below the folder of the project."""
    texts: list[SourceText] = []
    problems: list[Problem] = []
    for folder in CODE:
        for path in sorted((project / folder).rglob("*.py")):
            found, wrong = texts_in(path, path.relative_to(project).as_posix())
            texts += found
            problems += wrong
    try:
        texts += _content(project / CONTENT)
    except ContentError as error:
        problems += error.problems
    return Extracted(merge(texts), problems)


def _content(root: Path) -> list[SourceText]:
    return [
        SourceText(
            text.msgid,
            places=(text.path,),
            line=text.line,
            notes=(text.comment,),
            limit=text.max_length or PLACES["message"],
        )
        for text in translatable(root)
    ]
