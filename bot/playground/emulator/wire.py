"""JSON as Telegram writes it, and what a request carries."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]

dumps = json.JSONEncoder(separators=(",", ":")).encode
"""Compact, everything beyond ASCII escaped, like Telegram's own answers."""


def encode(value: object) -> bytes:
    return dumps(value).encode("ascii")


@dataclass(frozen=True)
class Upload:
    """A file sent in a multipart request."""

    name: str
    mime: str
    content: bytes


Parameters = Mapping[str, str | Upload]
"""A request's parameters before anybody looked at them."""


@dataclass(frozen=True)
class Encoded:
    """A result that is JSON text already."""

    body: bytes
