"""Our whole bot: inbox, outbox, people, rendered screens, SQLCipher with FULL."""

import asyncio
import signal

from benchmarks.bots import control
from benchmarks.bots.options import TOKEN, Options
from benchmarks.crowd import FIRST_ID
from bot.app import App, open_runtime, spare_collector
from bot.i18n import html
from bot.message import Lane
from bot.people.consent import CONSENT_VERSION
from bot.runtime import Runtime
from bot.screen import notice
from bot.settings import Settings

PROFILE = {"profession": "doctor", "stage": "plab-1-passed"}
RECIPIENTS_FROM = FIRST_ID + 1_000_000
CHUNK = 100
NEWS = html("تبدأ ورشة يوم السبت في الساعة 10:00 في القاعة <b>LAB 109</b>.")


def run(options: Options) -> None:
    asyncio.run(_run(options))


async def _run(options: Options) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, stop.set)
    home = options.home
    settings = Settings(_env_file=None, data_dir=home / "data", key_file=home / "keys" / "keys")
    async with open_runtime(settings) as runtime:
        await _enroll(runtime, range(FIRST_ID, FIRST_ID + options.people))
        recipients = range(RECIPIENTS_FROM, RECIPIENTS_FROM + options.recipients)
        await _enroll(runtime, recipients)
        if options.per_second:
            limits = {"messages_per_second": options.per_second}
            runtime.programme = runtime.programme.model_copy(update=limits)

        def broadcast() -> None:
            asyncio.run_coroutine_threadsafe(_broadcast(runtime, recipients), loop).result()

        control.COMMANDS["broadcast"] = broadcast
        control.COMMANDS["failures"] = lambda: runtime.health.counters["update_failures"]
        app = App(runtime, options.url, TOKEN)
        spare_collector()
        await app.run(stop)


async def _enroll(runtime: Runtime, telegram_ids: range) -> None:
    """Make people known: doctors who read Arabic, agreed to what we keep, and have a plan."""
    async with runtime.unit_of_work() as uow:
        for telegram_id in telegram_ids:
            person = await runtime.store.people.enroll(uow.connection, telegram_id)
            await uow.save(person.but(language="ar", consent=CONSENT_VERSION, profile=PROFILE))


async def _broadcast(runtime: Runtime, telegram_ids: range) -> None:
    """Write one notice per recipient into the outbox, a hundred in a unit."""
    for start in range(0, len(telegram_ids), CHUNK):
        some = [await runtime.store.people.find(n) for n in telegram_ids[start : start + CHUNK]]
        async with runtime.unit_of_work() as uow:
            for person in some:
                assert person
                uow.send(notice(runtime.translator(person), NEWS), person, Lane.BROADCAST)
