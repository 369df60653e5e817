"""Addresses: which ones Telegram takes, and how it writes them."""

import re

_PERSON = re.compile(r"tg:(?://)?user\?id=(\d+)$", re.IGNORECASE)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_WEB = re.compile(
    r"(?:(?P<scheme>https?)://)?"
    r"(?P<host>[^/?#\s:]+\.[^/?#\s.:]{2,}|\d+\.\d+\.\d+\.\d+)"
    r"(?P<port>:\d+)?(?P<path>[/?#]\S*)?$",
    re.IGNORECASE,
)


def mentioned_user(address: str) -> int | None:
    """Return whom tg://user?id=… means."""
    person = _PERSON.match(address)
    return int(person[1]) if person else None


def checked_link(address: str) -> str:
    """Return the address as Telegram writes it; raises ValueError with Telegram's objection."""
    address = address.strip()
    if not address:
        raise ValueError("URL host is empty")
    if re.match(r"(tg|ton|tonsite):(//)?[a-z]", address, re.IGNORECASE):
        return address
    if web := _WEB.match(address):
        path = web["path"] or ""
        path = path if path.startswith("/") else f"/{path}"
        scheme = (web["scheme"] or "http").lower()
        return f"{scheme}://{web['host'].lower()}{web['port'] or ''}{path}"
    scheme = _SCHEME.match(address)
    if scheme and scheme[1].lower() not in {"http", "https"}:
        raise ValueError("Unsupported URL protocol")
    raise ValueError("Wrong HTTP URL")
