"""Our whole bot: inbox, outbox, people, rendered screens, SQLCipher with FULL."""

import asyncio
import datetime as dt
import signal
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import func, select

from benchmarks.bots import control
from benchmarks.bots.options import TOKEN, Options
from benchmarks.crowd import FIRST_ID
from bot.app import App, open_runtime, spare_collector
from bot.delivery.outbox import State
from bot.delivery.tables import outbox
from bot.features.notices.domain import LASTS, Deed
from bot.features.notices.service import change, writing
from bot.nudges import State as Stands
from bot.nudges.tables import nudges
from bot.people.consent import CONSENT_VERSION
from bot.runtime import Runtime
from bot.segments import Segment
from bot.settings import Settings

PROFILE = {"profession": "doctor", "stage": "plab-1-passed"}
NURSE = {"profession": "nurse"}
NURSES = Segment(professions=frozenset(NURSE.values()))
RECIPIENTS_FROM = FIRST_ID + 1_000_000
NEWS = "تبدأ ورشة يوم السبت في الساعة 10:00 في القاعة LAB 109."


def run(options: Options) -> None:
    asyncio.run(_run(options))


async def _run(options: Options) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, stop.set)
    async with open_runtime(settings_in(options.home)) as runtime:
        await _enroll(runtime, range(FIRST_ID, FIRST_ID + options.people), PROFILE)
        recipients = range(RECIPIENTS_FROM, RECIPIENTS_FROM + options.recipients)
        await _enroll(runtime, recipients, NURSE)
        if options.per_second:
            limits = {"messages_per_second": options.per_second}
            runtime.programme = runtime.programme.model_copy(update=limits)

        def broadcast() -> None:
            asyncio.run_coroutine_threadsafe(_broadcast(runtime), loop).result()

        def waiting() -> int:
            return asyncio.run_coroutine_threadsafe(_waiting(runtime), loop).result()

        control.COMMANDS["broadcast"] = broadcast
        control.COMMANDS["waiting"] = waiting
        control.COMMANDS["failures"] = lambda: runtime.health.counters["update_failures"]
        app = App(runtime, options.url, TOKEN)
        spare_collector()
        await app.run(stop)


def settings_in(home: Path) -> Settings:
    """Return the settings of a bot that lives in a folder."""
    return Settings(
        _env_file=None,
        data_dir=home / "data",
        key_file=home / "keys" / "keys",
        timezone=_where_it_is_noon(),
    )


async def _enroll(runtime: Runtime, telegram_ids: range, profile: Mapping[str, str]) -> None:
    """Make people known who read Arabic and agreed to what we keep."""
    async with runtime.unit_of_work() as uow:
        for telegram_id in telegram_ids:
            person = await runtime.store.people.enroll(uow.connection, telegram_id)
            await uow.save(person.but(language="ar", consent=CONSENT_VERSION, profile=profile))


async def _broadcast(runtime: Runtime) -> None:
    """Let a notice to the recipients leave at once; jobs put it to them at their next ticks."""
    async with runtime.unit_of_work() as uow:
        notice = await writing.begin(uow, "ar", NEWS)
        await change(uow, notice.id, Deed.EDIT, segment=NURSES)
        await change(uow, notice.id, Deed.APPROVE)
        until = uow.now + LASTS
        await change(uow, notice.id, Deed.QUEUE, leaves_at=uow.now, expires_at=until)


async def _waiting(runtime: Runtime) -> int:
    """Return how much is still to be said: what waits for the sweep, and for the sender."""
    unsent = outbox.c.state.in_((State.PENDING.value, State.SENDING.value))
    said = select(func.count()).select_from(outbox).where(unsent)
    proposed = select(func.count()).where(nudges.c.state == Stands.WAITING.value)
    async with runtime.store.database.reader() as connection:
        return sum([await connection.scalar(one) or 0 for one in (said, proposed)])


def _where_it_is_noon() -> str:
    """Return a time zone where nobody sleeps: at night the notice would wait for the morning."""
    east = 12 - dt.datetime.now(dt.UTC).hour  # noqa: TID251 -- the benchmark runs on the machine's clock
    return f"Etc/GMT{-east:+}"
