"""HTTP to Telegram over aiohttp: bounded, quiet, one session for our calls and for PTB's."""

import asyncio
import io
import json
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

MAX_ANSWER_BYTES = 20 * 1024 * 1024
LARGEST = 2**53  # Telegram's numbers keep to 52 bits
CONNECT_SECONDS = 10.0
READ_SECONDS = 20.0
UPLOAD_SECONDS = 40.0  # more, for a file over a slow line


class NotSentError(Exception):
    """The request never reached Telegram: sending again cannot double anything."""


class UnknownOutcomeError(Exception):
    """The request may have reached Telegram; no usable answer came back."""


@dataclass(frozen=True)
class Answer:
    """What Telegram said. `status` is the HTTP status, `result` any JSON when `ok`."""

    status: int
    ok: bool
    result: Any = None
    description: str = ""
    retry_after: float | None = None
    migrate_to: int | None = None


@dataclass(frozen=True)
class Upload:
    """A file on its way: the parameter it is, and what Telegram is told of it."""

    parameter: str
    name: str
    mime: str
    content: bytes = field(repr=False)


class Transport:
    """One connection pool. The base address holds the token: it is never logged or shown."""

    def __init__(self, base_url: str, read_seconds: float = READ_SECONDS) -> None:
        self._base = base_url
        self._read_seconds = read_seconds
        self._session: aiohttp.ClientSession | None = None

    async def open(self) -> None:
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=256, keepalive_timeout=60),
            cookie_jar=aiohttp.DummyCookieJar(),
        )

    async def close(self) -> None:
        if self._session:
            await self._session.close()
            self._session = None

    async def call(
        self, method: str, params: dict[str, Any], *, hold_seconds: float = 0.0
    ) -> Answer:
        """Call a Bot API method with a JSON body; Telegram may hold a long poll `hold_seconds`.

        Raises NotSentError or UnknownOutcomeError when there is no usable answer.
        """
        return await self._post(method, hold_seconds, json=params)

    async def upload(self, method: str, params: dict[str, Any], file: Upload) -> Answer:
        """Call a Bot API method with a file. Raises as `call` does."""
        form = aiohttp.FormData(
            {name: v if isinstance(v, str) else json.dumps(v) for name, v in params.items()}
        )
        content = io.BytesIO(file.content)
        form.add_field(file.parameter, content, filename=file.name, content_type=file.mime)
        return await self._post(method, UPLOAD_SECONDS, data=form)

    async def _post(self, method: str, hold_seconds: float, **body: Any) -> Answer:
        try:
            status, answer = await self.ask("POST", f"{self._base}/{method}", hold_seconds, **body)
        except aiohttp.ClientConnectorError as error:
            raise NotSentError(type(error).__name__) from None
        except (aiohttp.ClientError, TimeoutError, OSError, EOFError) as error:
            raise UnknownOutcomeError(type(error).__name__) from None
        return parse(status, answer)

    async def ask(
        self, verb: str, url: str, hold_seconds: float = 0.0, **body: Any
    ) -> tuple[int, bytes]:
        """Return status and body of an answer. Raises aiohttp's errors, TimeoutError, EOFError."""
        assert self._session, "the transport is not open"
        timeout = aiohttp.ClientTimeout(
            sock_connect=CONNECT_SECONDS, total=hold_seconds + self._read_seconds
        )
        async with self._session.request(verb, url, timeout=timeout, **body) as response:
            return response.status, await _read(response)


async def _read(response: aiohttp.ClientResponse) -> bytes:
    """Read at most MAX_ANSWER_BYTES of the unpacked body: a gzip bomb ends here."""
    chunks, size = [], 0
    async for chunk in response.content.iter_chunked(256 * 1024):
        size += len(chunk)
        if size > MAX_ANSWER_BYTES:
            raise EOFError("the answer is too large")
        chunks.append(chunk)
    return b"".join(chunks)


def parse(status: int, body: bytes) -> Answer:
    """Return the answer in `body`. Raises UnknownOutcomeError when it is not the Bot API's JSON."""
    try:
        data = json.loads(body.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict) or not isinstance(data.get("ok"), bool):
        if status in (401, 403, 404, 409, 429):  # proxies answer these in HTML, and mean them
            return Answer(status, ok=False)
        raise UnknownOutcomeError(f"HTTP {status} without the Bot API's JSON")
    if data["ok"]:
        return Answer(status, ok=True, result=data.get("result"))
    code = data.get("error_code")
    more = data.get("parameters")
    more = more if isinstance(more, dict) else {}
    return Answer(
        code if isinstance(code, int) else status,
        ok=False,
        description=str(data.get("description", "")),
        retry_after=_number(more.get("retry_after")),
        migrate_to=int(n) if (n := _number(more.get("migrate_to_chat_id"))) else None,
    )


def _number(value: Any) -> float | None:
    plain = isinstance(value, int | float) and not isinstance(value, bool)
    return value if plain and abs(value) < LARGEST else None  # false for NaN and Infinity, too


class Request(BaseRequest):
    """PTB's door to the same transport: twice as fast as httpx, and silent about URLs."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    @property
    def read_timeout(self) -> float | None:
        return READ_SECONDS

    async def initialize(self) -> None:
        """Do nothing: the runtime opens and closes the transport."""

    async def shutdown(self) -> None:
        """Do nothing: the runtime opens and closes the transport."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        form = _form(request_data) if request_data else None  # None: a file is fetched
        try:
            return await self._transport.ask(method, url, data=form)
        except TimeoutError as error:
            raise TimedOut from error
        except (aiohttp.ClientError, OSError, EOFError) as error:
            raise NetworkError(type(error).__name__) from None

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        # PTB's own would log the whole answer, with what people wrote in it.
        try:
            data = json.loads(payload.decode("utf-8", "replace"))
        except (ValueError, RecursionError):
            data = None
        if not isinstance(data, dict):
            raise TelegramError("Invalid server response") from None
        return data


def _form(data: RequestData) -> aiohttp.FormData:
    form = aiohttp.FormData(data.json_parameters)
    for name, (filename, content, mime) in (data.multipart_data or {}).items():
        form.add_field(name, content, filename=filename, content_type=mime)
    return form


async def pause(event: asyncio.Event, seconds: float) -> None:
    """Wait until the event is set or the seconds have passed, and clear it."""
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        pass
    event.clear()
