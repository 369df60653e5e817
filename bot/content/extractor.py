"""Babel's door to content: `bot.content.extractor:extract` for `content/**.yaml`."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import IO

from bot.content.files import ContentFile, kind_of
from bot.content.parse import load_file
from bot.content.translatable import texts_of


def extract(
    fileobj: IO[bytes],
    _keywords: Collection[str],
    _comment_tags: Collection[str],
    _options: Mapping[str, str],
) -> Iterator[tuple[int, str, str, list[str]]]:
    """Yield (line, "", msgid, comments) for each text of an open content file."""
    path = Path(fileobj.name)
    file = ContentFile(path, path.name, kind_of(path))
    for text in texts_of(load_file(file)):
        yield text.line, "", text.msgid, [text.comment]
