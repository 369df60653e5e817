"""Logs that carry no token, no text and no identity.

The program logs fixed sentences with numbers and type names. The filter is the second net: it
cuts out anything that looks like a bot token or a Telegram id, also from libraries' records.
"""

import logging
import re
import sys
from typing import Any

TOKEN = re.compile(r"\d{5,}:[A-Za-z0-9_-]{20,}")
LONG_NUMBER = re.compile(r"(?<![\d.])-?\d{7,}(?!\d|\.\d)")
QUIET = {"httpx": logging.WARNING, "apscheduler": logging.WARNING, "aiosqlite": logging.WARNING,
         "telegram": logging.WARNING, "sqlalchemy.engine": logging.WARNING,
         "aiohttp.access": logging.WARNING, "asyncio": logging.WARNING}  # fmt: skip


def redact(text: str) -> str:
    """Return `text` without bot tokens and without numbers long enough to be somebody's id."""
    return LONG_NUMBER.sub("[number]", TOKEN.sub("[token]", text))


class RedactingFormatter(logging.Formatter):
    """Redacts the finished line; of an exception it keeps the type and the place, not the words.

    An exception's text can quote what a person wrote (a SQL parameter, a parse error).
    """

    def format(self, record: logging.LogRecord) -> str:
        return redact(super().format(record))

    def formatException(self, ei: Any) -> str:  # noqa: N802 -- logging's own name
        kind, _, traceback = ei
        frames = []
        while traceback is not None:
            code = traceback.tb_frame.f_code
            frames.append(f"  {code.co_filename}:{traceback.tb_lineno} {code.co_qualname}")
            traceback = traceback.tb_next
        return "\n".join([*frames, f"  {kind.__name__}"])


def configure(level: str) -> None:
    """Send every record through the redacting formatter to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        RedactingFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%S%z")
    )
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name, floor in QUIET.items():
        logging.getLogger(name).setLevel(floor)
