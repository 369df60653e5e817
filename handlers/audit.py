"""The audit log: what staff did, for coordinators."""

from telegram import Update

from bot.context import Context
from bot.features.audit import service, views
from bot.features.audit.actions import ExportAudit, ShowAudit
from bot.people.person import Role
from bot.routing import Command, On, Route
from bot.unit_of_work import UnitOfWork


async def show_newest(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        await _show(uow, context, ShowAudit())


async def show(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        await _show(uow, context, context.action(ShowAudit))


async def _show(uow: UnitOfWork, context: Context, asked: ShowAudit) -> None:
    week = await service.week(uow, context.runtime, asked.week)
    uow.show(views.week(context.t, context.runtime.acts, week, asked.page))


async def export(update: Update, context: Context) -> None:
    """Send the file to who asked; the screen above it stays."""
    del update
    t, runtime = context.t, context.runtime
    asked = context.action(ExportAudit).week
    async with context.unit_of_work() as uow:
        entries = await service.export(uow, runtime, asked)
        zone = runtime.settings.zone
        uow.show(views.export(t, runtime.acts, entries, zone, uow.now))


ROUTES: tuple[Route, ...] = (
    Command("audit", show_newest, lambda t: t.gettext("What coordinators did"), Role.COORDINATOR),
    On(ShowAudit, show, Role.COORDINATOR),
    On(ExportAudit, export, Role.COORDINATOR, lambda t: t.gettext("Took the audit log along")),
)
