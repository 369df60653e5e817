"""python-telegram-bot at its fastest: 256 updates at once, over our aiohttp back-end."""

from telegram.ext import ApplicationBuilder

from benchmarks.bots.bare import add_handlers
from benchmarks.bots.options import TOKEN, Options
from bot.delivery.transport import Request, Transport


class OwnRequest(Request):
    """Our back-end with a transport of its own, opened and closed when PTB says so."""

    def __init__(self, url: str) -> None:
        self._own = Transport(f"{url}/bot{TOKEN}")
        super().__init__(self._own)

    async def initialize(self) -> None:
        await self._own.open()

    async def shutdown(self) -> None:
        await self._own.close()


def run(options: Options) -> None:
    application = (
        ApplicationBuilder()
        .token(TOKEN)
        .base_url(f"{options.url}/bot")
        .request(OwnRequest(options.url))
        .get_updates_request(OwnRequest(options.url))
        .concurrent_updates(256)
        .build()
    )
    add_handlers(application)
    application.run_polling()
