"""The emulator: Telegram's side of a bot, in this process, over HTTP."""

import time
from collections import deque
from collections.abc import Callable, Mapping
from types import MappingProxyType

from aiohttp import web

from bot.clock import Clock
from bot.playground.emulator.calls import Call
from bot.playground.emulator.events import EventStream
from bot.playground.emulator.http import BotApi, CallHook, FaultHook
from bot.playground.emulator.limits import TELEGRAM_LIMITS, Limits
from bot.playground.emulator.phone import Phone
from bot.playground.emulator.state import Chat, Person, State
from bot.playground.emulator.wire import Json
from bot.playground.emulator.world import World


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
    ) -> None:
        bot: Json = {
            "id": int(token.partition(":")[0]),
            "is_bot": True,
            "first_name": bot_name,
            "username": bot_username,
        }
        self._start(State(token, bot), clock, limits, calls_kept, monotonic)

    def _start(
        self,
        state: State,
        clock: Clock,
        limits: Limits,
        calls_kept: int | None,
        monotonic: Callable[[], float],
    ) -> None:
        self.world = World(state, clock, limits, monotonic)
        self.calls: deque[Call] = deque(maxlen=calls_kept)
        """What the bot asked for, newest last; `calls_kept=0` keeps none, `None` all."""
        self.on_call: list[CallHook] = []
        """Told of each call after it was answered."""
        self._api = BotApi(self.world, self._note)
        self._phones = {
            person_id: Phone(self.world, person) for person_id, person in state.people.items()
        }

    @property
    def phones(self) -> Mapping[int, Phone]:
        return MappingProxyType(self._phones)

    @property
    def faults(self) -> FaultHook | None:
        """Decides for each call, by method and parameters, whether it goes wrong."""
        return self._api.faults

    @faults.setter
    def faults(self, hook: FaultHook | None) -> None:
        self._api.faults = hook

    def web_app(self) -> web.Application:
        """Return the server of the Bot API; add routes before it starts."""
        limit = self.world.limits.upload + 2**20
        app = web.Application(client_max_size=limit)
        app.add_routes(self._api.routes())
        app.on_shutdown.append(self._api.stop_waiting)
        return app

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
        state = self.world.state
        if user_id is None:
            user_id = state.next_person_id
            state.next_person_id += 1
        names = {"first_name": first_name, "last_name": last_name, "username": username}
        known = {name: value for name, value in names.items() if value}
        language = {"language_code": language_code} if language_code else {}
        person = Person({"id": user_id, "is_bot": False, **known, **language})
        state.people[user_id] = person
        state.chats[user_id] = Chat(user_id, {"id": user_id, **known, "type": "private"}, [user_id])
        phone = self._phones[user_id] = Phone(self.world, person)
        self.world.events.emit("person", user_id, person.user)
        return phone

    def inject(self, raw: object) -> None:
        """Queue any JSON value as an update, or bytes that may be no JSON at all."""
        self.world.updates.inject(raw, self.world.now())

    def subscribe(self) -> EventStream:
        return self.world.events.subscribe()

    def _note(self, call: Call) -> None:
        self.calls.append(call)
        for hook in self.on_call:
            hook(call)
