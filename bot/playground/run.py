"""Run the playground: the unchanged bot against the emulator, and the page to watch it on."""

import asyncio
import contextlib
import datetime as dt
import json
import logging
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from bot import log
from bot.app import LOCK_FILE, App, only_one, open_runtime
from bot.clock import MovableClock
from bot.people.person import Role
from bot.playground.emulator import NO_FLOOD_CONTROL, Emulator
from bot.playground.people import seat_demo_people
from bot.playground.server import playground_app, serving
from bot.playground.view import ReadyLink
from bot.run import Say, make_invite, stop_signal
from bot.settings import Settings

logger = logging.getLogger(__name__)

TOKEN = "1000:playground-no-secret-at-all"  # noqa: S105 -- the emulator's bot, on this machine only
SAVE_SECONDS = 1.0
LEFT_OUT = 1000
OPENS, CLOSES = 9, 19


def playground_settings(settings: Settings) -> Settings:
    """Return settings with a store of its own, so that playing never touches real people."""
    return settings.model_copy(
        update={
            "data_dir": settings.data_dir / "playground",
            "key_file": settings.key_file.with_name("playground.keys"),
            "webhook_url": None,
            "database_url": None,
        }
    )


def run_playground(settings: Settings, say: Say, *, fresh: bool = False) -> None:
    """Run until SIGTERM or SIGINT. `fresh` begins with empty phones. Raises StartError."""
    log.configure("WARNING")
    settings = playground_settings(settings)
    with only_one(settings):
        if fresh:
            _forget(settings)
        asyncio.run(_serve(settings, say))


async def _serve(settings: Settings, say: Say) -> None:
    stop = stop_signal()
    phones = settings.data_dir / "telegram.json"
    emulator, clock = _remembered(phones)
    clock.advance(until_daytime(clock.now(), settings.zone))
    seat_demo_people(emulator)
    links: list[ReadyLink] = []
    async with open_runtime(settings, clock) as runtime:
        apps: list[App] = []

        async def on_clock_moved() -> None:
            emulator.catch_up()
            for app in apps:
                await app.ticks.all()

        async def on_ready() -> None:
            coordinator = await make_invite(runtime, Role.COORDINATOR)
            mentor = await make_invite(runtime, Role.MENTOR)
            links.append(ReadyLink("coordinator", runtime.deep_link(coordinator)))
            links.append(ReadyLink("mentor", runtime.deep_link(mentor)))
            say(f"The playground is open: {url}\nStop it with Ctrl+C.")

        page = playground_app(emulator, clock, on_clock_moved, links)
        async with serving(page, settings.http_port) as url, _saving(emulator, clock, phones):
            apps.append(App(runtime, url, TOKEN))
            await apps[0].run(stop, on_ready)


def until_daytime(now: dt.datetime, zone: dt.tzinfo) -> dt.timedelta:
    """Return how far to move the clock so that mentors may be asked: nobody is, at night.

    Who tries the playground in the evening should see a question arrive, not silence.
    """
    there = now.astimezone(zone)
    if OPENS <= there.hour < CLOSES:
        return dt.timedelta()
    day = there if there.hour < OPENS else there + dt.timedelta(days=1)
    return day.replace(hour=OPENS, minute=0, second=0, microsecond=0) - there


@contextlib.asynccontextmanager
async def _saving(emulator: Emulator, clock: MovableClock, path: Path) -> AsyncIterator[None]:
    """Write the phones down every second, so that they survive even a kill."""

    async def save_often() -> None:
        while True:
            await asyncio.sleep(SAVE_SECONDS)
            await asyncio.to_thread(_write, path, _state(emulator, clock))

    async with asyncio.TaskGroup() as tasks:
        saving = tasks.create_task(save_often())
        try:
            yield
        finally:
            saving.cancel()
            _write(path, _state(emulator, clock))


def _state(emulator: Emulator, clock: MovableClock) -> dict[str, Any]:
    return {"shift": clock.shift.total_seconds(), "telegram": emulator.dump()}


def _write(path: Path, state: dict[str, Any]) -> None:
    new = path.with_suffix(".new")
    new.write_text(json.dumps(state), "utf-8")
    new.replace(path)


def _remembered(path: Path) -> tuple[Emulator, MovableClock]:
    """Return the phones and the moved clock of last time; new ones when there are none."""
    clock = MovableClock()
    try:
        written = json.loads(path.read_text("utf-8"))
        clock.advance(dt.timedelta(seconds=written["shift"]))
        phones = _numbered_anew(written["telegram"])
        return Emulator.restore(phones, clock=clock, limits=NO_FLOOD_CONTROL), clock
    except FileNotFoundError:
        pass
    except (ValueError, KeyError, TypeError):  # written by an older version, or cut short
        logger.warning("the phones of last time cannot be read; they start empty")
    return Emulator(token=TOKEN, clock=clock, limits=NO_FLOOD_CONTROL), clock


def _numbered_anew(telegram: dict[str, Any]) -> dict[str, Any]:
    """Leave out the numbers of updates that were given after the phones were last written down.

    After a kill the bot knows them; given again, what somebody taps would be taken for a repeat.
    """
    return {**telegram, "next_update_id": telegram["next_update_id"] + LEFT_OUT}


def _forget(settings: Settings) -> None:
    for path in settings.data_dir.iterdir():
        if path.name != LOCK_FILE:
            path.unlink()
