"""Answers that go wrong on purpose, before or after the bot's call had its effect."""

import asyncio
import gzip
import json
from typing import Any

import aiohttp
import pytest

from bot.playground.emulator import Emulator, Fault, Phone
from bot.playground.emulator.faults import Kind, error, too_many_requests
from bot.playground.emulator.wire import Parameters


def once(emulator: Emulator, fault: Fault) -> None:
    def hook(_method: str, _parameters: Parameters) -> Fault | None:
        emulator.faults = None
        return fault

    emulator.faults = hook


async def send(client: Any, phone: Phone) -> tuple[int, bytes]:
    form = {"chat_id": str(phone.user_id), "text": "hi"}
    async with client.session.post(f"{client.base}/sendMessage", data=form) as response:
        return response.status, await response.read()


@pytest.mark.parametrize(
    ("fault", "status", "body"),
    [
        (
            too_many_requests(7),
            429,
            {
                "ok": False,
                "error_code": 429,
                "description": "Too Many Requests: retry after 7",
                "parameters": {"retry_after": 7},
            },
        ),
        (
            too_many_requests(None),
            429,
            {
                "ok": False,
                "error_code": 429,
                "description": "Too Many Requests: retry after 0",
            },
        ),
        (
            error(401, "Unauthorized"),
            401,
            {"ok": False, "error_code": 401, "description": "Unauthorized"},
        ),
        (
            Fault(Kind.ERROR),
            500,
            {"ok": False, "error_code": 500, "description": "Internal Server Error"},
        ),
        (
            Fault(Kind.OK_FALSE, code=400, description="Bad Request: odd"),
            200,
            {"ok": False, "error_code": 400, "description": "Bad Request: odd"},
        ),
        (Fault(Kind.WRONG_TYPE, result=[1]), 200, {"ok": True, "result": [1]}),
    ],
)
async def test_an_answer_is_replaced(
    client: Any, emulator: Emulator, amal: Phone, fault: Fault, status: int, body: object
) -> None:
    once(emulator, fault)
    got, text = await send(client, amal)
    assert (got, json.loads(text)) == (status, body)
    assert len(amal.messages) == 1
    assert (await send(client, amal))[0] == 200


@pytest.mark.parametrize("kind", [Kind.ERROR, Kind.RESET, Kind.HTML, Kind.TRUNCATED])
async def test_afterwards_means_that_only_the_answer_is_lost(
    client: Any, emulator: Emulator, amal: Phone, kind: Kind
) -> None:
    once(emulator, Fault(kind, after=True))
    try:
        await send(client, amal)
    except aiohttp.ClientError:
        assert kind is Kind.RESET
    assert amal.last["text"] == "hi"
    assert len(emulator.calls) == 1


async def test_a_proxy_answers_with_a_page(client: Any, emulator: Emulator, amal: Phone) -> None:
    once(emulator, Fault(Kind.HTML))
    status, text = await send(client, amal)
    assert status == 502
    assert b"<html>" in text


async def test_json_is_cut_in_the_middle(client: Any, emulator: Emulator, amal: Phone) -> None:
    once(emulator, Fault(Kind.TRUNCATED))
    status, text = await send(client, amal)
    assert status == 200
    with pytest.raises(json.JSONDecodeError):
        json.loads(text)


async def test_a_connection_is_reset(client: Any, emulator: Emulator, amal: Phone) -> None:
    once(emulator, Fault(Kind.RESET))
    with pytest.raises(aiohttp.ClientConnectionError):
        await send(client, amal)
    assert len(amal.messages) == 1


async def test_a_connection_ends_in_the_middle_of_an_answer(
    client: Any, emulator: Emulator, amal: Phone
) -> None:
    once(emulator, Fault(Kind.CUT, after=True))
    with pytest.raises(aiohttp.ClientPayloadError):
        await send(client, amal)
    assert amal.last["text"] == "hi"
    assert (await send(client, amal))[0] == 200


async def test_silence_lasts_until_the_client_gives_up(
    client: Any, emulator: Emulator, amal: Phone
) -> None:
    once(emulator, Fault(Kind.SILENCE))
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.2):
            await send(client, amal)
    assert len(amal.messages) == 1


async def test_silence_ends_when_the_server_stops(emulator: Emulator, amal: Phone) -> None:
    once(emulator, Fault(Kind.SILENCE))
    async with asyncio.TaskGroup() as tasks, aiohttp.ClientSession() as session:
        async with emulator.serve() as address:
            url = f"{address}/bot123456:TEST-TOKEN/getMe"
            answer = tasks.create_task(outcome(session, url))
            await emulator.until(lambda: emulator.faults is None)
        assert isinstance(await answer, aiohttp.ClientError)


async def outcome(session: aiohttp.ClientSession, url: str) -> object:
    try:
        async with session.get(url) as response:
            return await response.read()
    except aiohttp.ClientError as error:
        return error


@pytest.mark.parametrize("after", [False, True])
async def test_a_slow_answer_is_right_but_late(
    client: Any, emulator: Emulator, amal: Phone, after: bool
) -> None:
    once(emulator, Fault(Kind.SLOW, after=after, seconds=0.5))
    async with asyncio.TaskGroup() as tasks:
        answer = tasks.create_task(send(client, amal))
        await emulator.until(lambda: emulator.faults is None)
        assert len(amal.messages) == (2 if after else 1)
        assert not answer.done()
    assert answer.result()[0] == 200


async def test_a_small_body_unpacks_to_a_huge_one(
    client: Any, emulator: Emulator, amal: Phone
) -> None:
    once(emulator, Fault(Kind.BOMB, size=8 * 2**20))
    form = {"chat_id": str(amal.user_id), "text": "hi"}
    async with (
        aiohttp.ClientSession(auto_decompress=False) as session,
        session.post(f"{client.base}/sendMessage", data=form) as response,
    ):
        packed = await response.read()
    assert response.headers["Content-Encoding"] == "gzip"
    assert len(packed) < 2**15
    assert len(json.loads(gzip.decompress(packed))["result"]) == 8 * 2**20


async def test_the_hook_chooses_by_method_and_parameters(
    client: Any, emulator: Emulator, amal: Phone
) -> None:
    seen = []

    def hook(method: str, parameters: Parameters) -> Fault | None:
        seen.append((method, parameters.get("chat_id")))
        return error(404, "Not Found") if method == "getMe" else None

    emulator.faults = hook
    assert await client.error("getMe") == "Not Found"
    assert (await send(client, amal))[0] == 200
    assert seen == [("getMe", None), ("sendMessage", str(amal.user_id))]
    assert emulator.faults is hook
