"""Our whole bot: inbox, outbox, people, rendered screens, SQLCipher with FULL."""

import asyncio
import datetime as dt
import signal
from pathlib import Path

from sqlalchemy import func, select

from benchmarks.bots import control
from benchmarks.bots.options import TOKEN, Options
from benchmarks.crowd import FIRST_ID
from bot.app import App, open_runtime, spare_collector
from bot.delivery.outbox import State
from bot.delivery.tables import outbox
from bot.i18n import html
from bot.nudges import Nudge, Piece, propose_all
from bot.nudges import State as Stands
from bot.nudges.tables import nudges
from bot.people.consent import CONSENT_VERSION
from bot.people.person import Person
from bot.runtime import Runtime
from bot.screen import notice
from bot.settings import Settings
from bot.unit_of_work import UnitOfWork

PROFILE = {"profession": "doctor", "stage": "plab-1-passed"}
RECIPIENTS_FROM = FIRST_ID + 1_000_000
CHUNK = 100
NOTICE = "bench-notice"
NEWS = html("تبدأ ورشة يوم السبت في الساعة 10:00 في القاعة <b>LAB 109</b>.")


def run(options: Options) -> None:
    asyncio.run(_run(options))


async def _run(options: Options) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, stop.set)
    async with open_runtime(settings_in(options.home)) as runtime:
        runtime.renderers = {NOTICE: _render}
        await _enroll(runtime, range(FIRST_ID, FIRST_ID + options.people))
        recipients = range(RECIPIENTS_FROM, RECIPIENTS_FROM + options.recipients)
        await _enroll(runtime, recipients)
        if options.per_second:
            limits = {"messages_per_second": options.per_second}
            runtime.programme = runtime.programme.model_copy(update=limits)

        def broadcast() -> None:
            asyncio.run_coroutine_threadsafe(_broadcast(runtime, recipients), loop).result()

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


async def _enroll(runtime: Runtime, telegram_ids: range) -> None:
    """Make people known: doctors who read Arabic, agreed to what we keep, and have a plan."""
    async with runtime.unit_of_work() as uow:
        for telegram_id in telegram_ids:
            person = await runtime.store.people.enroll(uow.connection, telegram_id)
            await uow.save(person.but(language="ar", consent=CONSENT_VERSION, profile=PROFILE))


async def _broadcast(runtime: Runtime, telegram_ids: range) -> None:
    """Propose one notice to each recipient, a hundred in a unit; the next sweep puts it to them."""
    for start in range(0, len(telegram_ids), CHUNK):
        some = [await runtime.store.people.find(n) for n in telegram_ids[start : start + CHUNK]]
        async with runtime.unit_of_work() as uow:
            news = Nudge(NOTICE, "news", uow.now, uow.now + dt.timedelta(days=1))
            await propose_all(uow, [(person, news) for person in some if person])


async def _waiting(runtime: Runtime) -> int:
    """Return how much is still to be said: what waits for the sweep, and for the sender."""
    unsent = outbox.c.state.in_((State.PENDING.value, State.SENDING.value))
    said = select(func.count()).select_from(outbox).where(unsent)
    proposed = select(func.count()).where(nudges.c.state == Stands.WAITING.value)
    async with runtime.store.database.reader() as connection:
        return sum([await connection.scalar(one) or 0 for one in (said, proposed)])


async def _render(uow: UnitOfWork, runtime: Runtime, person: Person, nudge: Nudge) -> Piece:
    del uow, nudge
    return Piece("News", notice(runtime.translator(person), NEWS), is_bulk=True)


def _where_it_is_noon() -> str:
    """Return a time zone where nobody sleeps: at night the notice would wait for the morning."""
    east = 12 - dt.datetime.now(dt.UTC).hour  # noqa: TID251 -- the benchmark runs on the machine's clock
    return f"Etc/GMT{-east:+}"
