"""What a handler works with: the person, their language, the library, a unit of work."""

import contextlib
from collections.abc import AsyncIterator
from typing import Any, TypeVar

from telegram import Message, Update
from telegram.ext import Application, CallbackContext, ExtBot

from bot.i18n import Translator
from bot.message import Action
from bot.people import roles
from bot.people.audit import Act
from bot.people.person import Person, Role
from bot.runtime import Runtime
from bot.unit_of_work import UnitOfWork

A = TypeVar("A", bound=Action)
RUNTIME = "runtime"  # the key in bot_data


class Context(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[str, Any]]):
    """PTB's context with what this program adds. `person` is None for a stranger."""

    person: Person | None
    t: Translator

    def __init__(
        self,
        application: "Application[Any, Any, Any, Any, Any, Any]",
        chat_id: int | None = None,
        user_id: int | None = None,
    ) -> None:
        super().__init__(application, chat_id, user_id)
        self.arrived: Update | None = None
        self.pressed_action: Action | None = None
        self.role: Role | None = None
        """What the route asks for, which has to hold still when a unit has its turn."""
        self.act: Act | None = None
        """What staff do, for the audit log: written with the first unit, and there only."""

    @classmethod
    def from_update(cls, update: object, application: Any) -> "Context":
        context = super().from_update(update, application)
        context.arrived = update if isinstance(update, Update) else None
        return context

    async def refresh_data(self) -> None:
        """Load the person and their language: PTB awaits this once per update."""
        user = self.arrived.effective_user if self.arrived else None
        self.person = await self.runtime.store.people.find(user.id) if user else None
        self.t = self.runtime.translator(self.person, user.language_code if user else None)

    @property
    def runtime(self) -> Runtime:
        runtime: Runtime = self.bot_data[RUNTIME]
        return runtime

    def action(self, kind: type[A]) -> A:
        """Return what the pressed button says, as the type the route was declared with."""
        assert isinstance(self.pressed_action, kind)
        return self.pressed_action

    @property
    def text(self) -> str:
        """What the person typed, or ''."""
        message = self.arrived.message if self.arrived else None
        return (message.text if message else None) or ""

    @contextlib.asynccontextmanager
    async def unit_of_work(self) -> AsyncIterator[UnitOfWork]:
        """Open the unit of this update: effects, messages and "done" commit together.

        Raises RoleLostError when the role was taken since it was looked up, RestingError when who
        has it is stopped.
        """
        assert self.arrived
        user, query = self.arrived.effective_user, self.arrived.callback_query
        assert user, "updates without a sender are not routed"
        # An inaccessible message (too old) and a picture cannot become a text: that is sent anew.
        on = query.message if query else None
        pressed = on.message_id if isinstance(on, Message) and on.text is not None else None
        act, self.act = self.act, None
        async with self.runtime.unit_of_work(user.id, pressed, act) as uow:
            if self.role:
                await roles.require(uow.connection, uow.vault, uow.person, self.role)
            yield uow
