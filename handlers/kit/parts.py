"""What handlers of the kit share: the event that a button or a prompt is about."""

from collections.abc import Awaitable, Callable, Mapping

from telegram import Update

from bot.context import Context
from bot.features.events.service import occasions
from bot.features.kit.errors import GoneError
from bot.features.kit.service.reading import Prepared, prepared
from bot.occasions import Occasion
from bot.routing import Handle
from bot.unit_of_work import UnitOfWork
from handlers import front

Write = Callable[[UnitOfWork, Context, Occasion, Mapping[str, str]], Awaitable[None]]


async def occasion(uow: UnitOfWork, context: Context, event: int) -> Occasion:
    """Return an event. Raises GoneError."""
    found = await occasions.find(uow, event, context.t.language)
    if found is None:
        raise GoneError
    return found


async def kit(uow: UnitOfWork, context: Context, event: int) -> Prepared:
    """Return the kit of an event. Raises GoneError."""
    return await prepared(uow, context.runtime.library, await occasion(uow, context, event))


def typed(write: Write) -> Handle:
    """Return what keeps typed words, while there is what they are for."""

    async def handled(update: Update, context: Context) -> None:
        del update
        try:
            async with context.unit_of_work() as uow:
                prompt = await uow.prompt()
                assert prompt, "routed by its kind"
                about = prompt.data
                event = await occasion(uow, context, int(about["event"]))
                await write(uow, context, event, about)
        except GoneError:
            async with context.unit_of_work() as uow:
                uow.show(await front.too_late(context, uow))

    return handled
