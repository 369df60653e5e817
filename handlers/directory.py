"""Find help: topics, lists, organisations, where, and what is reported."""

from telegram import Update

from bot.context import Context
from bot.features.directory import domain, service, views
from bot.features.directory.actions import (
    ChoosePlace,
    ChooseProfession,
    ClearReports,
    FindHelp,
    OpenEntry,
    ReportEntry,
    ShowList,
    ShowReports,
    ShowTopics,
    TypePlace,
)
from bot.features.directory.places import Place
from bot.features.directory.searches import Search
from bot.features.directory.service import Entry
from bot.message import Message
from bot.people import prompts
from bot.people.person import Role, may
from bot.people.prompts import Prompt
from bot.routing import Answer, Command, On, Route
from bot.unit_of_work import UnitOfWork
from handlers import front

PLACE = "find-place"


async def find_help(update: Update, context: Context) -> None:
    """Show what there is near the person; `/find Norwich` looks near Norwich."""
    del update
    search = service.start(context.person)
    if context.args:
        await _look_near(context, search, " ".join(context.args))
    else:
        await _show(context, search)


async def show_topics(update: Update, context: Context) -> None:
    del update
    await _show(context, Search.parse(context.action(ShowTopics).search))


async def show_list(update: Update, context: Context) -> None:
    del update
    await _show(context, Search.parse(context.action(ShowList).search))


async def choose_place(update: Update, context: Context) -> None:
    del update
    search = Search.parse(context.action(ChoosePlace).search)
    at = _place(context, search)
    async with context.unit_of_work() as uow:
        await _stop_asking(uow)
        uow.show(views.places(context.t, context.runtime.library, search, at))


async def type_place(update: Update, context: Context) -> None:
    """Wait for a town or postcode, written in the next message."""
    del update
    search = Search.parse(context.action(TypePlace).search)
    async with context.unit_of_work() as uow:
        uow.ask(Prompt(PLACE, {"search": search.code}))
        uow.show(views.type_place(context.t, search))


async def take_place(update: Update, context: Context) -> None:
    """Read the typed place; it is looked up and not kept."""
    del update
    store = context.runtime.store
    assert context.person, "a prompt is somebody's"
    async with store.database.reader() as connection:
        prompt = await prompts.current(connection, store.vault, context.person)
    search = Search.parse(prompt.data["search"] if prompt else "")
    await _look_near(context, search, context.text)


async def choose_profession(update: Update, context: Context) -> None:
    del update
    search = Search.parse(context.action(ChooseProfession).search)
    async with context.unit_of_work() as uow:
        uow.show(views.professions(context.t, context.runtime.library, search))


async def open_entry(update: Update, context: Context) -> None:
    del update
    action, library = context.action(OpenEntry), context.runtime.library
    async with context.unit_of_work() as uow:
        one = await service.open_entry(uow, library, action.entry)
        uow.show(_entry(context, uow, one, action.search))


async def report_entry(update: Update, context: Context) -> None:
    del update
    action, library = context.action(ReportEntry), context.runtime.library
    async with context.unit_of_work() as uow:
        one = await service.report(uow, library, action.entry)
        uow.show(_entry(context, uow, one, action.search))


async def show_reports(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        uow.show(views.reports(context.t, await service.reported(uow, context.runtime.library)))


async def clear_reports(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        await service.clear(uow, context.action(ClearReports).entry)
        uow.show(views.reports(context.t, await service.reported(uow, context.runtime.library)))


async def _show(context: Context, search: Search) -> None:
    """Show the topics, or the list when a topic is chosen."""
    await (_show_list if search.topic else _show_topics)(context, search)


async def _show_topics(context: Context, search: Search) -> None:
    t, library, at = context.t, context.runtime.library, _place(context, search)
    shown = await service.topics(context.runtime.store.database, library)
    async with context.unit_of_work() as uow:
        await _stop_asking(uow)
        reported = await _reported(uow, context)
        uow.show(views.topics(t, library, search, at, shown, reported=reported))


async def _show_list(context: Context, search: Search) -> None:
    """Find before the unit: it reads and sorts, and the one writer must not wait for that."""
    t, library, at = context.t, context.runtime.library, _place(context, search)
    found = await service.find(context.runtime.store.database, library, search)
    async with context.unit_of_work() as uow:
        await _stop_asking(uow)
        uow.show(views.found(t, library, search, at, found))


async def _look_near(context: Context, search: Search, typed: str) -> None:
    """Take a typed place; ask again when it is none, or when it may be several."""
    t, library = context.t, context.runtime.library
    found = domain.known_places(library).read(typed, views.region_names(t, library))
    if len(found) == 1:
        await _show(context, search.at(found[0].code))
        return
    async with context.unit_of_work() as uow:
        uow.ask(Prompt(PLACE, {"search": search.code}))
        uow.show(views.which_place(t, library, search, found))


async def _stop_asking(uow: UnitOfWork) -> None:
    """Wait for a place no longer; what else a person is writing goes on."""
    prompt = await uow.prompt()
    if prompt and prompt.kind == PLACE:
        await uow.close_prompt()


async def _reported(uow: UnitOfWork, context: Context) -> int:
    if not may(uow.person, Role.COORDINATOR):
        return 0
    return len(await service.reported(uow, context.runtime.library))


def _entry(context: Context, uow: UnitOfWork, one: Entry, code: str) -> Message:
    coordinator = may(uow.person, Role.COORDINATOR)
    search, library = Search.parse(code), context.runtime.library
    return views.entry(context.t, library, one, search, coordinator=coordinator)


def _place(context: Context, search: Search) -> Place | None:
    return domain.known_places(context.runtime.library).place(search.where)


_or_gone = front.or_gone(service.GoneError, views.gone)

ROUTES: tuple[Route, ...] = (
    Command("find", find_help, lambda t: t.gettext("Find help")),
    On(FindHelp, find_help),
    On(ShowTopics, show_topics),
    On(ShowList, show_list),
    On(ChoosePlace, choose_place),
    On(TypePlace, type_place),
    Answer(PLACE, take_place),
    On(ChooseProfession, choose_profession),
    On(OpenEntry, _or_gone(open_entry)),
    On(ReportEntry, _or_gone(report_entry)),
    On(ShowReports, show_reports, Role.COORDINATOR),
    On(
        ClearReports,
        clear_reports,
        Role.COORDINATOR,
        lambda t: t.gettext("Dealt with reports of an entry"),
    ),
)
