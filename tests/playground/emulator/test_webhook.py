"""A webhook: posted to with the secret, in order per chat, again and again until it answers."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from aiohttp import web

from bot.clock import MovableClock
from bot.playground.emulator import NO_FLOOD_CONTROL, Emulator, Phone

TOKEN = "123456:TEST-TOKEN"


@dataclass
class Receiver:
    """Notes what arrives; answers what is scripted, then 200."""

    script: list[web.Response] = field(default_factory=list)
    got: list[tuple[str, str]] = field(default_factory=list)
    url: str = ""
    at_once: int = 0
    most_at_once: int = 0
    pause: float = 0

    async def receive(self, request: web.Request) -> web.Response:
        secret = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
        update = await request.json()
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        await asyncio.sleep(self.pause)
        self.at_once -= 1
        self.got.append((update["message"]["text"], secret))
        return self.script.pop(0) if self.script else web.Response()

    @property
    def texts(self) -> list[str]:
        return [text for text, _secret in self.got]


@asynccontextmanager
async def listening() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    app = web.Application()
    app.router.add_post("/hook", receiver.receive)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    receiver.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield receiver
    await runner.cleanup()


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    async with listening() as receiver:
        yield receiver


@pytest.fixture
def emulator(clock: MovableClock) -> Emulator:
    """Retries quickly."""
    limits = replace(NO_FLOOD_CONTROL, webhook_retry_seconds=0.01)
    return Emulator(token=TOKEN, clock=clock, limits=limits)


async def test_updates_are_posted_with_the_secret_and_then_forgotten(
    client: Any, emulator: Emulator, amal: Phone, receiver: Receiver
) -> None:
    amal.send("before")
    await client.ok("setWebhook", url=receiver.url, secret_token="s3cret", max_connections=7)
    amal.send("after")
    await emulator.until(lambda: emulator.pending_updates == 0)
    assert receiver.got == [("before", "s3cret"), ("after", "s3cret")]
    info = await client.ok("getWebhookInfo")
    assert info == {
        "url": receiver.url,
        "has_custom_certificate": False,
        "pending_update_count": 0,
        "max_connections": 7,
    }


async def test_a_failed_post_is_repeated_before_anything_else_of_that_chat(
    client: Any, emulator: Emulator, amal: Phone, receiver: Receiver
) -> None:
    receiver.script = [
        web.Response(status=500, headers={"Retry-After": "tomorrow"}),
        web.Response(status=302, headers={"Location": "/elsewhere"}),
        web.Response(status=429, headers={"Retry-After": "0.01"}),
    ]
    await client.ok("setWebhook", url=receiver.url)
    amal.send("first")
    amal.send("second")
    await emulator.until(lambda: emulator.pending_updates == 0)
    assert receiver.texts == ["first"] * 4 + ["second"]
    info = await client.ok("getWebhookInfo")
    assert info["last_error_message"] == ("Wrong response from the webhook: 429 Too Many Requests")
    assert info["last_error_date"] == 1795262400


async def test_one_chat_that_fails_does_not_hold_up_the_others(
    client: Any, emulator: Emulator, amal: Phone, receiver: Receiver
) -> None:
    other = emulator.add_person("Olena")
    receiver.pause = 0.02
    await client.ok("setWebhook", url=receiver.url, max_connections=2)
    for phone in (amal, other, emulator.add_person("Daniel")):
        phone.send(phone.user["first_name"])
        phone.send("again")
    await emulator.until(lambda: emulator.pending_updates == 0)
    assert receiver.most_at_once == 2
    assert sorted(receiver.texts) == ["Amal", "Daniel", "Olena", "again", "again", "again"]


async def test_a_webhook_that_is_away_gets_everything_when_it_comes_back(
    client: Any, emulator: Emulator, amal: Phone
) -> None:
    async with listening() as away:
        url = away.url
    await client.ok("setWebhook", url=url)
    amal.send("x")
    await emulator.until(lambda: client_error(emulator))
    info = await client.ok("getWebhookInfo")
    assert info["pending_update_count"] == 1
    assert info["last_error_message"] == "Webhook connection closed: ClientConnectorError"
    async with listening() as back:
        await client.ok("setWebhook", url=back.url)
        await emulator.until(lambda: emulator.pending_updates == 0)
        assert back.texts == ["x"]


async def test_a_restored_webhook_goes_on_by_itself(
    client: Any, emulator: Emulator, amal: Phone, clock: MovableClock, receiver: Receiver
) -> None:
    async with listening() as away:
        url = away.url
    await client.ok("setWebhook", url=url)
    amal.send("waiting")
    written = emulator.dump()
    written["webhook"]["url"] = receiver.url
    restored = Emulator.restore(written, clock=clock)
    async with restored.serve():
        await emulator.until(lambda: receiver.texts == ["waiting"])


def client_error(emulator: Emulator) -> bool:
    return bool(emulator.dump()["webhook"]["last_error_message"])


async def test_an_answer_may_carry_a_method_call(
    client: Any, emulator: Emulator, amal: Phone, receiver: Receiver
) -> None:
    call = {"method": "sendMessage", "chat_id": amal.user_id, "text": "by return"}
    receiver.script = [web.json_response(call), web.Response(text="{", content_type="text/json")]
    await client.ok("setWebhook", url=receiver.url)
    amal.send("a")
    amal.send("b")
    await emulator.until(lambda: emulator.pending_updates == 0)
    assert amal.last["text"] == "by return"


async def test_polling_and_a_webhook_exclude_each_other(client: Any, amal: Phone) -> None:
    url = "https://example.org/hook"
    assert (await client.answer("setWebhook", url=url))["description"] == "Webhook was set"
    again = await client.answer("setWebhook", url=url, allowed_updates=["message"])
    assert again["description"] == "Webhook is already set"
    assert (await client.ok("getWebhookInfo"))["allowed_updates"] == ["message"]
    assert await client.error("getUpdates") == (
        "Conflict: can't use getUpdates method while webhook is active; "
        "use deleteWebhook to delete the webhook first"
    )
    amal.send("kept")
    deleted = await client.answer("deleteWebhook")
    assert deleted == {"ok": True, "result": True, "description": "Webhook was deleted"}
    assert (await client.answer("setWebhook"))["description"] == "Webhook is already deleted"
    assert len(await client.ok("getUpdates")) == 1


@pytest.mark.parametrize("method", ["setWebhook", "deleteWebhook"])
async def test_pending_updates_can_be_dropped(client: Any, amal: Phone, method: str) -> None:
    amal.send("x")
    where = {"url": "https://example.org"} if method == "setWebhook" else {}
    await client.ok(method, **where, drop_pending_updates=True)
    assert (await client.ok("getWebhookInfo"))["pending_update_count"] == 0


@pytest.mark.parametrize(
    ("parameters", "problem"),
    [
        (
            {"url": "http://example.org"},
            "bad webhook: An HTTPS URL must be provided for webhook",
        ),
        ({"url": "ftp://localhost"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        (
            {"url": "https://example.org", "secret_token": "a b"},
            "secret token contains unallowed characters",
        ),
        (
            {"url": "https://x.org", "allowed_updates": "{"},
            "can't parse list of strings JSON object",
        ),
    ],
)
async def test_a_wrong_webhook_is_refused(
    client: Any, parameters: dict[str, str], problem: str
) -> None:
    assert await client.error("setWebhook", **parameters) == f"Bad Request: {problem}"
