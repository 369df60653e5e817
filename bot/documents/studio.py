"""The studio: draws attachments in a thread of its own, and remembers the newest drawings."""

import asyncio
import hashlib
import json
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from bot.documents import drawing
from bot.documents.drawing import DrawingError
from bot.documents.limits import check
from bot.message import Attachment

MEMORY_BYTES: Final = 16 * 2**20
PATIENCE_SECONDS: Final = 30.0


class Studio:
    """Draws one thing after another, off the event loop; the same thing twice is drawn once.

    What is remembered belongs to the one thread that draws, and needs no lock.
    """

    def __init__(self, memory_bytes: int = MEMORY_BYTES) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="studio")
        self._memory_bytes = memory_bytes
        self._drawn: OrderedDict[bytes, bytes] = OrderedDict()  # the one used longest ago first

    async def draw(self, file: Attachment) -> bytes:
        """Return the drawn file. Raises DrawingError, which quotes nothing of what was to be drawn.

        A drawing that does not end is given up; those after it wait in vain as long as it lasts.
        """
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                return await loop.run_in_executor(self._thread, self._draw, file)
        except TimeoutError:
            raise DrawingError("it takes too long") from None

    def close(self) -> None:
        """Wait for nothing that is being drawn."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _draw(self, file: Attachment) -> bytes:
        content = json.dumps(file.data, ensure_ascii=False, sort_keys=True)
        key = hashlib.sha256(f"{file.template}\0{file.kind}\0{content}".encode()).digest()
        if key not in self._drawn:
            drawn = drawing.draw(file.template, content, file.kind)
            self._drawn[key] = check(drawn, file.kind)
        self._drawn.move_to_end(key)
        wanted = self._drawn[key]
        while sum(map(len, self._drawn.values())) > self._memory_bytes:
            self._drawn.popitem(last=False)
        return wanted
