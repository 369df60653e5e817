"""The queue of updates: kept until the bot confirms them, or until they are too old."""

import asyncio
import json

from bot.playground.emulator.errors import ApiError, terminated_by
from bot.playground.emulator.limits import Limits
from bot.playground.emulator.state import QueuedUpdate, State
from bot.playground.emulator.wire import Json, encode

_NOT_FAR = 10
_ONLY_ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


class UpdateQueue:
    """Puts updates in, hands them out, forgets what was confirmed."""

    def __init__(self, state: State, limits: Limits) -> None:
        self._state = state
        self._limits = limits
        self._waiting: asyncio.Future[ApiError | None] | None = None
        self.added = asyncio.Event()
        """Set whenever there is something new: the webhook's sender waits for it."""

    def put(self, kind: str, payload: Json, chat_id: int, now: float) -> None:
        if not self._wanted(kind):
            return
        seconds = (
            self._limits.callback_seconds
            if kind == "callback_query"
            else self._limits.update_seconds
        )
        update_id = self._take_id()
        body = encode({"update_id": update_id, kind: payload})
        self._append(QueuedUpdate(update_id, body, now + seconds, chat_id))

    def inject(self, raw: object, now: float) -> None:
        """Queue any JSON value, or bytes that may not even be JSON.

        It is delivered at least once, whatever `update_id` it claims; after that a confirmation
        of its id (its place in the queue, if it has none) removes it.
        """
        body = raw if isinstance(raw, bytes) else encode(raw)
        claimed = _claimed_id(body)
        if claimed is None:
            claimed = self._take_id()
        self._state.next_update_id = max(self._state.next_update_id, claimed + 1)
        expires_at = now + self._limits.update_seconds
        self._append(QueuedUpdate(claimed, body, expires_at, 0, injected=True))

    def confirm(self, offset: int) -> None:
        """Forget what comes before `offset`; a negative one keeps only so many from the end.

        An offset far beyond the newest update is one from before a reset of the ids: ignored.
        """
        updates = self._state.updates
        if offset < 0:
            del updates[:offset]
        elif offset <= self._state.next_update_id + _NOT_FAR:
            updates[:] = [
                item for item in updates if item.id >= offset or (item.injected and not item.seen)
            ]

    def pending(self, now: float) -> list[QueuedUpdate]:
        """Return what is not confirmed and still worth delivering, oldest first."""
        updates = self._state.updates
        if any(item.expires_at <= now for item in updates):
            updates[:] = [item for item in updates if item.expires_at > now]
        return updates

    def head(self, limit: int, now: float) -> list[QueuedUpdate]:
        batch = self.pending(now)[:limit]
        for item in batch:
            item.seen = True
        return batch

    def remove(self, item: QueuedUpdate) -> None:
        updates = self._state.updates
        updates[:] = [other for other in updates if other is not item]

    def clear(self) -> None:
        self._state.updates.clear()

    @property
    def polled(self) -> bool:
        """Whether a long poll waits for the next update."""
        return self._waiting is not None

    async def wait(self, seconds: float) -> None:
        """Wait for an update; raises 409 when another request takes this one's place."""
        self.interrupt(terminated_by("other getUpdates"))
        waiting = self._waiting = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(seconds):
                error = await waiting
            if error:
                raise error
        except TimeoutError:
            pass
        finally:
            if self._waiting is waiting:
                self._waiting = None

    def interrupt(self, error: ApiError | None) -> None:
        """End the long poll under way, with an error or with what there is."""
        if self._waiting and not self._waiting.done():
            self._waiting.set_result(error)
        self._waiting = None

    def _append(self, item: QueuedUpdate) -> None:
        self._state.updates.append(item)
        self.added.set()
        self.interrupt(None)

    def _take_id(self) -> int:
        taken = self._state.next_update_id
        self._state.next_update_id += 1
        return taken

    def _wanted(self, kind: str) -> bool:
        allowed = self._state.allowed_updates
        return kind in allowed if allowed else kind not in _ONLY_ON_REQUEST


def _claimed_id(body: bytes) -> int | None:
    try:
        claimed = json.loads(body)["update_id"]
    except (ValueError, KeyError, TypeError, IndexError):
        return None
    return claimed if type(claimed) is int else None
