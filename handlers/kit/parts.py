"""What handlers of the kit share: the kit of the event that a button is about."""

from bot.context import Context
from bot.features.kit.service.reading import Prepared, prepared
from bot.unit_of_work import UnitOfWork
from handlers import occasion


async def kit(uow: UnitOfWork, context: Context, event: int) -> Prepared:
    """Return the kit of an event. Raises GoneError."""
    held = await occasion.find(uow, context, event)
    return await prepared(uow, context.runtime.library, held)
