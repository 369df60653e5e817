"""The webhook: Telegram posts, we answer 200 after the commit. Health and metrics beside it."""

import asyncio
import hmac
import json
import logging
from collections.abc import Callable
from urllib.parse import urlsplit

from aiohttp import web

from bot.delivery.health import Health
from bot.delivery.poller import ALLOWED
from bot.delivery.store import Store
from bot.delivery.transport import NotSentError, Transport, UnknownOutcomeError
from bot.errors import TryLaterError
from bot.settings import Settings

log = logging.getLogger(__name__)

MAX_BODY_BYTES = 1024 * 1024
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 -- a header's name
RETRY_SECONDS = 15.0


class Webhook:
    """Receives instead of polling, behind a proxy that speaks HTTPS. Any number may run."""

    def __init__(
        self,
        store: Store,
        transport: Transport,
        health: Health,
        on_stored: Callable[[], None],
        settings: Settings,
    ) -> None:
        assert settings.webhook_url
        assert settings.webhook_secret
        self._store = store
        self._transport = transport
        self._health = health
        self._on_stored = on_stored
        self._url = str(settings.webhook_url)
        self._secret = settings.webhook_secret.get_secret_value()
        self._address = (settings.http_host, settings.http_port)

    async def run(self) -> None:
        """Tell Telegram where we are, and receive until cancelled.

        Raises TryLaterError when another program has the port.
        """
        runner = web.AppRunner(self.web_app(), access_log=None)
        await runner.setup()
        try:
            await self._listen(runner)
            while not await self._register():  # noqa: ASYNC110 -- Telegram tells no event of ours
                await asyncio.sleep(RETRY_SECONDS)
            await asyncio.Event().wait()
        finally:
            await runner.cleanup()

    async def _listen(self, runner: web.AppRunner) -> None:
        host, port = self._address
        try:
            await web.TCPSite(runner, host, port).start()
        except OSError as error:
            raise TryLaterError(
                f"Nothing can be received at {host}:{port}: another program may have this port. "
                "Stop that one, or choose another HTTP_HOST and HTTP_PORT."
            ) from error

    def web_app(self) -> web.Application:
        """Return the receiver: POST on the webhook's path, GET /health, /ready and /metrics."""
        app = web.Application(client_max_size=MAX_BODY_BYTES)
        app.router.add_post(urlsplit(self._url).path or "/", self._receive)
        app.router.add_get("/health", self._alive)
        app.router.add_get("/ready", self._ready)
        app.router.add_get("/metrics", self._metrics)
        return app

    async def _register(self) -> bool:
        params = {
            "url": self._url,
            "secret_token": self._secret,
            "allowed_updates": ALLOWED,
            "max_connections": 40,
        }
        try:
            answer = await self._transport.call("setWebhook", params)
        except (NotSentError, UnknownOutcomeError):
            return False
        if not answer.ok:
            log.error("Telegram refuses the webhook address (%d); trying again", answer.status)
        return answer.ok

    async def _receive(self, request: web.Request) -> web.Response:
        # The secret is checked before a byte of the body is read.
        given = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(), self._secret.encode()):
            return web.Response(status=403)
        if request.content_type != "application/json":
            return web.Response(status=415)
        try:
            update = json.loads((await request.read()).decode("utf-8", "replace"))
        except (ValueError, RecursionError):
            return web.Response(status=400)
        await self._store.inbox.accept([update], self._store.clock.now())
        self._health.completed(self._store.clock.now())
        self._on_stored()
        return web.Response()

    async def _alive(self, request: web.Request) -> web.Response:
        del request
        return web.Response(text="ok")

    async def _ready(self, request: web.Request) -> web.Response:
        """Say ready when the store answers."""
        del request
        try:
            async with self._store.database.reader() as connection:
                await connection.exec_driver_sql("SELECT 1")
        except Exception:  # noqa: BLE001 -- whatever it is, we are not ready
            return web.Response(status=503, text="the store does not answer")
        return web.Response(text="ready")

    async def _metrics(self, request: web.Request) -> web.Response:
        del request
        lines = [f"pathways_{name}_total {n}" for name, n in sorted(self._health.counters.items())]
        return web.Response(text="\n".join([*lines, ""]))
