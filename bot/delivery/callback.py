"""Callback data on the wire: an action's body and a keyed tag that binds it to one person."""

import hmac

from bot.db.vault import Vault
from bot.message import TAG_LENGTH, Action, ActionError


def write(vault: Vault, telegram_id: int, body: str) -> str:
    """Return callback data for a button that only `telegram_id` may press: at most 64 bytes."""
    return vault.tag(telegram_id, body) + body


def read(vault: Vault, telegram_id: int, data: str) -> Action:
    """Return the action. Raises ActionError for anything forged, foreign, old or unknown."""
    if not data.isascii():
        raise ActionError("unknown")
    tag, body = data[:TAG_LENGTH], data[TAG_LENGTH:]
    if not hmac.compare_digest(tag.encode(), vault.tag(telegram_id, body).encode()):
        raise ActionError("unknown")
    return Action.parse(body)
