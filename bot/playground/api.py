"""The page's JSON API: reads the state, acts on phones, moves the clock."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TypeVar

from aiohttp import web
from pydantic import ValidationError

from bot.clock import MovableClock
from bot.playground.actions import ACTIONS, SMALL
from bot.playground.bodies import Body, MoveClock, NewPerson, what_is_wrong
from bot.playground.emulator.errors import ApiError
from bot.playground.live import LiveStream
from bot.playground.view import View

_MOST_PHONES = 12
_PICTURES = {b"\xff\xd8\xff": "image/jpeg", b"\x89PNG": "image/png", b"GIF8": "image/gif"}

_B = TypeVar("_B", bound=Body)


class Api:
    """Answers the page; every refusal is raised as one sentence for people."""

    def __init__(
        self,
        view: View,
        live: LiveStream,
        clock: MovableClock,
        on_clock_moved: Callable[[], Awaitable[None]],
    ) -> None:
        self._view = view
        self._live = live
        self._emulator = view.emulator
        self._clock = clock
        self._on_clock_moved = on_clock_moved

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/api/state", self._state),
            web.get("/api/live", self._live.connect),
            web.get("/api/files/{file_id}", self._file),
            web.post("/api/people", self._add_person),
            web.post("/api/people/{id:[0-9]{1,18}}/{action}", self._act),
            web.post("/api/clock", self._move_clock),
            web.route("*", "/api/{rest:.*}", self._unknown),
        ]

    async def _state(self, _request: web.Request) -> web.Response:
        return web.json_response(self._view.state())

    async def _file(self, request: web.Request) -> web.Response:
        """Show a picture, hand out anything else: a bot's file never runs in this page."""
        content = self._view.emulator.file(request.match_info["file_id"])
        if content is None:
            raise web.HTTPNotFound(text="There is no such file.")
        for start, picture in _PICTURES.items():
            if content.startswith(start):
                return web.Response(body=content, content_type=picture)
        headers = {"Content-Disposition": "attachment"}
        return web.Response(body=content, headers=headers)

    async def _add_person(self, request: web.Request) -> web.Response:
        body = await _read(request, NewPerson, SMALL)
        if len(self._emulator.phones) >= _MOST_PHONES:
            raise web.HTTPConflict(text=f"{_MOST_PHONES} phones are as many as fit.")
        phone = self._emulator.add_person(body.first_name, language_code=body.language_code)
        return web.json_response({"id": phone.user_id})

    async def _act(self, request: web.Request) -> web.Response:
        phone = self._emulator.phones.get(int(request.match_info["id"]))
        action = ACTIONS.get(request.match_info["action"])
        if phone is None:
            raise web.HTTPNotFound(text="Nobody here has that phone.")
        if action is None:
            raise web.HTTPNotFound(text="Phones cannot do that.")
        body = await _read(request, action.body, action.longest)
        try:
            action.run(phone, body)
        except PermissionError:
            raise web.HTTPConflict(text="Only one's own texts can be edited.") from None
        except LookupError:
            raise web.HTTPConflict(text="That message or button is not there any more.") from None
        except (ApiError, ValueError) as error:
            raise web.HTTPConflict(text=f"Telegram would refuse that: {error}.") from None
        return web.json_response({})

    async def _move_clock(self, request: web.Request) -> web.Response:
        body = await _read(request, MoveClock, SMALL)
        self._clock.advance(timedelta(minutes=body.minutes))
        now = {"now": self._clock.now().isoformat()}
        await self._live.announce({"type": "clock", **now})
        await self._on_clock_moved()
        return web.json_response(now)

    async def _unknown(self, _request: web.Request) -> web.Response:
        raise web.HTTPNotFound(text="The playground has nothing at this address.")


async def _read(request: web.Request, body: type[_B], longest: int) -> _B:
    """Read a JSON body of at most `longest` bytes; raises with what is wrong with it."""
    if request.content_type != "application/json":
        raise web.HTTPUnsupportedMediaType(text="The playground reads application/json only.")
    data = bytearray()
    async for chunk in request.content.iter_any():
        data += chunk
        if len(data) > longest:
            raise web.HTTPRequestEntityTooLarge(
                longest, len(data), text="That is too large to send."
            )
    try:
        return body.model_validate_json(bytes(data))
    except ValidationError as error:
        raise web.HTTPBadRequest(text=what_is_wrong(error)) from None
