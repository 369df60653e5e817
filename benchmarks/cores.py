"""One core for the server, another for the bot, so that neither is measured as the other."""

import os


def _pair() -> tuple[int, int]:
    if not hasattr(os, "sched_getaffinity"):
        return -1, -1
    found = sorted(os.sched_getaffinity(0))
    return (found[0], found[1]) if len(found) > 1 else (-1, -1)


SERVER, BOT = _pair()
"""The two cores, known before anybody is pinned; -1 for both where they cannot be kept apart."""


def pin(core: int) -> None:
    """Keep this process on `core`; -1 leaves it where it likes."""
    if core >= 0 and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {core})
