"""How the bot hears what happened: long polling or a webhook."""

import re
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from bot.playground.emulator.errors import bad_request, conflict, terminated_by
from bot.playground.emulator.parameters import Flag, Names, Number, Text
from bot.playground.emulator.state import Webhook
from bot.playground.emulator.wire import Encoded, Json, encode
from bot.playground.emulator.world import World

_SECRET: Final = re.compile(r"[A-Za-z0-9_-]{0,256}")
_MOST_CONNECTIONS: Final = 100


async def get_updates(
    world: World,
    *,
    offset: Number = 0,
    limit: Number = 100,
    timeout: Number = 0,  # noqa: ASYNC109 -- the name is Telegram's
    allowed_updates: Names = None,
) -> Encoded:
    if world.state.webhook.url:
        raise conflict(
            "can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first"
        )
    if allowed_updates is not None:
        world.state.allowed_updates = allowed_updates
    if offset:
        world.updates.confirm(offset)
    limit = max(1, min(limit, world.limits.batch))
    batch = world.updates.head(limit, world.now())
    if not batch:
        await world.updates.wait(max(0, min(timeout, world.limits.long_poll_seconds)))
        batch = world.updates.head(limit, world.now())
    return Encoded(b"[" + b",".join(item.body for item in batch) + b"]")


def set_webhook(
    world: World,
    *,
    url: Text = "",
    secret_token: Text = "",
    max_connections: Number = 40,
    allowed_updates: Names = None,
    drop_pending_updates: Flag = False,
) -> Encoded:
    """Set a webhook; like a self-hosted Bot API server, the emulator may post to this machine."""
    if not url:
        return delete_webhook(world, drop_pending_updates=drop_pending_updates)
    if not _reachable(url):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if not _SECRET.fullmatch(secret_token):
        raise bad_request("secret token contains unallowed characters")
    if allowed_updates is not None:
        world.state.allowed_updates = allowed_updates
    if drop_pending_updates:
        world.updates.clear()
    connections = max(1, min(max_connections, _MOST_CONNECTIONS))
    same = world.state.webhook.url == url
    world.state.webhook = Webhook(url, secret_token, connections)
    world.updates.interrupt(terminated_by("setWebhook"))
    world.updates.added.set()
    return _done(f"Webhook {'is already' if same else 'was'} set")


def delete_webhook(world: World, *, drop_pending_updates: Flag = False) -> Encoded:
    was_set = bool(world.state.webhook.url)
    world.state.webhook = Webhook()
    if drop_pending_updates:
        world.updates.clear()
    return _done(f"Webhook {'was' if was_set else 'is already'} deleted")


def get_webhook_info(world: World) -> Json:
    webhook = world.state.webhook
    info: Json = {
        "url": webhook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(world.state.updates),
    }
    if webhook.url:
        info["max_connections"] = webhook.max_connections
    if webhook.last_error_message:
        info["last_error_date"] = webhook.last_error_date
        info["last_error_message"] = webhook.last_error_message
    if world.state.allowed_updates:
        info["allowed_updates"] = world.state.allowed_updates
    return info


def _reachable(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme == "https" or (parts.scheme == "http" and _is_here(parts.hostname or ""))


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _done(description: str) -> Encoded:
    """Answer true, with the remark that Telegram puts beside it."""
    return Encoded(b'true,"description":' + encode(description))


UNITS = (get_updates, set_webhook, delete_webhook, get_webhook_info)
