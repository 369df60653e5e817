"""Run the bot on Telegram until told to stop, and make invites beside it."""

import asyncio
import signal
from collections.abc import Callable

from bot import log
from bot.app import App, only_one, open_runtime, spare_collector
from bot.delivery.transport import NotSentError, Transport, UnknownOutcomeError
from bot.errors import StartError
from bot.people.invites import create
from bot.people.person import Role
from bot.runtime import Runtime
from bot.settings import Settings

Say = Callable[[str], None]


def run_on_telegram(settings: Settings, say: Say) -> None:
    """Run until SIGTERM or SIGINT. Raises StartError; TryLaterError when it is running already."""
    token = settings.telegram_bot_token
    if token is None:
        raise StartError("TELEGRAM_BOT_TOKEN is not set. Put it into .env; see .env.example.")
    log.configure(settings.log_level)

    async def serve() -> None:
        stop = stop_signal()
        async with open_runtime(settings) as runtime:
            app = App(runtime, api_address(settings), token.get_secret_value())
            spare_collector()
            await app.run(stop, lambda: say_first_invite(runtime, say))

    with only_one(settings):
        asyncio.run(serve())


def api_address(settings: Settings) -> str:
    return str(settings.telegram_api_url).rstrip("/")


def stop_signal() -> asyncio.Event:
    """Return an event that SIGTERM or SIGINT sets."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        try:
            loop.add_signal_handler(number, stop.set)
        except NotImplementedError:  # Windows
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop.set))
    return stop


async def make_invite(runtime: Runtime, role: Role) -> str:
    """Return a new one-use code for `role`, valid as long as the programme says."""
    async with runtime.unit_of_work() as uow:
        valid = runtime.programme.invite_valid
        return await create(uow.connection, uow.vault, role, now=uow.now, valid=valid)


async def say_first_invite(runtime: Runtime, say: Say) -> None:
    """Print the link that makes somebody the first coordinator, while there is none.

    Who is stopped does not count: nobody could let them again.
    """
    async with runtime.looking() as uow:
        somebody = await uow.people_with(Role.COORDINATOR)
    if not somebody:
        link = runtime.deep_link(await make_invite(runtime, Role.COORDINATOR))
        days = runtime.programme.invite_days
        say(f"There is no coordinator yet. Open this link once, within {days} days:\n  {link}")


async def bot_username(settings: Settings) -> str | None:
    """Ask Telegram what the bot is called; None when it cannot be asked now."""
    if settings.telegram_bot_token is None:
        return None
    token = settings.telegram_bot_token.get_secret_value()
    transport = Transport(f"{api_address(settings)}/bot{token}")
    await transport.open()
    try:
        answer = await transport.call("getMe", {})
    except (NotSentError, UnknownOutcomeError):
        return None
    finally:
        await transport.close()
    return answer.result["username"] if answer.ok and isinstance(answer.result, dict) else None
