"""Which characters our fonts have: read from the fonts' own tables (OpenType `cmap`)."""

import struct
from functools import cache
from pathlib import Path

from bot.documents.drawing import FONTS

INVISIBLE = {*range(0x2066, 0x206A), 0x200F, 0x200E, 0x2068, 0x00AD, 0x0A}
"""Controls of direction: they are obeyed and not drawn."""


@cache
def letters() -> frozenset[int]:
    """Return the code points that any of our fonts has."""
    files = [path for folder in FONTS for path in sorted(Path(folder).glob("*.ttf"))]
    return frozenset(INVISIBLE.union(*(_mapped(path.read_bytes()) for path in files)))


def _mapped(font: bytes) -> set[int]:
    count = struct.unpack_from(">H", font, 4)[0]
    tables = {font[at : at + 4]: struct.unpack_from(">II", font, at + 8)
              for at in range(12, 12 + 16 * count, 16)}  # fmt: skip
    start, length = tables[b"cmap"]
    cmap = font[start : start + length]
    found: set[int] = set()
    for n in range(struct.unpack_from(">H", cmap, 2)[0]):
        offset = struct.unpack_from(">HHI", cmap, 4 + 8 * n)[2]
        if struct.unpack_from(">H", cmap, offset)[0] == 12:
            for group in range(struct.unpack_from(">I", cmap, offset + 12)[0]):
                first, last, _ = struct.unpack_from(">III", cmap, offset + 16 + 12 * group)
                found.update(range(first, last + 1))
        elif struct.unpack_from(">H", cmap, offset)[0] == 4:
            found |= _segments(cmap[offset:])
    return found


def _segments(table: bytes) -> set[int]:
    double = struct.unpack_from(">H", table, 6)[0]
    ends = struct.unpack_from(f">{double // 2}H", table, 14)
    starts = struct.unpack_from(f">{double // 2}H", table, 16 + double)
    return {point for first, last in zip(starts, ends, strict=True)
            for point in range(first, last + 1) if point != 0xFFFF}  # fmt: skip
