"""An emulator that is served on a free port, and a plain HTTP client for it."""

import datetime as dt
import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from bot.clock import MovableClock
from bot.playground.emulator import NO_FLOOD_CONTROL, Emulator, Phone

TOKEN = "123456:TEST-TOKEN"


class Client:
    """Calls the Bot API as a form, the way most libraries do."""

    def __init__(self, session: aiohttp.ClientSession, address: str) -> None:
        self.session = session
        self.address = address
        self.base = f"{address}/bot{TOKEN}"

    async def answer(self, method: str, **parameters: Any) -> dict[str, Any]:
        form = {k: v if isinstance(v, str) else json.dumps(v) for k, v in parameters.items()}
        async with self.session.post(f"{self.base}/{method}", data=form) as response:
            body: dict[str, Any] = await response.json()
            assert body["ok"] is (response.status == 200)
            assert body["ok"] or body["error_code"] == response.status
            return body

    async def ok(self, method: str, **parameters: Any) -> Any:
        body = await self.answer(method, **parameters)
        assert body["ok"], body
        return body["result"]

    async def error(self, method: str, **parameters: Any) -> str:
        body = await self.answer(method, **parameters)
        assert not body["ok"], body
        return str(body["description"])


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(frozen_at=dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC))


@pytest.fixture
def emulator(clock: MovableClock) -> Emulator:
    return Emulator(token=TOKEN, clock=clock, limits=NO_FLOOD_CONTROL)


@pytest.fixture
async def address(emulator: Emulator) -> AsyncIterator[str]:
    async with emulator.serve() as address:
        yield address


@pytest.fixture
async def client(address: str) -> AsyncIterator[Client]:
    async with aiohttp.ClientSession() as session:
        yield Client(session, address)


@pytest.fixture
def amal(emulator: Emulator) -> Phone:
    """Somebody who has opened the bot already."""
    phone = emulator.add_person("Amal", language_code="ar")
    phone.start()
    emulator.forget_updates()
    return phone
