"""Screens of one event, for its organiser, as several handlers end on them."""

from bot.context import Context
from bot.features.attendance.views import hosting as attendance
from bot.features.events import service
from bot.features.events.domain import Event, State, event, writing
from bot.features.events.service import reading
from bot.features.events.service.writing import dates, new_id
from bot.features.events.views import organising as views
from bot.features.events.views import overview, taking_part
from bot.features.kit import views as kit
from bot.i18n import Html, html
from bot.message import Button, Message
from bot.office import zone_of
from bot.screen import ShowDesk
from bot.segments.actions import ShowAudience
from bot.segments.choices import Events, offered
from bot.segments.words import described
from bot.unit_of_work import UnitOfWork


async def organised(
    uow: UnitOfWork, context: Context, found: Event, said: str | None = None
) -> Message:
    """Return one event as its organiser sees it: a draft, or one that people know of."""
    if found.state is State.DRAFT:
        return _draft(uow, context, found)
    t, zone = context.t, zone_of(context.runtime, uow.person)
    told = overview.Told(
        found,
        link=context.runtime.deep_link(event.payload(found.id)),
        who=_who(context, found),
        once=new_id(),
        counts=(await service.counts(uow, [found]))[found.id],
        people=await service.answers_to(uow, found.id),
    )
    coming = found.is_coming(uow.now)
    return overview.organised(t, told, zone, coming, *doors(context, found), said=said)


def _draft(uow: UnitOfWork, context: Context, found: Event) -> Message:
    t, text = context.t, None
    if not writing.missing(found):
        zone = zone_of(context.runtime, None)
        text = taking_part.describe(t, _opened(found), None, frozenset(), zone, uow.now)
    more = doors(context, found)
    return views.draft(t, found, text, dates(found), _who(context, found), *more)


def as_read(uow: UnitOfWork, context: Context, found: Event, language: str) -> Message:
    """Return an event as somebody sees it who reads this language, when it is open."""
    t = context.runtime.catalogs.translator(language)
    zone = zone_of(context.runtime, None)
    return taking_part.event(t, _opened(found), None, frozenset(), zone, uow.now)


def _opened(draft: Event) -> Event:
    return draft.but(state=State.OPEN)


def _who(context: Context, found: Event) -> Html:
    """Say whom an event is for."""
    runtime = context.runtime
    if found.audience.is_everybody:
        return html(context.t.gettext("everybody"))
    known = offered(runtime.library, runtime.catalogs, Events())
    return Html(" · ").join(described(context.t, known, found.audience))


def doors(context: Context, found: Event) -> tuple[Button | None, ...]:
    """Return what else there is for an event, of other features; also for a draft."""
    t = context.t
    return (
        Button(t.gettext("👥 For whom"), ShowAudience("ev", found.id)),  # limit: button 18
        kit.door(t, found.id) if found.ends_at else None,
        attendance.door(t, found.id) if found.state is not State.DRAFT else None,
    )


async def show_all(
    uow: UnitOfWork, context: Context, page: int = 0, said: str | None = None
) -> None:
    """Show all events; what is to come first, then drafts, then the past, the newest first."""
    every = await service.listed(uow)
    coming = [one for one in every if one.is_coming(uow.now)]
    drafts = [one for one in every if one.state is State.DRAFT]
    past = [one for one in every if one not in coming and one not in drafts]
    found = [*coming, *drafts, *reversed(past)]
    stuck, older = await service.stuck(uow), await reading.older(uow)
    uow.show(views.events(context.t, found, stuck, page, ShowDesk(), said, older))
