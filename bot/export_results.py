"""Results on the command line: the same report as coordinators see, as a file."""

import asyncio
import json
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path

from bot.app import open_runtime
from bot.clock import Clock
from bot.documents import drawing
from bot.errors import StartError, UserError
from bot.features.results.actions import TakeResults
from bot.message import Message
from bot.runtime import Runtime
from bot.settings import Settings
from handlers.results.reading import closed_waves, read_results
from handlers.results.showing import files

Say = Callable[[str], None]


class Form(StrEnum):
    """What kind of file it is; CSV comes with a second file, the codebook."""

    XLSX = "xlsx"
    CSV = "csv"


def list_waves(settings: Settings, clock: Clock, say: Say) -> None:
    """Say which waves are closed, the one closed last first."""

    async def read() -> None:
        async with open_runtime(settings, clock) as runtime, runtime.unit_of_work() as uow:
            closed = await closed_waves(uow, runtime.library)
            for one in closed:
                say(f"{one.id}  {one.closes_at:%Y-%m-%d}  {one.instrument}")
            if not closed:
                say("No survey is closed yet. Results of an open survey are shown to nobody.")

    asyncio.run(read())


def export_results(
    settings: Settings, clock: Clock, path: Path, say: Say, how: TakeResults
) -> None:
    """Write the results of a wave (0: the one closed last) to `path`. Raises StartError."""

    async def write() -> list[Message]:
        async with open_runtime(settings, clock) as runtime:
            return await _made(runtime, how)

    for file, target in zip(asyncio.run(write()), _names(path), strict=False):
        assert file.attachment
        content = json.dumps(file.attachment.data, ensure_ascii=False)
        target.write_bytes(drawing.draw("", content, file.attachment.kind))
        say(f"Written: {target}")


async def _made(runtime: Runtime, how: TakeResults) -> list[Message]:
    async with runtime.unit_of_work() as uow:
        closed = await closed_waves(uow, runtime.library)
        wave_id = how.wave or (closed[0].id if closed else 0)
        t = runtime.translator(None)
        try:
            wave, shown = await read_results(uow, runtime, wave_id)
        except UserError as error:
            raise StartError(error.message(t)) from error
        return list(await files(uow, t, runtime, wave, shown, how))


def _names(path: Path) -> Iterator[Path]:
    yield path
    yield path.with_name(f"{path.stem}-codebook{path.suffix}")
