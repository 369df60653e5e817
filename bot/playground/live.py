"""The live stream: a WebSocket that begins with the whole state and goes on with events."""

import asyncio
import contextlib

from aiohttp import WSCloseCode, web

from bot.playground.emulator import EventStream
from bot.playground.emulator.wire import Json
from bot.playground.view import View

_HEARTBEAT = 20.0  # seconds; a page that fell asleep is let go after one and a half of them
_LONGEST_QUESTION = 1024  # bytes; the page never says anything


class LiveStream:
    """Tells every open page what happens."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._sockets: set[web.WebSocketResponse] = set()

    async def connect(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(heartbeat=_HEARTBEAT, max_msg_size=_LONGEST_QUESTION)
        await socket.prepare(request)
        self._sockets.add(socket)
        try:
            with self._view.emulator.subscribe() as events:
                async with asyncio.TaskGroup() as tasks:
                    telling = tasks.create_task(self._tell_all(socket, events))
                    async for _ in socket:
                        pass
                    telling.cancel()
        finally:
            self._sockets.discard(socket)
        return socket

    async def announce(self, event: Json) -> None:
        """Tell all pages something that the emulator does not know."""
        for socket in tuple(self._sockets):
            await _tell(socket, event)

    async def close(self, _app: web.Application) -> None:
        for socket in tuple(self._sockets):
            await socket.close(code=WSCloseCode.GOING_AWAY)

    async def _tell_all(self, socket: web.WebSocketResponse, events: EventStream) -> None:
        await _tell(socket, self._view.state())
        told = self._view.ready_links()
        async for event in events:
            if told != (links := self._view.ready_links()):
                await _tell(socket, {"type": "links", "links": links})
                told = links
            if shown := self._view.event(event):
                await _tell(socket, shown)


async def _tell(socket: web.WebSocketResponse, event: Json) -> None:
    with contextlib.suppress(ConnectionError):  # the page left; reading from it ends the rest
        await socket.send_json(event)
