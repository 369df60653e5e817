"""Coming to an event: by a code or a tap, and the doors that an event has around its day."""

from bot.context import Context
from bot.errors import UserError
from bot.features.attendance import domain
from bot.features.attendance.errors import LateError, SlowDownError, WrongCodeError
from bot.features.attendance.service import coming, ticking
from bot.features.attendance.service.coming import Arrival
from bot.features.attendance.views import taking_part as views
from bot.features.events import service as events
from bot.features.events.actions import OpenEvent, ShowEvents
from bot.features.events.service import occasions
from bot.features.surveys import service as surveys
from bot.features.surveys.actions import OpenSurvey
from bot.message import Button, Message
from bot.occasions import Occasion
from bot.unit_of_work import UnitOfWork


async def by_code(context: Context, uow: UnitOfWork, code: str) -> Message:
    """Let somebody in with a code; a wrong one is counted, and answered kindly."""
    try:
        held = await _of_code(context, uow, code)
        arrival = await coming.with_code(uow, held, await _wanted(uow, held))
    except (WrongCodeError, SlowDownError, LateError) as error:
        return await _not_counted(context, uow, error)
    return await _welcome(context, uow, held, arrival)


async def _of_code(context: Context, uow: UnitOfWork, code: str) -> Occasion:
    """Return the event of a code. Raises WrongCodeError, SlowDownError."""
    sheet = await coming.by_code(uow, code)
    held = await occasions.find(uow, sheet.event_id, context.t.language)
    if held is None:
        raise WrongCodeError
    return held


async def _not_counted(context: Context, uow: UnitOfWork, error: UserError) -> Message:
    if isinstance(error, WrongCodeError):
        await coming.count_wrong(uow)
    return views.not_counted(context.t, error.message(context.t), ShowEvents())


async def by_tap(context: Context, uow: UnitOfWork, event: int, way: str) -> Message:
    """Let somebody in who tapped. Raises GoneError, EarlyError, LateError."""
    held = await occasions.get(uow, event, context.t.language)
    arrival = await coming.by_tap(uow, held, way or await _wanted(uow, held))
    if arrival.way is None:
        return views.which_way(context.t, event, held.title, OpenEvent(event))
    return await _welcome(context, uow, held, arrival)


async def _wanted(uow: UnitOfWork, held: Occasion) -> str:
    """Return what the person who acts answered to the event."""
    mine = (await events.of_person(uow, uow.person.id)).get(held.id)
    return mine.answer.value if mine else ""


async def _welcome(context: Context, uow: UnitOfWork, held: Occasion, arrival: Arrival) -> Message:
    survey = None
    if arrival.wave:
        await surveys.join(uow, arrival.wave)
        if await surveys.waits(uow, context.runtime.library, arrival.wave):
            survey = OpenSurvey(arrival.wave)
    over = uow.now >= held.ends_at
    return views.arrived(context.t, held.title, arrival, OpenEvent(held.id), survey, over=over)


async def is_awaited(context: Context, uow: UnitOfWork) -> bool:
    """Whether a code of any event counts now."""
    near = await occasions.near(uow, domain.TAPS, context.t.language)
    return any(domain.takes_code(one, uow.now) for one in near)


async def doors(
    context: Context, uow: UnitOfWork, event: int, *, answered: bool
) -> list[Button | None]:
    """Return where else an event leads: "I am here", what to take home."""
    t, held = context.t, await occasions.find(uow, event, context.t.language)
    if held is None:
        return []
    found = await ticking.sheet(uow, event)
    came = await coming.mine(uow, event) is not None
    is_time = domain.takes_taps(held, uow.now) and not came
    sent = found is not None and found.sent_at is not None and (answered or came)
    return [
        views.here(t, event, over=uow.now >= held.ends_at) if is_time else None,
        views.materials_door(t, event) if sent else None,
    ]
