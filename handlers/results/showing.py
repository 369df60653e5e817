"""Results in the chat, as pictures and as files."""

from telegram import Update

from bot.context import Context
from bot.features.results import service, views
from bot.features.results.actions import DrawResults, OpenResults, ShowResults, TakeResults
from bot.features.results.domain.report import outside
from bot.features.results.domain.waves import Wave
from bot.features.results.views.words import Shown
from bot.i18n import Translator
from bot.message import Message
from bot.office import Office
from bot.people.person import Role
from bot.routing import Command, On, Route
from bot.unit_of_work import UnitOfWork
from handlers.results.reading import closed_waves, read_results, unit


async def list_waves(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        await _list(uow, context, 0)


async def turn_list(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        await _list(uow, context, context.action(ShowResults).page)


async def _list(uow: UnitOfWork, context: Context, page: int) -> None:
    runtime, t = context.runtime, context.t
    closed = [
        (one.id, t.content(found.title), one.closes_at.astimezone(runtime.settings.zone).date())
        for one in await closed_waves(uow, runtime.library)
        if (found := runtime.library.instrument(one.instrument))
    ]
    uow.show(views.waves(t, closed, page))


async def open_results(update: Update, context: Context) -> None:
    del update
    action, runtime = context.action(OpenResults), context.runtime
    async with unit(context) as uow:
        wave, shown = await read_results(uow, runtime, action.wave)
        texts = await service.texts(uow, wave, runtime.settings.k_anonymity)
        uow.show(views.report(context.t, shown, action.page, texts=len(texts)))


async def draw(update: Update, context: Context) -> None:
    del update
    action, runtime = context.action(DrawResults), context.runtime
    link = f"t.me/{runtime.bot_username}" if runtime.bot_username else None
    async with unit(context) as uow:
        _, shown = await read_results(uow, runtime, action.wave)
        uow.show(views.picture(context.t, shown, action.page, link))


async def take(update: Update, context: Context) -> None:
    """Send the file to who asked; the screen above it stays."""
    del update
    action, runtime = context.action(TakeResults), context.runtime
    async with unit(context) as uow:
        wave, shown = await read_results(uow, runtime, action.wave)
        for file in await files(uow, context.t, runtime, wave, shown, action):
            uow.send(file, uow.person)


async def files(
    uow: UnitOfWork, t: Translator, office: Office, wave: Wave, shown: Shown, how: TakeResults
) -> tuple[Message, ...]:
    """Return the files of a report. `how.outside`: for readers outside the programme."""
    if how.outside:
        shown = Shown(outside(shown.report), shown.instrument, shown.closed, shown.late)
    if how.form == "csv":
        return views.comma_separated(t, shown)
    texts = await service.approved(uow, wave, max(shown.report.k, office.settings.k_anonymity))
    return (views.workbook(t, shown, texts),)


COORDINATOR = Role.COORDINATOR
ROUTES: tuple[Route, ...] = (
    Command("results", list_waves, lambda t: t.gettext("Results of surveys"), COORDINATOR),
    On(ShowResults, turn_list, COORDINATOR),
    On(OpenResults, open_results, COORDINATOR),
    On(DrawResults, draw, COORDINATOR),
    On(TakeResults, take, COORDINATOR, lambda t: t.gettext("Took the results of a survey along")),
)
