"""A bot under test in its own process, on its own core."""

import asyncio
import dataclasses
import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from benchmarks import cores
from benchmarks.bots.options import Options

STOP_SECONDS = 15.0
ANSWER_SECONDS = 60.0


class Child:
    """The running bot."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self.killed = False

    async def ask(self, command: str) -> Any:
        """Send a command of `benchmarks.bots.control` and return the answer."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{command}\n".encode())
        async with asyncio.timeout(ANSWER_SECONDS):
            return json.loads(await self._process.stdout.readline())

    async def cpu(self) -> float:
        """Return the seconds of CPU it has used, in all its threads."""
        return float(await self.ask("cpu"))

    async def kill(self) -> None:
        """End it as a power cut does: it notices nothing."""
        self.killed = True
        self._process.kill()
        await self._process.wait()

    async def must_be_well(self) -> None:
        """Raise RuntimeError when updates failed: an apology is no reply, and no figure either."""
        if failures := await self.ask("failures"):
            raise RuntimeError(f"{failures} updates failed inside the bot: nothing was measured")


@asynccontextmanager
async def started(name: str, options: Options) -> AsyncIterator[Child]:
    """Start `benchmarks/bots/NAME.py`; stop it at the end, as a service manager would."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "benchmarks.bots", name, str(cores.BOT)),
        json.dumps(dataclasses.asdict(options), default=str),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    child = Child(process)
    async with asyncio.TaskGroup() as tasks:
        watch = tasks.create_task(_watch(process, child))
        try:
            yield child
        finally:
            watch.cancel()
            await _stop(process)


async def _watch(process: asyncio.subprocess.Process, child: Child) -> None:
    """End the benchmark when its bot ends by itself: there is nobody to wait for."""
    code = await process.wait()
    if not child.killed:
        raise RuntimeError(f"the bot ended by itself, with exit code {code}")


async def _stop(process: asyncio.subprocess.Process) -> None:
    if process.returncode is None:
        process.terminate()
    try:
        await asyncio.wait_for(process.wait(), STOP_SECONDS)
    except TimeoutError:
        process.kill()
        await process.wait()
