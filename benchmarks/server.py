"""Telegram's side of a benchmark: the few methods an echo needs, as cheap as they can be made.

The playground's emulator is faithful, and with that three times as dear as a bot (PERFORMANCE.md):
here it would measure itself. `delay` is the round trip; half of it passes before a call has its
effect, half before its answer is back.
"""

import asyncio
import json
import time
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from urllib.parse import parse_qsl

from aiohttp import web

from benchmarks.crowd import BOT, Crowd, Json, Writer, encode
from benchmarks.limit import StrictLimit

TRUE = b'{"ok":true,"result":true}'
TOO_MANY = encode(
    {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 1",
        "parameters": {"retry_after": 1},
    }
)
OVERALL = frozenset({"sendmessage", "editmessagetext"})


class Server:
    """One bot's Bot API. `crowd`, `delay` and `limit` may be changed between two loads."""

    def __init__(self, crowd: Crowd) -> None:
        self.crowd = crowd
        self.delay = 0.0
        self.limit: StrictLimit | None = None
        self.polled = asyncio.Event()
        self.broadcast: list[float] = []
        """When each message to somebody who had not written arrived."""
        self._queue: deque[tuple[int, bytes]] = deque()
        self._filled = asyncio.Event()
        self._next_id = 1
        self._changed = asyncio.Event()

    def put(self, batch: list[tuple[Writer, Json]]) -> float:
        """Queue updates, all at once; return when."""
        bodies = []
        for _, update in batch:
            bodies.append((self._next_id, encode({"update_id": self._next_id, **update})))
            self._next_id += 1
        now = time.perf_counter()
        for writer, _ in batch:
            self.crowd.sent(writer, now)
        self._queue.extend(bodies)
        self._filled.set()
        return now

    async def until_polled(self, seconds: float) -> None:
        """Wait for the bot's first getUpdates. Raises TimeoutError."""
        async with asyncio.timeout(seconds):
            await self.polled.wait()

    async def until(self, condition: Callable[[], object], seconds: float) -> None:
        """Wait until something holds that calls of the bot bring about. Raises TimeoutError."""
        async with asyncio.timeout(seconds):
            while not condition():
                self._changed.clear()
                await self._changed.wait()

    @asynccontextmanager
    async def serve(self) -> AsyncIterator[str]:
        """Serve on this machine; yields the address of the Bot API."""
        runner = web.ServerRunner(web.Server(self._answer, access_log=None), shutdown_timeout=0.1)
        await runner.setup()
        try:
            await web.TCPSite(runner, "127.0.0.1", 0).start()
            yield f"http://127.0.0.1:{runner.addresses[0][1]}"
        finally:
            await runner.cleanup()

    async def _answer(self, request: web.BaseRequest) -> web.Response:
        method = request.path.rpartition("/")[2].lower()
        params = _parsed(request.content_type, await request.read())
        if self.delay:
            await asyncio.sleep(self.delay / 2)
        status, body = 200, TRUE
        if method == "getupdates":
            body = await self._updates(params)
        elif method == "getme":
            body = _ok(encode(BOT))
        elif method in OVERALL:
            status, body = self._shown(params)
        if self.delay:
            await asyncio.sleep(self.delay / 2)
        return web.Response(body=body, status=status, content_type="application/json")

    async def _updates(self, params: Json) -> bytes:
        offset = int(params.get("offset") or 0)
        while self._queue and self._queue[0][0] < offset:
            self._queue.popleft()
        self.polled.set()
        if not self._queue:
            self._filled.clear()
            try:
                async with asyncio.timeout(float(params.get("timeout") or 0)):
                    await self._filled.wait()
            except TimeoutError:
                return _ok(b"[]")
        limit = min(int(params.get("limit") or 100), 100)
        batch = [self._queue[n][1] for n in range(min(limit, len(self._queue)))]
        return _ok(b"[" + b",".join(batch) + b"]")

    def _shown(self, params: Json) -> tuple[int, bytes]:
        now = time.perf_counter()
        if self.limit and not self.limit.admits(now):
            return 429, TOO_MANY
        chat_id = int(params["chat_id"])
        if chat_id not in self.crowd.writers:
            self.broadcast.append(now)
        message = self.crowd.shown(chat_id, params, now)
        self._changed.set()
        return 200, _ok(encode(message))


def _ok(result: bytes) -> bytes:
    return b'{"ok":true,"result":' + result + b"}"


def _parsed(content_type: str, body: bytes) -> Json:
    if content_type == "application/json":
        parsed: Json = json.loads(body or b"{}")
        return parsed
    return dict(parse_qsl(body.decode(), keep_blank_values=True))
