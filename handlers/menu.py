"""The command menus and the lines of /help, from the same table as the routes."""

import asyncio
import contextlib
import logging
from collections.abc import Iterator, Sequence

from bot.context import Context
from bot.delivery.telegram import menu
from bot.delivery.transport import NotSentError, Transport, UnknownOutcomeError
from bot.i18n import SOURCE, Translator
from bot.message import Menu
from bot.people.person import Person, may
from bot.runtime import Runtime
from bot.unit_of_work import UnitOfWork

log = logging.getLogger(__name__)

WAITS = (1.0, 3.0)  # seconds between tries; a stop in between must not take long
CODE_LENGTH = 2  # Telegram knows two-letter languages; others get their menu per chat
Lines = tuple[tuple[str, str], ...]


def commands(runtime: Runtime, person: Person | None, t: Translator) -> Lines:
    """Return name and use of every command this person may give, in their language."""
    return tuple((one.name, one.about(t)) for one in runtime.commands if may(person, one.role))


def renew(context: Context, uow: UnitOfWork) -> None:
    """Show the person who acts the menu of their roles in their language, once they chose one."""
    renew_for(context.runtime, uow, uow.person)


def renew_for(runtime: Runtime, uow: UnitOfWork, person: Person) -> None:
    """Show somebody the menu of their roles in their language, once they chose one."""
    if person.language:
        uow.set_menu(Menu(commands(runtime, person, runtime.translator(person))), person)


async def publish_menus(
    runtime: Runtime, transport: Transport, waits: Sequence[float] = WAITS
) -> None:
    """Tell Telegram, at start, the commands that everybody has. Failing is no reason to stop."""
    for language, lines in _everybody(runtime):
        params = menu([list(line) for line in lines], {"type": "all_private_chats"})
        if language:
            params["language_code"] = language
        if not await _publish(transport, params, waits):
            log.warning("Telegram did not take the command menus; the next start tries again")
            return


def _everybody(runtime: Runtime) -> Iterator[tuple[str, Lines]]:
    yield "", commands(runtime, None, runtime.catalogs.translator(SOURCE))
    for language in runtime.catalogs.languages:
        if len(language.code) == CODE_LENGTH:
            yield language.code, commands(runtime, None, runtime.catalogs.translator(language.code))


async def _publish(transport: Transport, params: dict[str, object], waits: Sequence[float]) -> bool:
    for wait in (*waits, 0.0):
        with contextlib.suppress(NotSentError, UnknownOutcomeError):
            if (await transport.call("setMyCommands", params)).ok:
                return True
        await asyncio.sleep(wait)
    return False
