"""What handlers of the kit share: the event that a button or a prompt is about."""

from collections.abc import Awaitable, Callable, Mapping

from telegram import Update

from bot.context import Context
from bot.features.events.service import occasions
from bot.features.kit import views
from bot.features.kit.errors import GoneError
from bot.features.kit.service.reading import Prepared, prepared
from bot.occasions import Occasion
from bot.people.person import Role, may
from bot.routing import Handle
from bot.unit_of_work import UnitOfWork

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
    """Return what keeps typed words, while there is what they are for.

    Who typed them must still be a coordinator. Else nothing more is waited for.
    """

    async def handled(update: Update, context: Context) -> None:
        del update
        try:
            async with context.unit_of_work() as uow:
                about = await _asked(uow)
                event = await occasion(uow, context, int(about["event"]))
                await write(uow, context, event, about)
        except GoneError:
            async with context.unit_of_work() as uow:
                await uow.close_prompt()
                uow.show(views.too_late(context.t))

    return handled


async def _asked(uow: UnitOfWork) -> Mapping[str, str]:
    """Return what is waited for from a coordinator. Raises GoneError."""
    prompt = await uow.prompt()
    assert prompt, "routed by its kind"
    if not may(uow.person, Role.COORDINATOR):
        raise GoneError
    return prompt.data
