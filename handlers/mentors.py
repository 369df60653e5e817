"""Mentors: join, say what one can answer, inbox, pause."""

from collections.abc import Mapping

from telegram import Update

from bot.context import Context
from bot.features.meetings.actions import ShowCalls
from bot.features.meetings.service import offering
from bot.features.mentors import actions, service
from bot.features.mentors.domain import Mentor
from bot.features.mentors.views import hours, inbox, joining
from bot.features.mentors.views import lapsed as lapsed_views
from bot.features.mentors.views.inbox import Doors
from bot.features.questions.service import helping
from bot.features.questions.topics import topics
from bot.features.questions.views import impact
from bot.features.questions.views.helper import waiting_rows
from bot.features.replies.actions import ShowSaved
from bot.nudges import Nudge, Piece
from bot.people.person import Person, Role
from bot.routing import Command, On, Route
from bot.runtime import Render, Runtime
from bot.unit_of_work import UnitOfWork


async def join(update: Update, context: Context) -> None:
    """Show the rules; whoever has joined sees what they said then."""
    del update
    async with context.unit_of_work() as uow:
        mentor = await service.find(uow)
        if mentor and mentor.joined:
            await _show_inbox(uow, context, mentor)
        else:
            uow.show(joining.rules(context.t))


async def read_rules(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        uow.show(joining.rules(context.t))


async def read_conduct(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        uow.show(joining.conduct(context.t))


async def accept(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        runtime, version = context.runtime, context.action(actions.AcceptRules).version
        clock = runtime.settings.timezone
        mentor = await service.accept(uow, runtime.programme, runtime.catalogs, clock, version)
        if mentor is None:
            uow.show(joining.rules(context.t))
        elif mentor.joined:
            await _show_inbox(uow, context, mentor)
        else:
            _show_professions(uow, context, mentor)


async def choose_professions(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        _show_professions(uow, context, await service.require(uow))


async def toggle_profession(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        action, library = context.action(actions.ToggleProfession), context.runtime.library
        mentor = await service.toggle_profession(
            uow, library, action.profession, on=bool(action.on)
        )
        _show_professions(uow, context, mentor)


def _show_professions(uow: UnitOfWork, context: Context, mentor: Mentor) -> None:
    known = service.options(context.runtime.library, "profession")
    uow.show(joining.professions(context.t, mentor, known))


async def choose_topics(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        uow.show(joining.topics(context.t, await service.require(uow), topics(context.t)))


async def toggle_topic(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        action, known = context.action(actions.ToggleTopic), topics(context.t)
        is_known = action.topic in known
        toggle = service.toggle_topic(uow, action.topic, on=bool(action.on)) if is_known \
            else service.require(uow)  # fmt: skip
        uow.show(joining.topics(context.t, await toggle, known))


async def choose_languages(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        mentor = await service.require(uow)
        uow.show(joining.languages(context.t, mentor, context.runtime.catalogs))


async def toggle_language(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        catalogs = context.runtime.catalogs
        action = context.action(actions.ToggleLanguage)
        mentor = await service.toggle_language(uow, catalogs, action.language, on=bool(action.on))
        uow.show(joining.languages(context.t, mentor, catalogs))


async def choose_region(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        known = service.options(context.runtime.library, "region")
        uow.show(joining.region(context.t, await service.require(uow), known))


async def set_region(update: Update, context: Context) -> None:
    """Note the region, and go on to the last question."""
    del update
    async with context.unit_of_work() as uow:
        region = context.action(actions.SetRegion).region
        mentor = await service.set_region(uow, context.runtime.library, region)
        uow.show(joining.cap(context.t, mentor))


async def choose_cap(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        uow.show(joining.cap(context.t, await service.require(uow)))


async def set_cap(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        mentor, is_new = await service.set_cap(uow, context.action(actions.SetCap).questions)
        await helping.look_again(uow)
        if is_new:
            uow.show(hours.hours(context.t, mentor, uow.now, first=True))
        else:
            await _show_inbox(uow, context, mentor)


async def pause(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        paused = bool(context.action(actions.Pause).paused)
        mentor = await service.pause(uow, paused=paused)
        await helping.look_again(uow)
        await _show_inbox(uow, context, mentor)


async def _show_inbox(uow: UnitOfWork, context: Context, mentor: Mentor) -> None:
    found = await helping.inbox(uow)
    waiting = waiting_rows(context.t, found.claims, found.offers)
    wishes = len(await offering.requests(uow)) if await offering.helps(uow) else 0
    doors = Doors(ShowSaved(), ShowCalls(), impact.door(context.t), wishes)
    uow.show(inbox.inbox(context.t, mentor, uow.now, taken=found.taken, helped=found.helped,
                         waiting=waiting, doors=doors))  # fmt: skip


async def remind(uow: UnitOfWork, runtime: Runtime, person: Person, nudge: Nudge) -> Piece | None:
    """Word the note to whose year is over, or ends soon."""
    over = nudge.kind == service.RENEWAL
    mentor = await service.renewing(uow, over=over)
    t = runtime.translator(person)
    return lapsed_views.piece(t, mentor, over=over) if mentor else None


NUDGES: Mapping[str, Render] = {service.RENEWAL: remind, service.YEAR_ENDS: remind}

ROUTES: tuple[Route, ...] = (
    Command("inbox", join, lambda t: t.gettext("My inbox"), Role.MENTOR),
    On(actions.JoinAsMentor, join, Role.MENTOR),
    On(actions.OpenInbox, join, Role.MENTOR),
    On(actions.ReadRules, read_rules, Role.MENTOR),
    On(actions.ReadConduct, read_conduct, Role.MENTOR),
    On(actions.AcceptRules, accept, Role.MENTOR),
    On(actions.ChooseProfessions, choose_professions, Role.MENTOR),
    On(actions.ToggleProfession, toggle_profession, Role.MENTOR),
    On(actions.ChooseTopics, choose_topics, Role.MENTOR),
    On(actions.ToggleTopic, toggle_topic, Role.MENTOR),
    On(actions.ChooseLanguages, choose_languages, Role.MENTOR),
    On(actions.ToggleLanguage, toggle_language, Role.MENTOR),
    On(actions.ChooseRegion, choose_region, Role.MENTOR),
    On(actions.SetRegion, set_region, Role.MENTOR),
    On(actions.ChooseCap, choose_cap, Role.MENTOR),
    On(actions.SetCap, set_cap, Role.MENTOR),
    On(actions.Pause, pause, Role.MENTOR),
)
