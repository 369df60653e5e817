"""The pixels of a PNG as Typst writes it: eight bits a channel, not interlaced."""

import itertools
import struct
import zlib

CHANNELS = {2: 3, 6: 4}


def light(png: bytes) -> list[bytes]:
    """Return how light each pixel is, row by row: its red, enough for black and white."""
    parts, at = {}, 8
    while at < len(png):
        length, kind = struct.unpack_from(">I4s", png, at)
        parts[kind] = parts.get(kind, b"") + png[at + 8 : at + 8 + length]
        at += 12 + length
    width, height, depth, colour = struct.unpack_from(">IIBB", parts[b"IHDR"])
    assert depth == 8
    step = CHANNELS[colour]
    raw, stride = zlib.decompress(parts[b"IDAT"]), width * step + 1
    before, rows = bytes(width), []
    for start in range(0, height * stride, stride):
        before = _row(raw[start], raw[start + 1 : start + stride : step], before)
        rows.append(before)
    return rows


def _row(kind: int, line: bytes, up: bytes) -> bytes:
    """Undo the filter of a row of one channel: channels do not mix."""
    if kind == 0:
        return line
    if kind == 1:
        return bytes(each & 255 for each in itertools.accumulate(line))
    if kind == 2:
        return bytes((one + other) & 255 for one, other in zip(line, up, strict=True))
    row = bytearray(line)
    for n, value in enumerate(line):
        left, corner = (row[n - 1], up[n - 1]) if n else (0, 0)
        guess = (left + up[n]) // 2 if kind == 3 else _paeth(left, up[n], corner)
        row[n] = (value + guess) & 255
    return bytes(row)


def _paeth(left: int, up: int, corner: int) -> int:
    guess = left + up - corner
    return min((left, up, corner), key=lambda one: abs(guess - one))
