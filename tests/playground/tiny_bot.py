"""A playground on a free port, and a tiny bot that polls it like any other."""

import asyncio
import contextlib
import datetime as dt
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from bot.clock import MovableClock
from bot.playground.emulator import NO_FLOOD_CONTROL, Emulator, Phone
from bot.playground.people import seat_demo_people
from bot.playground.server import playground_app, serving
from bot.playground.view import ReadyLink

TOKEN = "4242:made-up-for-the-page"
START = dt.datetime(2026, 11, 21, 20, 14, tzinfo=dt.UTC)
LINK = "https://t.me/pathways_demo_bot?start="

Json = dict[str, Any]
Answer = Callable[[Json], Awaitable[object]]


class TinyBot:
    """Answers by a table from what was written or pressed; echoes everything else."""

    def __init__(self, root: str, http: aiohttp.ClientSession) -> None:
        self._root = root
        self._http = http
        self.answers: dict[str, Answer] = {}

    async def run(self) -> None:
        offset = 0
        while True:
            for update in await self.call("getUpdates", offset=offset, timeout=20):
                offset = update["update_id"] + 1
                await self._take(update)

    async def call(self, method: str, **parameters: object) -> Any:
        url = f"{self._root}/bot{TOKEN}/{method}"
        async with self._http.post(url, json=parameters) as response:
            answer = await response.json()
        assert answer["ok"], answer
        return answer["result"]

    async def say(self, to: Json, text: str, *rows: list[str], **more: object) -> Any:
        """Answer a message; a button's label is also its data."""
        keys = [[{"text": label, "callback_data": label} for label in row] for row in rows]
        markup = {"reply_markup": {"inline_keyboard": keys}} if keys else {}
        chat_id = to["chat"]["id"]
        return await self.call("sendMessage", chat_id=chat_id, text=text, **markup, **more)

    async def _take(self, update: Json) -> None:
        if query := update.get("callback_query"):
            await self.answers[query["data"]](query)
        elif message := update.get("message"):
            text = message.get("text", "No text.")
            known = self.answers.get(text)
            await (known(message) if known else self.say(message, text))


@dataclass
class Playground:
    """What a test holds: the server's address, the world behind it, and the bot on it."""

    url: str
    emulator: Emulator
    clock: MovableClock
    bot: TinyBot
    links: list[ReadyLink]
    due: list[str] = field(default_factory=list)
    """What the bot sends to Hiba whenever the clock was moved."""

    def phone(self, name: str) -> Phone:
        phones = self.emulator.phones.values()
        return next(phone for phone in phones if phone.user["first_name"] == name)

    async def send_due(self) -> None:
        for text in self.due:
            await self.bot.call("sendMessage", chat_id=self.phone("Hiba").user_id, text=text)


def new_world() -> tuple[Emulator, MovableClock]:
    clock = MovableClock(frozen_at=START)
    emulator = Emulator(token=TOKEN, clock=clock, limits=NO_FLOOD_CONTROL)
    seat_demo_people(emulator)
    return emulator, clock


@contextlib.asynccontextmanager
async def open_playground(
    emulator: Emulator, clock: MovableClock, port: int = 0
) -> AsyncIterator[Playground]:
    async def on_clock_moved() -> None:
        await made.send_due()

    links = [ReadyLink("coordinator", f"{LINK}c-1"), ReadyLink("mentor", f"{LINK}m-1")]
    app = playground_app(emulator, clock, on_clock_moved, links)
    async with (
        serving(app, port) as url,
        aiohttp.ClientSession() as http,
        asyncio.TaskGroup() as tasks,
    ):
        made = Playground(url, emulator, clock, TinyBot(url, http), links)
        polling = tasks.create_task(made.bot.run())
        yield made
        polling.cancel()
