"""The command menus, from the same table as the routes."""

from bot.delivery.transport import Transport
from bot.runtime import Runtime


async def publish_menus(runtime: Runtime, transport: Transport) -> None:
    """Tell Telegram the commands, once at start, in each language it has a code for."""
    del runtime, transport
