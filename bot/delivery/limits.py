"""Telegram's sending limits as deadlines per scope: overall, per chat; pauses after a 429."""

from collections import deque

PER_CHAT_BURST = 3
PER_CHAT_SECONDS = 1.0
WINDOW_SECONDS = 1.005  # a little over a second: the network can squeeze two sends together
BULK_SHARE = 0.953  # of what is allowed: a place is nearly always free for what people wait for
BEHIND = 5  # steps that bulk makes up for when something held it up
CHATS_FOR_GLOBAL_PAUSE = 3
FORGET_OVER = 10_000


class Limiter:
    """When may the next message go? Times are seconds of one steady clock, passed in.

    Overall: at most `per_second` sends in any window of a second. Bulk (reminders, broadcasts) goes
    evenly spaced and a little slower than allowed, and every send puts it off by one step: a reply
    takes bulk's place and not the next reply's. Where it makes up for lost time, one place is left.
    Per chat: a bucket of three that fills by one a second. A 429 pauses its chat; several chats at
    once pause everything.
    """

    def __init__(self, per_second: float) -> None:
        self._size = max(int(per_second), 1)
        self._window = WINDOW_SECONDS * self._size / per_second
        self._step = 1 / (per_second * BULK_SHARE)
        self._sent: deque[float] = deque(maxlen=self._size)
        self._bulk_free_at = 0.0
        self._chats: dict[int, float] = {}  # the moment the chat's bucket is full again
        self._paused: dict[int, float] = {}
        self._all_paused_until = 0.0

    def free_at(self, now: float, *, bulk: bool = False) -> float:
        """Return when the next send to anybody is allowed (`now` or later)."""
        places = max(self._size - 1, 1) if bulk else self._size
        window = self._sent[-places] + self._window if len(self._sent) >= places else now
        return max(now, window, self._all_paused_until, self._bulk_free_at if bulk else now)

    def places(self, now: float) -> int:
        """Return how many sends the window still has room for."""
        return self._size - sum(1 for at in self._sent if at > now - self._window)

    def chat_free_at(self, chat: int, now: float) -> float:
        """Return when the next send to `chat` is allowed, as far as the chat is concerned."""
        full_at = self._chats.get(chat, now)
        bucket = full_at - (PER_CHAT_BURST - 1) * PER_CHAT_SECONDS
        return max(now, bucket, self._paused.get(chat, now))

    def take(self, chat: int, now: float) -> None:
        """Count a send to `chat` at `now`."""
        self._sent.append(now)
        if self._bulk_free_at < now - BEHIND * self._step:  # there was nothing to send
            self._bulk_free_at = now - self._step
        self._bulk_free_at += self._step
        self._chats[chat] = max(self._chats.get(chat, now), now) + PER_CHAT_SECONDS
        if len(self._chats) > FORGET_OVER:
            self._chats = {c: at for c, at in self._chats.items() if at > now}

    def leave(self, sends: int, now: float) -> None:
        """Say that the last `sends` that took a place leave only now."""
        for _ in range(sends):
            self._sent.pop()
        self._sent.extend([now] * sends)

    def flooded(self, chat: int, seconds: float, now: float) -> None:
        """Telegram answered 429 for `chat`: pause it, and everybody when it is not alone."""
        self._paused = {c: at for c, at in self._paused.items() if at > now}
        self._paused[chat] = now + seconds
        if len(self._paused) >= CHATS_FOR_GLOBAL_PAUSE:
            self._all_paused_until = max(self._all_paused_until, now + seconds)

    def pause_all(self, seconds: float, now: float) -> None:
        """Send nothing for `seconds`: the token is refused, or Telegram is down."""
        self._all_paused_until = max(self._all_paused_until, now + seconds)
