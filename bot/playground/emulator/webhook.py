"""Posts updates to the bot's webhook, chat by chat, until it takes them."""

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import aiohttp
from aiohttp import web

from bot.playground.emulator.calls import OK
from bot.playground.emulator.state import QueuedUpdate
from bot.playground.emulator.wire import Parameters, dumps
from bot.playground.emulator.world import World

Perform = Callable[[str, Parameters], Awaitable[object]]
"""Runs a method that the bot put into its answer to an update."""

_MOST_DOUBLINGS = 6
_SECONDS = re.compile(r"\d+(\.\d+)?")
_ERRORS = (aiohttp.ClientError, TimeoutError, OSError)


class WebhookSender:
    """Sends while a webhook is set: one chat's updates in order, several chats at once."""

    def __init__(self, world: World, perform: Perform) -> None:
        self._world = world
        self._perform = perform
        self._lanes: dict[int, asyncio.Task[None]] = {}

    async def run(self, _app: web.Application) -> AsyncIterator[None]:
        """Work as long as the application does (a cleanup context)."""
        timeout = aiohttp.ClientTimeout(self._world.limits.webhook_timeout_seconds)
        async with (
            aiohttp.ClientSession(timeout=timeout) as session,
            asyncio.TaskGroup() as tasks,
        ):
            self._world.updates.added.set()
            watch = tasks.create_task(self._watch(tasks, session))
            yield
            for task in (watch, *self._lanes.values()):
                task.cancel()

    async def _watch(self, tasks: asyncio.TaskGroup, session: aiohttp.ClientSession) -> None:
        added = self._world.updates.added
        while True:
            await added.wait()
            added.clear()
            waiting = {item.chat_id for item in self._pending()} - self._lanes.keys()
            free = self._world.state.webhook.max_connections - len(self._lanes)
            for chat_id in sorted(waiting)[:free]:
                self._lanes[chat_id] = tasks.create_task(self._lane(session, chat_id))

    async def _lane(self, session: aiohttp.ClientSession, chat_id: int) -> None:
        """Deliver the updates of one chat, one after another; a failed one is tried again."""
        failures = 0
        try:
            while item := next((u for u in self._pending() if u.chat_id == chat_id), None):
                pause = await self._deliver(session, item)
                if pause is None:
                    failures = 0
                else:
                    base = self._world.limits.webhook_retry_seconds
                    await asyncio.sleep(pause or base * 2**failures)
                    failures = min(failures + 1, _MOST_DOUBLINGS)
        finally:
            del self._lanes[chat_id]
            self._world.updates.added.set()

    def _pending(self) -> list[QueuedUpdate]:
        if not self._world.state.webhook.url:
            return []
        return self._world.updates.pending(self._world.now())

    async def _deliver(self, session: aiohttp.ClientSession, item: QueuedUpdate) -> float | None:
        """Post one update; return None when it was taken, else seconds to wait (0: as usual)."""
        webhook = self._world.state.webhook
        headers = {"Content-Type": "application/json"}
        if webhook.secret_token:
            headers["X-Telegram-Bot-Api-Secret-Token"] = webhook.secret_token
        try:
            async with session.post(
                webhook.url, data=item.body, headers=headers, allow_redirects=False
            ) as response:
                if response.status // 100 == OK // 100:
                    self._world.updates.remove(item)
                    await self._reply(await _json(response))
                    return None
                problem = f"Wrong response from the webhook: {response.status} {response.reason}"
                given = response.headers.get("Retry-After", "")
                wait = float(given) if _SECONDS.fullmatch(given) else 0
        except _ERRORS as error:
            problem, wait = f"Webhook connection closed: {type(error).__name__}", 0
        webhook.last_error_date = int(self._world.now())
        webhook.last_error_message = problem
        return wait

    async def _reply(self, answer: Any) -> None:
        """Do what the bot asked for: it may answer an update with one method call."""
        if isinstance(answer, dict) and isinstance(answer.get("method"), str):
            method = answer.pop("method")
            texts = {k: v if isinstance(v, str) else dumps(v) for k, v in answer.items()}
            await self._perform(method, texts)


async def _json(response: aiohttp.ClientResponse) -> Any:
    try:
        return await response.json()
    except (aiohttp.ContentTypeError, ValueError):
        return None
