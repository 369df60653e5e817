"""Routing: tables of commands, buttons and answers become one handler that tries them in order."""

import asyncio
import dataclasses
import re
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from telegram import Update
from telegram.constants import ChatType
from telegram.error import TelegramError
from telegram.ext import BaseHandler

from bot.context import Context
from bot.delivery import callback
from bot.errors import UserError
from bot.message import Action, ActionError
from bot.people import prompts
from bot.people.audit import REFUSED, Act
from bot.people.person import Person, Role, may
from bot.people.roles import RoleLostError
from bot.runtime import Say

Handle = Callable[[Update, Context], Awaitable[None]]
COMMAND = re.compile(r"/(\w+)(?:@(\w+))?(?:\s+(.*))?", re.DOTALL)


@dataclass(frozen=True)
class Command:
    """`/name`, for everybody or for one role; `about` is its line in the menu and in /help."""

    name: str
    handle: Handle
    about: Say
    role: Role | None = None


@dataclass(frozen=True)
class On:
    """A button whose action is of this type, for everybody or for one role.

    `act` says, for the audit log, what a coordinator does with it; None where they only look.
    """

    action: type[Action]
    handle: Handle
    role: Role | None = None
    act: Say | None = None

    @property
    def code(self) -> str:
        return self.action.prefix


@dataclass(frozen=True)
class Answer:
    """Typed text, while the person is being asked this kind of prompt. The rest as for buttons.

    A role that is lost while a text is waited for takes the text no more.
    """

    prompt: str
    handle: Handle
    role: Role | None = None
    act: Say | None = None

    @property
    def code(self) -> str:
        return self.prompt


Route = Command | On | Answer

PROBED = frozenset({"broadcast", "export", "reveal"})
"""What staff of other bots can do: who tries it here looks for a way in."""


def acts(routes: Iterable[Route]) -> dict[str, Say]:
    """Return what each act of staff is called, by its code."""
    return {r.code: r.act for r in routes if not isinstance(r, Command) and r.act}


def _act(person: Person | None, action: Action, route: On) -> Act | None:
    """Return what goes into the audit log; nothing where it is only asked whether to."""
    is_sure = getattr(action, "sure", 1)
    if not (route.act and is_sure and may(person, Role.COORDINATOR)):
        return None
    fields = (str(value) for value in dataclasses.astuple(action))
    return Act(route.code, ":".join(fields))


@dataclass(frozen=True)
class Fallbacks:
    """What is done with everything no route takes; each leads to a useful screen."""

    stale_button: Handle
    unknown_command: Handle
    unexpected_text: Handle
    late_text: Handle
    unsupported: Handle
    edited: Handle
    membership: Handle
    voted: Handle
    elsewhere: Handle
    user_error: Callable[[Context, UserError], Awaitable[None]]


class Router(BaseHandler[Update, Context, None]):
    """One PTB handler: finds the route, answers the button at once, runs it.

    Routes are for private chats; groups and channels have one fallback of their own.
    """

    def __init__(self, routes: Sequence[Route], fallbacks: Fallbacks) -> None:
        super().__init__(_unused)
        self.commands = {r.name: r for r in routes if isinstance(r, Command)}
        self.buttons = {r.action: r for r in routes if isinstance(r, On)}
        self.answers = {r.prompt: r for r in routes if isinstance(r, Answer)}
        self._or = fallbacks

    def check_update(self, update: object) -> bool:
        return isinstance(update, Update) and update.effective_user is not None

    async def handle_update(
        self, update: Update, application: Any, check_result: object, context: Context
    ) -> None:
        del application, check_result
        handle = await self._find(update, context)
        failure = None
        async with asyncio.TaskGroup() as group:
            if update.callback_query:
                group.create_task(_answer(update))
            try:
                await self._handle(handle, update, context)
            except Exception as error:  # noqa: BLE001 -- raised below, outside the group's wrapping
                failure = error
        if failure:
            raise failure

    async def _handle(self, handle: Handle, update: Update, context: Context) -> None:
        try:
            await handle(update, context)
        except (UserError, RoleLostError) as error:
            # The answer has a unit of its own: it logs nothing, and asks for no role.
            context.act = context.role = None
            if isinstance(error, UserError):
                await self._or.user_error(context, error)
            else:
                await self._or.stale_button(update, context)

    async def _find(self, update: Update, context: Context) -> Handle:  # noqa: PLR0911 -- one line per kind of update
        chat = update.effective_chat
        if chat and chat.type != ChatType.PRIVATE:
            return self._or.elsewhere
        if update.callback_query:
            return self._button(update, context)
        if update.my_chat_member:
            return self._or.membership
        if update.poll_answer:
            return self._or.voted
        if update.edited_message:
            return self._or.edited
        if update.message and update.message.forward_origin:
            return self._or.unsupported  # somebody else's words, also where a text is waited for
        if context.text.startswith("/"):
            return self._command(context)
        return await self._typed(context)

    def _button(self, update: Update, context: Context) -> Handle:
        query = update.callback_query
        assert query
        try:
            action = callback.read(
                context.runtime.store.vault, query.from_user.id, query.data or ""
            )
        except ActionError:
            return self._or.stale_button
        route = self.buttons.get(type(action))
        if route is None or not may(context.person, route.role):
            return self._or.stale_button  # a lost role gets the same answer as an unknown button
        context.pressed_action, context.role = action, route.role
        context.act = _act(context.person, action, route)
        return route.handle

    def _command(self, context: Context) -> Handle:
        found = COMMAND.fullmatch(context.text)
        name, address, rest = found.groups() if found else ("", None, "")
        if address and address.lower() != context.runtime.bot_username.lower():
            return _ignore
        context.args = (rest or "").split()
        route = self.commands.get(name.lower())
        if route is None or not may(context.person, route.role):
            context.act = _refused(name.lower(), route)
            return self._or.unknown_command
        context.role = route.role
        return route.handle

    async def _typed(self, context: Context) -> Handle:
        if not context.text:
            return self._or.unsupported
        if context.person is None:
            return self._or.unexpected_text
        store = context.runtime.store
        async with store.database.reader() as connection:
            prompt = await prompts.current(connection, store.vault, context.person)
        return self._expected(context, prompt.kind) if prompt else self._or.unexpected_text

    def _expected(self, context: Context, prompt: str) -> Handle:
        route = self.answers.get(prompt)
        if route is None:
            return self._or.unexpected_text
        if not may(context.person, route.role):
            return self._or.late_text
        context.role = route.role
        context.act = Act(route.code) if route.act else None
        return route.handle


def _refused(name: str, route: Command | None) -> Act | None:
    """Return what goes into the audit log when a command of staff is refused."""
    of_staff = route.role is Role.COORDINATOR if route else name in PROBED
    return Act(REFUSED, name) if of_staff else None


async def _answer(update: Update) -> None:
    """Stop the button's spinner. Late or repeated answers are refused by Telegram: no matter."""
    assert update.callback_query
    try:
        await update.callback_query.answer()
    except TelegramError:
        return


async def _unused(update: Update, context: Context) -> None:
    """PTB wants a callback; `handle_update` finds the real one."""


async def _ignore(update: Update, context: Context) -> None:
    """Say nothing: the command was for another bot."""
