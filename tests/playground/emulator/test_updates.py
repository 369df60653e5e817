"""Long polling: what is delivered, confirmed, forgotten, and who is turned away."""

import asyncio
import datetime as dt
import json
from typing import Any

import aiohttp
import pytest

from bot.clock import MovableClock
from bot.playground.emulator import Emulator, Fault, Phone
from bot.playground.emulator.faults import Kind

CONFLICT = (
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running"
)


async def ids(client: Any, **parameters: Any) -> list[int]:
    return [update["update_id"] for update in await client.ok("getUpdates", **parameters)]


async def test_updates_come_in_order_until_an_offset_confirms_them(
    client: Any, emulator: Emulator, amal: Phone
) -> None:
    for text in "abc":
        amal.send(text)
    first, second, third = await ids(client)
    assert (second, third) == (first + 1, first + 2)
    assert await ids(client, limit=2) == [first, second]
    assert await ids(client, offset=first) == [first, second, third]
    assert await ids(client, offset=second) == [second, third]
    assert await ids(client) == [second, third]
    assert await ids(client, offset=third + 1) == []
    assert emulator.pending_updates == 0


async def test_a_negative_offset_keeps_only_the_newest(client: Any, amal: Phone) -> None:
    for text in "abc":
        amal.send(text)
    newest = await ids(client, offset=-1)
    assert len(newest) == 1
    assert await ids(client) == newest


@pytest.mark.parametrize(("limit", "count"), [(0, 1), (-5, 1), (1000, 100), ("x", 1)])
async def test_a_batch_holds_one_to_a_hundred(
    client: Any, amal: Phone, limit: Any, count: int
) -> None:
    for number in range(101):
        amal.send(str(number))
    assert len(await ids(client, limit=limit)) == count


async def test_a_long_poll_waits_for_the_next_update(
    client: Any, emulator: Emulator, amal: Phone
) -> None:
    async with asyncio.TaskGroup() as tasks:
        poll = tasks.create_task(client.ok("getUpdates", timeout=30))
        await emulator.until(lambda: emulator.polled)
        assert not poll.done()
        amal.send("now")
    assert [update["message"]["text"] for update in poll.result()] == ["now"]


async def test_a_long_poll_ends_empty_when_its_time_is_over(client: Any) -> None:
    assert await ids(client, timeout=1) == []


async def test_a_second_poller_turns_the_first_away(
    client: Any, emulator: Emulator, amal: Phone
) -> None:
    async with asyncio.TaskGroup() as tasks:
        first = tasks.create_task(client.answer("getUpdates", timeout=30))
        await emulator.until(lambda: emulator.polled)
        second = tasks.create_task(client.ok("getUpdates", timeout=30))
        await emulator.until(first.done)
        assert first.result() == {"ok": False, "error_code": 409, "description": CONFLICT}
        amal.send("x")
    assert len(second.result()) == 1


@pytest.mark.parametrize(
    ("method", "parameters", "problem"),
    [
        ("setWebhook", {"url": "https://example.org"}, "terminated by setWebhook request"),
        ("logOut", {}, "terminated by logOut request"),
        ("close", {}, "terminated by close request"),
    ],
)
async def test_other_requests_end_a_long_poll(
    client: Any, emulator: Emulator, method: str, parameters: dict[str, str], problem: str
) -> None:
    async with asyncio.TaskGroup() as tasks:
        poll = tasks.create_task(client.error("getUpdates", timeout=30))
        await emulator.until(lambda: emulator.polled)
        await client.ok(method, **parameters)
    assert poll.result() == f"Conflict: {problem}"


async def test_a_client_that_went_away_confirms_nothing(client: Any, amal: Phone) -> None:
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await client.ok("getUpdates", timeout=30)
    amal.send("not lost")
    assert len(await ids(client)) == 1


async def test_updates_are_kept_for_a_day(client: Any, amal: Phone, clock: MovableClock) -> None:
    amal.send("old")
    clock.advance(dt.timedelta(hours=23))
    amal.send("new")
    clock.advance(dt.timedelta(hours=2))
    (update,) = await client.ok("getUpdates")
    assert update["message"]["text"] == "new"


async def test_only_the_kinds_that_were_asked_for_are_queued(client: Any, amal: Phone) -> None:
    amal.react(1, "👍")
    assert await ids(client) == []
    await client.ok("getUpdates", allowed_updates=["message_reaction"])
    amal.send("not heard")
    amal.react(1, "👍")
    (update,) = await client.ok("getUpdates")
    assert update["message_reaction"]["new_reaction"] == [{"type": "emoji", "emoji": "👍"}]
    await client.ok("getUpdates", offset=-1, allowed_updates=[])
    amal.send("heard again")
    assert len(await ids(client)) == 2


async def test_anything_can_be_injected_and_is_delivered_as_it_is(
    client: Any, emulator: Emulator
) -> None:
    strange = [{"update_id": 7, "future": {}}, {"no": "id"}, [], "text", {"update_id": "8"}]
    for raw in strange:
        emulator.inject(raw)
    assert await client.ok("getUpdates") == strange


async def test_bytes_are_injected_unchanged_even_if_they_break_the_answer(
    client: Any, emulator: Emulator
) -> None:
    emulator.inject(b'{"update_id":5,"message":{"text":"\\ud800 \xff"}}')
    async with client.session.get(f"{client.base}/getUpdates") as response:
        body = await response.read()
    assert b"\\ud800 \xff" in body
    emulator.inject(b'{"update_id":')
    async with client.session.get(f"{client.base}/getUpdates") as response:
        broken = await response.read()
    with pytest.raises(ValueError, match=r"Expecting|codec"):
        json.loads(broken)


async def test_what_was_injected_is_seen_once_and_then_confirmed_like_the_rest(
    client: Any, emulator: Emulator, amal: Phone
) -> None:
    amal.send("a")
    (newest,) = await ids(client)
    emulator.inject({"update_id": newest, "message": "again"})
    emulator.inject({"message": "without id"})
    seen = await client.ok("getUpdates", offset=newest + 1)
    assert [update["message"] for update in seen] == ["again", "without id"]
    assert await client.ok("getUpdates", offset=newest + 1) == [{"message": "without id"}]
    assert await client.ok("getUpdates", offset=newest + 2) == []


async def test_ids_may_start_again_after_a_quiet_week(
    client: Any, emulator: Emulator, amal: Phone
) -> None:
    amal.send("before")
    (before,) = await ids(client)
    assert await ids(client, offset=before + 1) == []
    emulator.restart_update_ids(at=5)
    amal.send("after")
    assert await ids(client, offset=before + 1) == [5]
    assert await ids(client, offset=6) == []


async def test_a_server_that_stops_does_not_wait_for_long_polls(emulator: Emulator) -> None:
    async with asyncio.TaskGroup() as tasks, aiohttp.ClientSession() as session:
        async with emulator.serve() as address:
            url = f"{address}/bot123456:TEST-TOKEN/getUpdates?timeout=50"
            poll = tasks.create_task(read(session, url))
            await emulator.until(lambda: emulator.polled)
            started = asyncio.get_running_loop().time()
        assert asyncio.get_running_loop().time() - started < 25, "half of what they may last"
        assert await poll == {"ok": True, "result": []}


async def test_a_server_may_go_and_come_back_with_nothing_lost(
    emulator: Emulator, amal: Phone
) -> None:
    async with emulator.serve():
        amal.send("a")
    amal.send("b")
    async with emulator.serve() as address, aiohttp.ClientSession() as session:
        answer = await read(session, f"{address}/bot123456:TEST-TOKEN/getUpdates")
        assert [update["message"]["text"] for update in answer["result"]] == ["a", "b"]
        emulator.faults = lambda *_: Fault(Kind.SILENCE)
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.2):
                await read(session, f"{address}/bot123456:TEST-TOKEN/getMe")


async def read(session: aiohttp.ClientSession, url: str) -> Any:
    async with session.get(url) as response:
        return await response.json()
