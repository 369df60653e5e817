"""How the bot hears what happened: long polling or a webhook."""

from bot.playground.emulator.errors import conflict
from bot.playground.emulator.parameters import Names, Number
from bot.playground.emulator.wire import Encoded
from bot.playground.emulator.world import World


async def get_updates(
    world: World,
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
    seconds = max(0, min(timeout, world.limits.long_poll_seconds))
    batch = world.updates.head(limit, world.now())
    if not batch:
        await world.updates.wait(seconds)
        batch = world.updates.head(limit, world.now())
    return Encoded(b"[" + b",".join(item.body for item in batch) + b"]")


UNITS = (get_updates,)
