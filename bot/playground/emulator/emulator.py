"""The emulator: Telegram's side of a bot, in this process, over HTTP."""

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from types import MappingProxyType
from typing import Any, Self

from aiohttp import web

from bot.clock import Clock
from bot.playground.emulator import polls, snapshot
from bot.playground.emulator.calls import Call
from bot.playground.emulator.events import EventStream
from bot.playground.emulator.group import Group, open_group
from bot.playground.emulator.http import BotApi, CallHook, FaultHook
from bot.playground.emulator.limits import TELEGRAM_LIMITS, Limits
from bot.playground.emulator.phone import Phone
from bot.playground.emulator.state import Chat, Person, State
from bot.playground.emulator.waiting import wait
from bot.playground.emulator.webhook import WebhookSender
from bot.playground.emulator.wire import Json
from bot.playground.emulator.world import World

_LOOK_AGAIN = 0.02
"""Seconds, for what comes about without a call."""


class Emulator:
    """One bot, the people around it, and the Bot API between them."""

    def __init__(
        self,
        *,
        token: str,
        clock: Clock,
        limits: Limits = TELEGRAM_LIMITS,
        bot_name: str = "Pathways",
        bot_username: str = "pathways_demo_bot",
        calls_kept: int | None = 100_000,
        monotonic: Callable[[], float] = time.monotonic,
        state: State | None = None,
    ) -> None:
        """Begin with nobody, or with the `state` of an earlier one."""
        if state is None:
            bot_id = int(token.partition(":")[0])
            names = {"first_name": bot_name, "username": bot_username}
            state = State(token, {"id": bot_id, "is_bot": True, **names})
        self._world = World(state, clock, limits, monotonic)
        self.calls: deque[Call] = deque(maxlen=calls_kept)
        """What the bot asked for, newest last; `calls_kept=0` keeps none, `None` all."""
        self.on_call: list[CallHook] = []
        """Told of each call after it was answered."""
        self._called = asyncio.Event()
        self._api = BotApi(self._world, self._note)
        self._phones = {
            user_id: Phone(self._world, person)
            for user_id, person in self._world.state.people.items()
        }

    @classmethod
    def restore(
        cls, written: dict[str, Any], *, clock: Clock, limits: Limits = TELEGRAM_LIMITS
    ) -> Self:
        """Go on from a dump; raises pydantic's ValidationError if it is none."""
        state = snapshot.restore(written)
        return cls(token=state.token, clock=clock, limits=limits, state=state)

    def dump(self) -> Json:
        """Write down everything but the log of calls, as JSON."""
        return snapshot.dump(self._world.state)

    @property
    def bot(self) -> Json:
        """The bot's User."""
        return self._world.state.bot

    def file(self, file_id: str) -> bytes | None:
        """Return what is in a file that somebody sent."""
        stored = self._world.state.files.get(file_id)
        return stored.content if stored else None

    @property
    def phones(self) -> Mapping[int, Phone]:
        return MappingProxyType(self._phones)

    @property
    def pending_updates(self) -> int:
        """How many updates the bot has not confirmed."""
        return len(self._world.state.updates)

    @property
    def polled(self) -> bool:
        """Whether the bot waits in a long poll."""
        return self._world.updates.polled

    def forget_updates(self) -> None:
        """Let the bot never hear of what happened so far."""
        self._world.updates.clear()

    @property
    def faults(self) -> FaultHook | None:
        """Decides for each call, by method and parameters, whether it goes wrong."""
        return self._api.faults

    @faults.setter
    def faults(self, hook: FaultHook | None) -> None:
        self._api.faults = hook

    def web_app(self) -> web.Application:
        """Return the server of the Bot API; other routes can be added before it starts."""
        limit = self._world.limits.upload + 2**20
        app = web.Application(client_max_size=limit)
        app.add_routes(self._api.routes())
        app.on_startup.append(self._api.open)
        app.on_shutdown.append(self._api.stop_waiting)
        app.cleanup_ctx.append(WebhookSender(self._world, self._api.perform).run)
        return app

    @asynccontextmanager
    async def serve(self, port: int = 0) -> AsyncIterator[str]:
        """Serve on this machine; yields the address ("http://127.0.0.1:8081") of the Bot API."""
        runner = web.AppRunner(self.web_app(), access_log=None)
        await runner.setup()
        try:
            site = web.TCPSite(runner, "127.0.0.1", port)
            await site.start()
            yield f"http://127.0.0.1:{runner.addresses[0][1]}"
        finally:
            await runner.cleanup()

    def add_person(
        self,
        first_name: str,
        *,
        language_code: str | None = None,
        username: str | None = None,
        last_name: str | None = None,
        user_id: int | None = None,
    ) -> Phone:
        """Give somebody a phone; the bot cannot write to them before they write to it."""
        state = self._world.state
        if user_id is None:
            user_id = state.next_person_id
            state.next_person_id += 1
        names = {"first_name": first_name, "last_name": last_name, "username": username}
        known = {name: value for name, value in names.items() if value}
        language = {"language_code": language_code} if language_code else {}
        person = Person({"id": user_id, "is_bot": False, **known, **language})
        state.people[user_id] = person
        state.chats[user_id] = Chat(user_id, {"id": user_id, **known, "type": "private"}, [user_id])
        phone = self._phones[user_id] = Phone(self._world, person)
        self._world.events.emit("person", user_id, person.user)
        return phone

    def add_group(self, title: str, *members: Phone) -> Group:
        """Open a group chat; its first member adds the bot to it."""
        return open_group(self._world, title, list(members))

    def inject(self, raw: object) -> None:
        """Queue any JSON value as an update, or bytes that may be no JSON at all."""
        self._world.updates.inject(raw, self._world.now())

    def restart_update_ids(self, at: int) -> None:
        """Go on with other ids, as Telegram does after a week without updates."""
        self._world.state.next_update_id = at

    def catch_up(self) -> None:
        """Do what has become due; to be called after the clock was moved."""
        for chat in self._world.state.chats.values():
            for message in list(chat.messages.values()):
                polls.close_if_due(self._world, chat, message)

    def subscribe(self) -> EventStream:
        """Hear of everything that changes on a phone from now on."""
        return self._world.events.subscribe()

    async def until(self, condition: Callable[[], object], seconds: float = 30) -> None:
        """Wait until something holds, mostly after a call of the bot; raises TimeoutError."""
        async with asyncio.timeout(seconds):
            while not condition():
                self._called.clear()
                await wait(self._called, _LOOK_AGAIN)

    def _note(self, call: Call) -> None:
        self.calls.append(call)
        self._called.set()
        for hook in self.on_call:
            hook(call)
