"""What can go wrong between the bot and Telegram, on purpose."""

import asyncio
import zlib
from dataclasses import dataclass, field
from enum import Enum, auto

from aiohttp import web

from bot.playground.emulator.waiting import wait
from bot.playground.emulator.wire import Json, encode

_JSON = {"Content-Type": "application/json"}
_PAGE = b"<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"


class Kind(Enum):
    """How the answer is spoilt."""

    ERROR = auto()
    """An answer with `ok: false`, its code also as HTTP status."""
    OK_FALSE = auto()
    """The same with HTTP status 200."""
    HTML = auto()
    """A page of a proxy instead of JSON."""
    TRUNCATED = auto()
    """The first half of the right answer."""
    CUT = auto()
    """The connection ends after the first half of the right answer."""
    RESET = auto()
    """The connection is torn down before anything is answered."""
    SILENCE = auto()
    """The connection stays open and nothing comes."""
    SLOW = auto()
    """The right answer, late."""
    WRONG_TYPE = auto()
    """`ok: true` with a result of another type."""
    BOMB = auto()
    """A small gzip body that unpacks to `size` bytes."""


@dataclass(frozen=True)
class Fault:
    """A spoilt answer; with `after` the method has its effect and only the answer is lost."""

    kind: Kind
    after: bool = False
    code: int = 500
    description: str = "Internal Server Error"
    parameters: Json = field(default_factory=dict)
    seconds: float = 0
    result: object = "unexpected"
    size: int = 64 * 2**20


def error(code: int, description: str, parameters: Json | None = None) -> Fault:
    """Return any refusal, such as `error(401, "Unauthorized")`."""
    return Fault(Kind.ERROR, code=code, description=description, parameters=parameters or {})


def too_many_requests(retry_after: int | None) -> Fault:
    """Return a 429; without `retry_after` when None."""
    given = {} if retry_after is None else {"retry_after": retry_after}
    return error(429, f"Too Many Requests: retry after {retry_after or 0}", given)


async def spoil(
    fault: Fault, request: web.Request, answer: web.Response, closing: asyncio.Event
) -> web.StreamResponse:
    """Answer a request the wrong way; `answer` is the right one."""
    match fault.kind:
        case Kind.SLOW:
            await wait(closing, fault.seconds)
            return answer
        case Kind.RESET | Kind.SILENCE:
            if fault.kind is Kind.SILENCE:
                await _gone(request, closing)
            if request.transport:
                request.transport.abort()
            return answer
        case Kind.CUT:
            return await _cut(request, answer)
        case Kind.BOMB:
            packed = await asyncio.to_thread(_bomb, fault.size)
            return web.Response(body=packed, headers={"Content-Encoding": "gzip", **_JSON})
    return _wrong_body(fault, answer)


async def _cut(request: web.Request, answer: web.Response) -> web.StreamResponse:
    """Promise the whole answer, send half of it, hang up."""
    assert isinstance(answer.body, bytes)
    cut = web.StreamResponse(headers={"Content-Length": str(len(answer.body)), **_JSON})
    await cut.prepare(request)
    await cut.write(answer.body[: len(answer.body) // 2])
    if request.transport:
        request.transport.close()
    return cut


def _wrong_body(fault: Fault, answer: web.Response) -> web.Response:
    match fault.kind:
        case Kind.HTML:
            return web.Response(status=502, body=_PAGE, content_type="text/html")
        case Kind.TRUNCATED:
            assert isinstance(answer.body, bytes)
            return web.Response(body=answer.body[: len(answer.body) // 2], headers=_JSON)
        case Kind.WRONG_TYPE:
            return web.Response(body=encode({"ok": True, "result": fault.result}), headers=_JSON)
    body: Json = {"ok": False, "error_code": fault.code, "description": fault.description}
    if fault.parameters:
        body["parameters"] = fault.parameters
    status = 200 if fault.kind is Kind.OK_FALSE else fault.code
    return web.Response(status=status, body=encode(body), headers=_JSON)


async def _gone(request: web.Request, closing: asyncio.Event) -> None:
    """Wait until the client gives up or the server stops."""
    while request.transport and not request.transport.is_closing() and not closing.is_set():
        await wait(closing, 0.05)


def _bomb(size: int) -> bytes:
    """Pack a valid answer whose result is one long string, piece by piece."""
    packer = zlib.compressobj(wbits=31)
    block = b"0" * 2**20
    pieces = [packer.compress(b'{"ok":true,"result":"')]
    pieces += [packer.compress(block) for _ in range(size // len(block))]
    pieces += [packer.compress(b'"}'), packer.flush()]
    return b"".join(pieces)
