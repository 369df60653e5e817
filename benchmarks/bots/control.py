"""The line between a benchmark and the bot it measures: a command on stdin, a line on stdout."""

import json
import os
import sys
import threading
import time
from collections.abc import Callable

COMMANDS: dict[str, Callable[[], object]] = {"cpu": time.process_time, "failures": lambda: 0}
"""`cpu`: seconds of CPU of the whole process, all threads; `failures`: of updates, if it knows."""


def listen() -> None:
    """Answer commands in a thread of their own; without a benchmark there is no bot either."""
    threading.Thread(target=_listen, daemon=True).start()


def _listen() -> None:
    for line in sys.stdin:
        print(json.dumps(COMMANDS[line.strip()]()), flush=True)
    os._exit(0)
