"""The vault: seals what identifies people and what they wrote, and makes keyed look-ups.

A sealed value is `version | key id | nonce | ciphertext` (AES-256-GCM). Table, column and row are
bound in as associated data, so a value moved to another row does not open. Lengths are padded to
buckets, so that a short "yes" and a long story cannot be told apart by size alone.
"""

import base64
import hmac
import secrets
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.db.keys import Keys

FORMAT = 1
NONCE_BYTES = 12
BUCKET = 64
TAG_BYTES = 9


class SealError(Exception):
    """A sealed value does not open: wrong key, wrong row, or changed bytes."""


class Vault(Protocol):
    """What repositories need; tests also have one that hides nothing, to prove the search finds."""

    def seal(self, place: str, row: object, text: str) -> bytes:
        """Return `text` sealed for one place (`table.column`) and row."""
        ...

    def open(self, place: str, row: object, sealed: bytes) -> str:
        """Return the text. Raises SealError."""
        ...

    def lookup(self, place: str, value: object) -> str:
        """Return a keyed hash, the same for the same value, for finding a row again."""
        ...

    def tag(self, owner: object, body: str) -> str:
        """Return a short keyed tag binding `body` to `owner`: 12 URL-safe characters."""
        ...

    def pseudonym(self, person_id: int) -> str:
        """Return the name under which somebody answers surveys: keyed by a key of its own.

        Nobody but surveys may ask for it (`bot.features.surveys.pseudonyms`).
        """
        ...


class AesVault:
    """The vault with real keys."""

    def __init__(self, keys: Keys) -> None:
        self._header = bytes([FORMAT, keys.version])
        self._cipher = AESGCM(keys.field)
        self._index = keys.index
        self._callback = keys.callback
        self._evaluation = keys.evaluation

    def seal(self, place: str, row: object, text: str) -> bytes:
        nonce = secrets.token_bytes(NONCE_BYTES)
        sealed = self._cipher.encrypt(nonce, _pad(text.encode()), _bound(place, row))
        return self._header + nonce + sealed

    def open(self, place: str, row: object, sealed: bytes) -> str:
        if sealed[:2] != self._header:
            raise SealError(f"{place}: sealed with another key or format")
        nonce, body = sealed[2 : 2 + NONCE_BYTES], sealed[2 + NONCE_BYTES :]
        try:
            return _unpad(self._cipher.decrypt(nonce, body, _bound(place, row))).decode()
        except InvalidTag as error:
            raise SealError(f"{place}: does not open") from error

    def lookup(self, place: str, value: object) -> str:
        return hmac.digest(self._index, f"{place}\0{value}".encode(), "sha256").hex()

    def tag(self, owner: object, body: str) -> str:
        digest = hmac.digest(self._callback, f"{owner}\0{body}".encode(), "sha256")
        return base64.urlsafe_b64encode(digest[:TAG_BYTES]).decode()

    def pseudonym(self, person_id: int) -> str:
        return hmac.digest(self._evaluation, str(person_id).encode(), "sha256").hex()


def _bound(place: str, row: object) -> bytes:
    return f"{place}\0{row}".encode()


def _pad(data: bytes) -> bytes:
    size = len(data) + 4
    return len(data).to_bytes(4, "big") + data + b"\0" * (-size % BUCKET)


def _unpad(data: bytes) -> bytes:
    return data[4 : 4 + int.from_bytes(data[:4], "big")]
