"""Links that open something of their own, and the screens that they open."""

from bot.context import Context
from bot.features.events import service as events
from bot.features.events.domain import event as rules
from bot.features.events.views import taking_part
from bot.features.kit import views as kit
from bot.message import Action, Button, Message
from bot.office import zone_of
from bot.people.person import Role, may
from bot.unit_of_work import UnitOfWork


def leads(payload: str) -> bool:
    """Whether a link with this payload opens something here."""
    return rules.event_of(payload) is not None


async def follow(context: Context, uow: UnitOfWork, payload: str) -> Message:
    """Return what a link opens. Raises UserError when it is not here any more."""
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
    more = _doors(context, uow, event_id)
    return taking_part.event(
        context.t, found.event, found.mine, full, zone, uow.now, *more, back=back, said=said
    )


def _doors(context: Context, uow: UnitOfWork, event_id: int) -> list[Button]:
    """Return where else an event leads, for the person who acts."""
    is_coordinator = may(uow.person, Role.COORDINATOR)
    return [kit.door(context.t, event_id)] if is_coordinator else []
