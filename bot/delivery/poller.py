"""The poller: a batch is committed to the inbox before the next getUpdates confirms it."""

import asyncio
import logging
import time
from collections.abc import Callable
from typing import Any

from bot.db.database import StoreError
from bot.delivery.health import Health
from bot.delivery.raw import update_id
from bot.delivery.store import Store
from bot.delivery.transport import Answer, NotSentError, Transport, UnknownOutcomeError
from bot.errors import TryLaterError

log = logging.getLogger(__name__)

LONG_POLL_SECONDS = 25
BATCH = 100
CONFLICT_SECONDS = 60.0
LONGEST_WAIT = 30.0
SIGHTS_BEFORE_SKIP = 3
ALLOWED = ["message", "edited_message", "callback_query", "my_chat_member", "poll_answer"]
UNAUTHORIZED = (401, 404)
CONFLICT, FLOOD = 409, 429


class Poller:
    """Asks Telegram for updates for as long as it runs; nothing Telegram answers ends it.

    Only a 409 that lasts (another program uses the token) does: TryLaterError, exit code 75.
    """

    def __init__(
        self,
        store: Store,
        transport: Transport,
        health: Health,
        on_stored: Callable[[], None],
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._monotonic = monotonic
        self._transport = transport
        self._inbox = store.inbox
        self._clock = store.clock
        self._health = health
        self._on_stored = on_stored
        self._offset: int | None = None
        self._failures = 0
        self._conflict_since: float | None = None
        self._last = 0
        self._nameless = 0

    async def run(self) -> None:
        """Poll until cancelled. Raises TryLaterError after a minute of conflicts."""
        wait = await self._take_over()
        while True:
            if wait:
                await asyncio.sleep(wait)
            wait = await self._once()

    async def _take_over(self) -> float:
        """End a webhook of an earlier set-up; what it had not delivered stays queued."""
        try:
            await self._transport.call("deleteWebhook", {"drop_pending_updates": False})
        except (NotSentError, UnknownOutcomeError) as error:
            return self._failed(type(error).__name__)
        return 0.0

    async def _once(self) -> float:
        """Do one round trip; return how long to wait before the next."""
        # The offset confirms; it is used once. Ids start anew after an idle week, so a standing
        # "greater than the last id" would one day confirm what was never seen.
        params: dict[str, Any] = {
            "timeout": LONG_POLL_SECONDS,
            "limit": BATCH,
            "allowed_updates": ALLOWED,
        }
        if self._offset is not None:
            params["offset"] = self._offset
        try:
            answer = await self._transport.call(
                "getUpdates", params, hold_seconds=LONG_POLL_SECONDS
            )
            if answer.ok and isinstance(answer.result, list):
                return await self._store(answer.result)
        except (NotSentError, UnknownOutcomeError, StoreError) as error:
            return self._failed(type(error).__name__)
        return self._refused(answer)

    async def _store(self, batch: list[Any]) -> float:
        if batch:
            await self._inbox.accept(batch, self._clock.now())
            self._on_stored()
        self._health.completed(self._clock.now())
        self._conflict_since = None
        ids = [number for raw in batch if (number := update_id(raw)) is not None]
        if batch and not ids:
            return self._step_over()
        self._failures = self._nameless = 0
        self._offset = max(ids) + 1 if ids else None
        self._last = self._offset or self._last
        return 0.0

    def _step_over(self) -> float:
        """Wait before the next look at a batch that no id confirms; after some, skip an id."""
        self._nameless += 1
        self._offset = None
        if self._nameless % SIGHTS_BEFORE_SKIP == 0:
            self._last += 1
            self._offset = self._last
        return self._failed("updates without an id")

    def _refused(self, answer: Answer) -> float:
        if answer.status == CONFLICT:
            self._conflict_since = self._conflict_since or self._monotonic()
            if self._monotonic() - self._conflict_since > CONFLICT_SECONDS:
                raise TryLaterError(
                    "Another program is reading this bot's messages with the same token. "
                    "Stop it, or make a second bot at @BotFather, then start again."
                )
        if answer.status in UNAUTHORIZED:
            log.error("Telegram refuses the token (%s); trying again", answer.status)
        if answer.status == FLOOD:
            return min(max(answer.retry_after or 1.0, 1.0), 3600.0)
        return self._failed(f"HTTP {answer.status}")

    def _failed(self, reason: str) -> float:
        self._failures += 1
        self._health.count("poll_failures")
        log.warning("getUpdates failed %d times in a row: %s", self._failures, reason)
        return float(min(2 ** (self._failures - 1) * 0.5, LONGEST_WAIT))
