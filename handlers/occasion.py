"""What goes on around an event: the event that a button or a prompt is about."""

from collections.abc import Awaitable, Callable, Mapping

from telegram import Update

from bot.context import Context
from bot.features.events.service import occasions
from bot.occasions import GoneError, Occasion
from bot.routing import Handle
from bot.unit_of_work import UnitOfWork
from handlers import front

Write = Callable[[UnitOfWork, Context, Occasion, Mapping[str, str]], Awaitable[None]]


async def find(uow: UnitOfWork, context: Context, event: int) -> Occasion:
    """Return an event for who acts: of two at once, one goes after the other. Raises GoneError."""
    return await occasions.get(uow, event, context.t.language, lock=True)


def typed(write: Write) -> Handle:
    """Return what keeps typed words, while there is what they are for."""

    async def handled(update: Update, context: Context) -> None:
        del update
        try:
            async with context.unit_of_work() as uow:
                prompt = await uow.prompt()
                assert prompt, "routed by its kind"
                event = await find(uow, context, int(prompt.data["event"]))
                uow.about(str(event.id))
                await write(uow, context, event, prompt.data)
        except GoneError:
            async with context.unit_of_work() as uow:
                uow.nothing_done()
                uow.show(await front.too_late(context, uow))

    return handled
