"""Files: kept under a file_id, sent again by it, downloaded by path."""

import mimetypes
import struct
from pathlib import PurePosixPath
from typing import Any

from bot.playground.emulator.errors import bad_request
from bot.playground.emulator.parameters import Attachments
from bot.playground.emulator.state import FileKind, StoredFile
from bot.playground.emulator.wire import Json, Upload
from bot.playground.emulator.world import World

_FOLDERS = {"photo": "photos", "document": "documents", "voice": "voice", "sticker": "stickers"}
_ENDINGS = {"photo": ".jpg", "voice": ".oga", "sticker": ".webp"}
_PHOTO_SIDES, _PHOTO_RATIO = 10_000, 20


def content_of(world: World, kind: FileKind, given: str | Upload, attachments: Attachments) -> Json:
    """Return the message field for a file: a new one, or one that Telegram has already.

    `given` is an upload, `attach://` and the name of one, or a file_id. Raises ApiError.
    """
    if isinstance(given, str) and given.startswith("attach://"):
        given = attachments.get(given.removeprefix("attach://"), "")
    if isinstance(given, Upload):
        return field_of(keep(world, kind, given))
    if not given:
        raise bad_request(f"there is no {kind} in the request")
    if given.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")  # the emulator has no network
    stored = world.state.files.get(given)
    if stored is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if stored.kind != kind:
        raise bad_request(f"can't use file of type {stored.kind.title()} as {kind.title()}")
    return field_of(stored)


def keep(world: World, kind: FileKind, upload: Upload) -> StoredFile:
    """Check a new file as Telegram does and give it a file_id."""
    size = len(upload.content)
    if not size:
        raise bad_request("file must be non-empty")
    if kind == "photo" and size > world.limits.photo:
        raise bad_request(
            f"file of size {size} bytes is too big for a photo; "
            f"the maximum size is {world.limits.photo} bytes"
        )
    facts: dict[str, Any] = {}
    if kind == "photo":
        width, height = image_size(upload.content)
        if width + height > _PHOTO_SIDES or max(width, height) > _PHOTO_RATIO * min(width, height):
            raise bad_request("PHOTO_INVALID_DIMENSIONS")
        facts = {"width": width, "height": height}
    elif kind == "voice":
        facts = {"duration": 1, "mime_type": "audio/ogg"}
    elif kind == "document":
        mime = mimetypes.guess_type(upload.name)[0] or upload.mime or "application/octet-stream"
        facts = {"file_name": upload.name, "mime_type": mime}
    return store(world, kind, upload.content, size, facts)


def store(world: World, kind: FileKind, content: bytes, size: int, facts: Json) -> StoredFile:
    """Keep a file without looking at it; `size` may be more than what is there."""
    number = world.number()
    file_id = f"{kind[:4].upper()}{number:012d}-emulated"
    ending = PurePosixPath(facts.get("file_name", "")).suffix or _ENDINGS.get(kind, "")
    names = {"file_id": file_id, "file_unique_id": f"U{number:09d}", "file_size": size}
    path = f"{_FOLDERS[kind]}/file_{number}{ending}"
    stored = world.state.files[file_id] = StoredFile(kind, path, content, {**names, **facts})
    return stored


def field_of(stored: StoredFile) -> Json:
    """Return the message field that shows a file; a photo comes as a list of sizes."""
    return {stored.kind: [stored.facts] if stored.kind == "photo" else stored.facts}


def image_size(content: bytes) -> tuple[int, int]:
    """Return width and height of a PNG, GIF or JPEG; raises ApiError for anything else."""
    if content.startswith(b"\x89PNG\r\n\x1a\n") and len(content) >= 24:  # noqa: PLR2004 -- IHDR
        width, height = struct.unpack(">II", content[16:24])
        return width, height
    if content.startswith(b"GIF8") and len(content) >= 10:  # noqa: PLR2004 -- the screen's size
        width, height = struct.unpack("<HH", content[6:10])
        return width, height
    if content.startswith(b"\xff\xd8"):
        return _jpeg_size(content)
    raise bad_request("IMAGE_PROCESS_FAILED")


def _jpeg_size(content: bytes) -> tuple[int, int]:
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:  # noqa: PLR2004 -- a marker
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4])
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:  # noqa: PLR2004 -- frames
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + length
    raise bad_request("IMAGE_PROCESS_FAILED")
