"""Telegram's limits, as data: how much, how long, how often."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Rate:
    """So many a second on average, and at most `burst` of them at once."""

    per_second: float
    burst: int


@dataclass(frozen=True)
class Limits:
    """What the emulator enforces; sizes in UTF-16 units where they are of text, else in bytes."""

    overall: Rate | None = Rate(30, burst=30)
    per_chat: Rate | None = Rate(1, burst=5)
    per_group: Rate | None = Rate(20 / 60, burst=20)

    text: int = 4096
    text_bytes: int = 32_768
    """Before the markup is read."""
    caption: int = 1024
    callback_data: int = 64
    callback_answer: int = 200
    buttons: int = 100
    buttons_in_row: int = 8
    poll_question: int = 300
    poll_option: int = 100
    poll_options: int = 12
    commands: int = 100
    batch: int = 100
    album: int = 10

    upload: int = 50 * 2**20
    photo: int = 10 * 2**20
    download: int = 20 * 2**20

    long_poll_seconds: int = 50
    update_seconds: int = 24 * 3600
    callback_seconds: int = 150
    delete_seconds: int = 48 * 3600
    typing_seconds: int = 5
    webhook_retry_seconds: float = 1.0
    webhook_timeout_seconds: float = 60.0


TELEGRAM_LIMITS = Limits()
NO_FLOOD_CONTROL = replace(TELEGRAM_LIMITS, overall=None, per_chat=None, per_group=None)
