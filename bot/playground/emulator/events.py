"""What the page hears: a small note for everything that changes on a phone."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from types import TracebackType
from typing import Literal, Self

from bot.playground.emulator.wire import Json

Kind = Literal[
    "message",
    "edit",
    "delete",
    "typing",
    "toast",
    "commands",
    "keyboard",
    "poll",
    "reaction",
    "pin",
    "person",
    "blocked",
    "overflow",
]
"""`overflow` says that notes were lost to a slow reader, who should read everything anew."""

_ROOM = 10_000


@dataclass(frozen=True)
class Event:
    """Something changed on the phone of `user_id` (0: on all); `data` is the new state."""

    kind: Kind
    user_id: int
    data: Json


class EventStream:
    """One reader's queue of events: `async for event in stream`, `close()` when done."""

    def __init__(self, hub: "EventHub") -> None:
        self._hub = hub
        self._queue: asyncio.Queue[Event] = asyncio.Queue(_ROOM)

    async def get(self) -> Event:
        return await self._queue.get()

    async def __aiter__(self) -> AsyncIterator[Event]:
        while True:
            yield await self.get()

    def put(self, event: Event) -> None:
        if self._queue.full():
            while not self._queue.empty():
                self._queue.get_nowait()
            event = Event("overflow", 0, {})
        self._queue.put_nowait(event)

    def close(self) -> None:
        self._hub.streams.discard(self)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class EventHub:
    """Hands each event to every open stream."""

    def __init__(self) -> None:
        self.streams: set[EventStream] = set()

    def subscribe(self) -> EventStream:
        stream = EventStream(self)
        self.streams.add(stream)
        return stream

    def emit(self, kind: Kind, user_id: int, data: Json) -> None:
        if self.streams:
            event = Event(kind, user_id, data)
            for stream in self.streams:
                stream.put(event)
