"""The key file: one small JSON file outside the data folder, readable by its owner only."""

import base64
import hmac
import json
import os
import secrets
import stat
from dataclasses import dataclass
from pathlib import Path

from bot.errors import StartError, TryLaterError

PURPOSES = ("file", "field", "index", "callback", "evaluation")
KEY_BYTES = 32


@dataclass(frozen=True, repr=False)
class Keys:
    """One 256-bit key per purpose. `version` goes in front of everything sealed with them."""

    version: int
    file: bytes
    field: bytes
    index: bytes
    callback: bytes
    evaluation: bytes
    """Pseudonyms of surveys; without it nobody can tell any more whose answers are whose."""


def generate() -> Keys:
    return Keys(1, *(secrets.token_bytes(KEY_BYTES) for _ in PURPOSES))


def load_or_create(path: Path, *, store_exists: bool) -> Keys:
    """Read the key file, or make it on the very first start (mode 0400).

    Raises StartError when it is missing beside an existing store (a new key could read nothing),
    readable by others, or not a key file; TryLaterError when another start is just making it.
    """
    if path.exists():
        return _load(path)
    if store_exists:
        raise StartError(
            f"The key file {path} is missing, and the data cannot be read without it. "
            "Put it back from where you keep it; a new one would not help."
        )
    keys = generate()
    path.parent.mkdir(parents=True, exist_ok=True)
    encoded = {name: base64.b64encode(getattr(keys, name)).decode() for name in PURPOSES}
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400)
    except FileExistsError as error:
        raise TryLaterError(f"Another start has just made {path}. Start again.") from error
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            json.dump({"version": keys.version, "keys": encoded}, file)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        path.unlink()  # half a key file would be refused at every start
        raise
    return keys


def _load(path: Path) -> Keys:
    if os.name == "posix" and path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise StartError(f"Others can read the key file {path}. Run: chmod 0400 {path}")
    try:
        raw = json.loads(path.read_text("ascii"))
        keys = {name: base64.b64decode(text, validate=True) for name, text in raw["keys"].items()}
        if "evaluation" not in keys:  # a file from before there were surveys
            keys["evaluation"] = hmac.digest(keys["index"], b"evaluation", "sha256")
        version = int(raw["version"])
    except OSError as error:
        raise StartError(f"The key file {path} cannot be read by this user.") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise StartError(f"{path} is not a key file. Put the right one there.") from error
    if set(keys) != set(PURPOSES) or any(len(key) != KEY_BYTES for key in keys.values()):
        raise StartError(f"{path} is not a key file. Put the right one there.")
    return Keys(version=version, **keys)
