"""The Bot API over HTTP: requests in every form Telegram takes, answers as it words them."""

import asyncio
import inspect
import json
from collections.abc import Callable
from typing import NoReturn
from urllib.parse import parse_qsl

from aiohttp import web

from bot.playground.emulator.calls import OK, Call
from bot.playground.emulator.errors import ApiError, bad_request
from bot.playground.emulator.faults import Fault, Kind, spoil
from bot.playground.emulator.methods import METHODS
from bot.playground.emulator.parameters import Unit
from bot.playground.emulator.waiting import wait
from bot.playground.emulator.wire import Encoded, Parameters, Upload, dumps, encode
from bot.playground.emulator.world import World

FaultHook = Callable[[str, Parameters], Fault | None]
CallHook = Callable[[Call], None]

_FORM = "application/x-www-form-urlencoded"


class BotApi:
    """Answers the bot's requests and keeps note of them."""

    def __init__(self, world: World, note: CallHook) -> None:
        self._world = world
        self._note = note
        self.faults: FaultHook | None = None
        self.closing = asyncio.Event()

    def routes(self) -> list[web.RouteDef]:
        return [
            web.route("*", "/bot{token}/{method}", self._answer),
            web.get("/file/bot{token}/{path:.+}", self._download),
        ]

    async def open(self, _app: web.Application) -> None:
        self.closing.clear()

    async def stop_waiting(self, _app: web.Application) -> None:
        """Let go of everybody who waits, so that the server can stop at once."""
        self.closing.set()
        self._world.updates.interrupt(None)

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["method"]
        try:
            self._authorize(request)
            parameters = await _parameters(request)
        except ApiError as error:
            return _refusal(error)
        except web.HTTPRequestEntityTooLarge:
            return _refusal(ApiError(413, "Request Entity Too Large"))
        fault = self.faults(name, parameters) if self.faults else None
        if fault is None:
            return await self.perform(name, parameters)
        if fault.after:
            answer = await self.perform(name, parameters)
            return await spoil(fault, request, answer, self.closing)
        if fault.kind is Kind.SLOW:
            await wait(self.closing, fault.seconds)
            return await self.perform(name, parameters)
        return await spoil(fault, request, _json(b'{"ok":true,"result":true}'), self.closing)

    def _authorize(self, request: web.Request) -> None:
        if request.match_info["token"] != self._world.state.token:
            raise ApiError(401, "Unauthorized")
        if self._world.state.logged_out:
            raise ApiError(400, "Logged out")

    async def perform(self, name: str, parameters: Parameters) -> web.Response:
        """Run a method and note the call."""
        unit = METHODS.get(name.lower(), _UNKNOWN)
        status = OK
        try:
            result = unit(self._world, parameters)
            if inspect.isawaitable(result):
                result = await result
        except ApiError as error:
            status, result = error.code, error.body()
        method = name if unit is _UNKNOWN else unit.name
        self._note(self._call(method, parameters, status, result))
        if status != OK:
            return _json(encode(result), status)
        body = result.body if isinstance(result, Encoded) else encode(result)
        return _json(b'{"ok":true,"result":' + body + b"}")

    def _call(self, name: str, parameters: Parameters, status: int, result: object) -> Call:
        world = self._world
        chat_id = str(parameters.get("chat_id", ""))
        now, seconds = world.clock.now(), world.monotonic()
        return Call(name, parameters, chat_id, status, result, now, seconds)

    async def _download(self, request: web.Request) -> web.StreamResponse:
        path = request.match_info["path"]
        files = self._world.state.files.values()
        found = next((file for file in files if file.path == path), None)
        if request.match_info["token"] != self._world.state.token:
            return _refusal(ApiError(401, "Unauthorized"))
        if found is None:
            return _refusal(ApiError(404, "Not Found"))
        return web.Response(body=found.content, content_type="application/octet-stream")


def _not_found(_world: World) -> NoReturn:
    raise ApiError(404, "Not Found")


_UNKNOWN = Unit(_not_found)


async def _parameters(request: web.Request) -> Parameters:
    """Read query, form, multipart or JSON, whichever came; everything becomes text or a file."""
    parameters: dict[str, str | Upload] = dict(request.query)
    if request.content_type == _FORM:
        form = (await request.read()).decode("latin-1")
        parameters.update(parse_qsl(form, keep_blank_values=True, errors="surrogateescape"))
    elif request.content_type == "application/json":
        parameters.update(_from_json(await request.read()))
    elif request.content_type == "multipart/form-data":
        for name, value in (await request.post()).items():
            parameters[name] = _uploaded(value) if isinstance(value, web.FileField) else str(value)
    return parameters


def _uploaded(field: web.FileField) -> Upload:
    return Upload(field.filename, field.content_type, field.file.read())


def _from_json(body: bytes) -> dict[str, str]:
    if not body:
        return {}
    try:
        parsed = json.loads(body)
    except ValueError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(parsed, dict):
        raise bad_request("object expected")
    return {
        name: value if isinstance(value, str) else dumps(value)
        for name, value in parsed.items()
        if value is not None
    }


def _refusal(error: ApiError) -> web.Response:
    return _json(encode(error.body()), error.code)


def _json(body: bytes, status: int = OK) -> web.Response:
    return web.Response(body=body, status=status, content_type="application/json")
