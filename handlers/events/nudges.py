"""Words for what people are told first about events; what does not hold any more is dropped."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.features.attendance.views import taking_part as attendance
from bot.features.events.domain import Answer, Event, Place, Rsvp, State
from bot.features.events.domain.event import LINK_BEFORE
from bot.features.events.domain.reminders import HOURS
from bot.features.events.errors import GoneError
from bot.features.events.service import nudging, reading
from bot.features.events.views import notices as views
from bot.i18n import Translator
from bot.nudges import Nudge, Piece
from bot.office import zone_of
from bot.people.consent import Purpose, agreed
from bot.people.person import Person
from bot.runtime import Runtime
from bot.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Told:
    """An event and what the reader has there, in their language and on their clock."""

    t: Translator
    zone: ZoneInfo
    event: Event
    mine: Rsvp | None


async def _find(uow: UnitOfWork, runtime: Runtime, person: Person, nudge: Nudge) -> Told | None:
    try:
        event, mine = await reading.current(uow, int(nudge.data["event"]), person.id)
    except GoneError:
        return None
    return Told(runtime.translator(person), zone_of(runtime, person), event, mine)


async def soon(uow: UnitOfWork, runtime: Runtime, person: Person, nudge: Nudge) -> Piece | None:
    """Remind of an event, as it was when this was planned; else another reminder is on its way."""
    found = await _find(uow, runtime, person, nudge)
    if found is None or not _still(found, nudge) or not found.event.is_coming(uow.now):
        return None
    mine = found.mine
    if mine is None or mine.place is not Place.GOING:
        return None
    if mine.answer is Answer.ONLINE and uow.now < found.event.begins - LINK_BEFORE:
        return views.soon_without_link(found.t, found.event, found.zone)
    is_near = uow.now >= found.event.begins - HOURS
    here = attendance.here(found.t, found.event.id, over=False) if is_near else None
    return views.soon(found.t, found.event, mine, found.zone, here)


def _still(found: Told, nudge: Nudge) -> bool:
    return found.event.sequence == nudge.data["sequence"]


async def offer(uow: UnitOfWork, runtime: Runtime, person: Person, nudge: Nudge) -> Piece | None:
    """Offer a place, while it is on offer."""
    found = await _find(uow, runtime, person, nudge)
    mine = found.mine if found else None
    if found is None or mine is None or mine.place is not Place.OFFERED:
        return None
    if mine.turn != nudge.data["turn"] or not found.event.is_coming(uow.now):
        return None
    return views.offer(found.t, found.event, mine, found.zone)


async def passed_on(
    uow: UnitOfWork, runtime: Runtime, person: Person, nudge: Nudge
) -> Piece | None:
    """Say that an offer has ended, unless they have answered since."""
    found = await _find(uow, runtime, person, nudge)
    return views.passed_on(found.t, found.event) if found and _lost(uow, found, nudge) else None


async def line_ended(
    uow: UnitOfWork, runtime: Runtime, person: Person, nudge: Nudge
) -> Piece | None:
    """Say that no place became free, unless they have answered since."""
    found = await _find(uow, runtime, person, nudge)
    return views.line_ended(found.t, found.event) if found and _lost(uow, found, nudge) else None


def _lost(uow: UnitOfWork, found: Told, nudge: Nudge) -> bool:
    """Whether the reader has no place since the turn that this is about."""
    mine = found.mine
    if mine is None or not found.event.is_coming(uow.now):
        return False
    return mine.turn == nudge.data["turn"] and mine.place is Place.NONE


async def moved(uow: UnitOfWork, runtime: Runtime, person: Person, nudge: Nudge) -> Piece | None:
    """Tell what has changed last."""
    found = await _find(uow, runtime, person, nudge)
    if found is None or not _still(found, nudge) or not found.event.is_coming(uow.now):
        return None
    if found.mine is None or not found.mine.wants_to_come:
        return None
    if not found.event.news_for(found.mine):
        return None
    return views.moved(found.t, found.event, found.mine, found.zone)


async def off(uow: UnitOfWork, runtime: Runtime, person: Person, nudge: Nudge) -> Piece | None:
    """Tell that an event does not take place."""
    found = await _find(uow, runtime, person, nudge)
    if found is None or found.event.state is not State.CANCELLED:
        return None
    return views.off(found.t, found.event, found.zone)


async def new(uow: UnitOfWork, runtime: Runtime, person: Person, nudge: Nudge) -> Piece | None:
    """Tell of an event, unless they have answered it already, or want no news any more."""
    if not agreed(person, Purpose.PROMOTION):
        return None
    found = await _find(uow, runtime, person, nudge)
    if found is None or found.mine is not None or not found.event.takes_answers(uow.now):
        return None
    return views.new(found.t, found.event, found.zone)


NUDGES = {
    nudging.SOON: soon,
    nudging.OFFER: offer,
    nudging.PASSED_ON: passed_on,
    nudging.LINE_ENDED: line_ended,
    nudging.MOVED: moved,
    nudging.OFF: off,
    nudging.NEW: new,
}
