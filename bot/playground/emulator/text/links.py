"""What an address in a formatted text becomes: a link, a mention, or nothing."""

import re

from bot.playground.emulator.wire import Json

_PERSON = re.compile(r"tg:(?://)?user\?id=(\d+)$", re.IGNORECASE)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_WEB = re.compile(
    r"(?:(https?)://)?([^/?#\s]+\.[^/?#\s.]{2,}|localhost|\d+\.\d+\.\d+\.\d+)(:\d+)?([/?#]\S*)?$",
    re.IGNORECASE,
)


def link_entity(address: str) -> Json | None:
    """Return type and target of the entity, or None where Telegram drops the link."""
    if person := _PERSON.match(address):
        return {"type": "text_mention", "user_id": int(person[1])}
    url = checked_link(address)
    return {"type": "text_link", "url": url} if url else None


def checked_link(address: str) -> str:
    """Return the address as Telegram writes it, or "" if it is none."""
    address = address.strip()
    scheme = _SCHEME.match(address)
    if scheme and scheme[1].lower() in {"tg", "ton", "tonsite"}:
        return address
    web = _WEB.match(address)
    if not web:
        return ""
    host, port, path = web[2].lower(), web[3] or "", web[4] or "/"
    if not path.startswith("/"):
        path = "/" + path
    return f"{(web[1] or 'http').lower()}://{host}{port}{path}"
