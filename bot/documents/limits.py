"""What Telegram takes: files up to a size, and pictures that are neither too large nor narrow."""

from collections.abc import Mapping
from typing import Final

from bot.documents.drawing import DrawingError
from bot.message import FileKind

MAX_BYTES: Final[Mapping[FileKind, int]] = {
    FileKind.PNG: 10 * 2**20,
    FileKind.PDF: 50 * 2**20,
    FileKind.ICS: 2**20,
    FileKind.CSV: 50 * 2**20,
    FileKind.XLSX: 50 * 2**20,
}
MAX_SIDES: Final = 10_000
"""Of a picture: width and height together, in pixels."""
MAX_RATIO: Final = 20
IHDR: Final = slice(16, 24)
"""Where a PNG says how wide and how high it is."""


def check(drawn: bytes, kind: FileKind) -> bytes:
    """Return what was drawn. Raises DrawingError when Telegram would not take it."""
    if len(drawn) > MAX_BYTES[kind]:
        raise DrawingError(f"{len(drawn)} bytes are too many")
    if kind is FileKind.PNG:
        sides = drawn[IHDR]
        width, height = int.from_bytes(sides[:4]), int.from_bytes(sides[4:])
        if width + height > MAX_SIDES or max(width, height) > MAX_RATIO * min(width, height):
            raise DrawingError(f"{width} by {height} pixels do not fit")
    return drawn
