"""Links that open something of their own, and the screens that they open."""

from bot.context import Context
from bot.features.attendance import domain as attendance
from bot.features.events import service as events
from bot.features.events.domain import event as rules
from bot.features.events.views import taking_part
from bot.message import Action, Message
from bot.office import zone_of
from bot.unit_of_work import UnitOfWork
from handlers import arriving


def leads(payload: str) -> bool:
    """Whether a link with this payload opens something here."""
    return rules.event_of(payload) is not None or keeps_something(payload)


def keeps_something(payload: str) -> bool:
    """Whether to open it keeps something about the person: whoever has not agreed is asked."""
    return bool(attendance.code_of(payload))


async def follow(context: Context, uow: UnitOfWork, payload: str) -> Message:
    """Return what a link opens. Raises UserError when it is not here any more."""
    if code := attendance.code_of(payload):
        return await arriving.by_code(context, uow, code)
    event_id = rules.event_of(payload)
    assert event_id is not None, "`leads` says so"
    return await event(context, uow, event_id)


async def event(
    context: Context,
    uow: UnitOfWork,
    event_id: int,
    back: Action | None = None,
    said: str | None = None,
) -> Message:
    """Return an event as the person who acts sees it. Raises GoneError."""
    found = await events.see(uow, event_id)
    full = await events.full(uow, found.event)
    zone = zone_of(context.runtime, uow.person)
    more = await arriving.doors(context, uow, found.event.id, answered=found.mine is not None)
    return taking_part.event(
        context.t, found.event, found.mine, full, zone, uow.now, *more, back=back, said=said
    )
