"""The webhook answers 200 only after the commit, and only to Telegram."""

import asyncio
import contextlib
import io

import aiohttp
import pytest
from aiohttp.test_utils import TestServer
from sqlalchemy import select

from bot.db.postgres import PostgresDatabase
from bot.delivery.health import Health
from bot.delivery.store import Store
from bot.delivery.tables import inbox
from bot.delivery.transport import Transport
from bot.delivery.webhook import MAX_BODY_BYTES, SECRET_HEADER, Webhook
from bot.errors import TryLaterError
from bot.playground.emulator import NO_FLOOD_CONTROL, Emulator
from bot.playground.emulator.faults import error
from bot.settings import Settings
from tests.conftest import TOKEN, until

SECRET = "a-long-random-word"
UPDATE = {"update_id": 7, "message": {"from": {"id": 5}, "text": "hello"}}


@pytest.fixture
def hook(store, tmp_path):
    settings = Settings(
        _env_file=None, webhook_url="https://bot.example/hook", webhook_secret=SECRET,
        data_dir=tmp_path / "d", http_port=0,
    )  # fmt: skip
    woken = []
    made = Webhook(
        store, Transport("http://127.0.0.1:9"), Health(), lambda: woken.append(1), settings
    )
    made.woken = woken
    return made


@contextlib.asynccontextmanager
async def client_of(hook):
    async with (
        TestServer(hook.web_app()) as server,
        aiohttp.ClientSession(server.make_url("/")) as c,
    ):
        yield c


async def stored(store):
    async with store.database.reader() as connection:
        return (await connection.scalars(select(inbox.c.update_id))).all()


async def test_an_update_is_stored_before_it_is_confirmed(hook, store):
    async with client_of(hook) as client:
        answer = await client.post("hook", json=UPDATE, headers={SECRET_HEADER: SECRET})
        assert answer.status == 200
        assert await stored(store) == [7]
        again = await client.post("hook", json=UPDATE, headers={SECRET_HEADER: SECRET})
        assert again.status == 200
    assert await stored(store) == [7]
    assert hook.woken


@pytest.mark.parametrize(
    ("headers", "body", "status"),
    [
        ({}, b"{}", 403),
        ({SECRET_HEADER: "wrong"}, b"{}", 403),
        ({SECRET_HEADER: SECRET, "Content-Type": "text/plain"}, b"{}", 415),
        ({SECRET_HEADER: SECRET, "Content-Type": "application/json"}, b"{", 400),
        ({SECRET_HEADER: SECRET, "Content-Type": "application/json"}, b"[" * 200_000, 400),
        ({SECRET_HEADER: SECRET, "Content-Type": "application/json"},
         b'"' + b"x" * MAX_BODY_BYTES + b'"', 413),
    ],
)  # fmt: skip
async def test_what_is_not_from_telegram_or_not_an_update_is_refused(
    hook, store, headers, body, status
):
    async with client_of(hook) as client:
        answer = await client.post("hook", data=io.BytesIO(body), headers=headers)
        assert answer.status == status
    assert await stored(store) == []


async def test_health_readiness_and_metrics_can_be_asked(hook, store):
    async with client_of(hook) as client:
        await client.post("hook", json=UPDATE, headers={SECRET_HEADER: SECRET})
        hook._health.count("sent_sent")
        assert (await client.get("health")).status == 200
        assert (await client.get("ready")).status == 200
        assert "pathways_sent_sent_total 1" in await (await client.get("metrics")).text()
        away = PostgresDatabase("postgresql://127.0.0.1:9/nothing-here")
        hook._store = Store.over(away, store.vault, store.clock)
        assert (await client.get("ready")).status == 503


async def test_it_tells_telegram_where_it_is_and_tries_until_it_is_heard(
    store, tmp_path, monkeypatch
):
    monkeypatch.setattr("bot.delivery.webhook.RETRY_SECONDS", 0.02)
    emulator = Emulator(token=TOKEN, clock=store.clock, limits=NO_FLOOD_CONTROL)
    settings = Settings(
        _env_file=None, webhook_url="https://bot.example/hook", webhook_secret=SECRET,
        data_dir=tmp_path / "d", http_port=0,
    )  # fmt: skip
    transport = Transport("http://127.0.0.1:9/bot")
    refused = [error(401, "Unauthorized"), error(401, "Unauthorized")]
    emulator.faults = lambda *_: refused.pop() if refused else None
    async with emulator.serve() as url:
        hook = Webhook(store, transport, Health(), lambda: None, settings)
        await transport.open()
        running = asyncio.ensure_future(hook.run())
        await asyncio.sleep(0.1)
        transport._base = f"{url}/bot{TOKEN}"
        await until(lambda: not refused, "two refusals")
        await until(lambda: any(call.method == "setWebhook" for call in emulator.calls), "a third")
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await transport.close()


async def test_a_port_that_another_program_has_is_named_in_one_line(hook):
    async with TestServer(hook.web_app()) as server:
        hook._address = (server.host, server.port)
        with pytest.raises(TryLaterError, match=rf"{server.port}.*another program"):
            await hook.run()
