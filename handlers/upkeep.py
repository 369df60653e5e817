"""Upkeep of content: what must be checked again, and the state of the translations."""

import asyncio
from collections.abc import Mapping
from pathlib import Path

from telegram import Update

from bot.content import Library
from bot.context import Context
from bot.features.directory import repository as directory
from bot.features.directory.actions import ShowReports
from bot.features.flags import service as flags
from bot.features.flags.actions import ShowFlags
from bot.features.flags.domain import Verdict
from bot.features.pathways.actions import OpenStep
from bot.features.upkeep import domain, service
from bot.features.upkeep.actions import (
    MarkValid,
    MarkWrong,
    OpenItem,
    ShowContent,
    ShowShelf,
    ShowTexts,
    ShowTranslations,
    TakeBack,
)
from bot.features.upkeep.domain import Complaints, Due, Shelf
from bot.features.upkeep.uses import Use, uses
from bot.features.upkeep.views import item, languages, shelves
from bot.message import Button
from bot.messages.status import State, status, texts
from bot.people.person import Role
from bot.routing import Command, On, Route
from bot.unit_of_work import UnitOfWork

USES = "uses"
"""The key in bot_data."""
Uses = Mapping[str, tuple[Use, ...]]
STEPS = 3
"""Steps that one can open from the screen of an item."""


async def show(update: Update, context: Context) -> None:
    """Show how the content is."""
    del update
    known, t, library = await _uses(context), context.t, context.runtime.library
    more = (
        Button(t.gettext("🚩 Content flags"), ShowFlags()),  # limit: button 18
        # limit: button 18
        # Translators: leads to organisations of which people say that they cannot be reached.
        Button(t.gettext("🏢 Reported"), ShowReports()),
    )
    async with context.unit_of_work() as uow:
        today = service.today(uow, context.runtime)
        found = domain.due(library, known, today)
        uow.show(shelves.overview(t, found, today, more))


async def show_shelf(update: Update, context: Context) -> None:
    del update
    known, action = await _uses(context), context.action(ShowShelf)
    async with context.unit_of_work() as uow:
        of = _shelf(action.shelf)
        here = _here(uow, context, context.runtime.library, known, of)
        today = service.today(uow, context.runtime)
        uow.show(shelves.shelf(context.t, of, here, today, action.page))


def _shelf(asked: str) -> Shelf:
    """Return the shelf that an old button may name."""
    return Shelf(asked) if asked in set(Shelf) else Shelf.OTHER


def _here(uow: UnitOfWork, context: Context, library: Library, known: Uses, of: Shelf) -> list[Due]:
    found = domain.due(library, known, service.today(uow, context.runtime))
    return [one for one in found if one.shelf is of]


async def open_item(update: Update, context: Context) -> None:
    del update
    known, action, library = await _uses(context), context.action(OpenItem), context.runtime.library
    async with context.unit_of_work() as uow:
        await _show(uow, context, library, known, action)


async def _show(
    uow: UnitOfWork, context: Context, library: Library, known: Uses, at: OpenItem
) -> None:
    """Show an item as it is in this library. Raises GoneError."""
    found = domain.look(library, known, service.find(library, at.item))
    review = await service.said(uow, library, found.key)
    complaints = await _complaints(uow, found)
    steps = [(use.title, OpenStep(use.step)) for use in found.steps[:STEPS]]
    uow.show(item.item(context.t, library, found, review, complaints, steps, at))


async def _complaints(uow: UnitOfWork, of: Due) -> Complaints:
    """Count what people say of the steps that stand on an item, and of the entry that it is."""
    slugs = {use.step for use in of.steps}
    said = [one.counts for one in await flags.listed(uow) if one.step in slugs]
    dead = (await directory.reports(uow.connection)).get(of.entry, 0)
    return Complaints(
        wrong=sum(counts.get(Verdict.WRONG, 0) for counts in said),
        old=sum(counts.get(Verdict.OLD, 0) for counts in said),
        link=sum(counts.get(Verdict.LINK, 0) for counts in said),
        dead=dead,
    )


async def mark_valid(update: Update, context: Context) -> None:
    """Ask whether somebody has looked; then take an item off the list."""
    known, action, runtime = await _uses(context), context.action(MarkValid), context.runtime
    if not action.sure:
        await _ask_valid(update, context)
        return
    async with context.unit_of_work() as uow:
        before = domain.look(runtime.library, known, service.find(runtime.library, action.item))
        said = await service.call_valid(uow, runtime, action.item, action.mark)
        here = _here(uow, context, said.library, known, before.shelf)
        noted = [item.valid(context.t, said.library, said.key)]
        today, undo = service.today(uow, runtime), TakeBack(action.item)
        uow.show(shelves.shelf(context.t, before.shelf, here, today, 0, noted, undo))
    runtime.library = said.library


async def _ask_valid(update: Update, context: Context) -> None:
    del update
    action, runtime = context.action(MarkValid), context.runtime
    async with context.unit_of_work() as uow:
        key, by = service.next_look(uow, runtime, action.item)
        uow.show(item.ask_valid(context.t, runtime.library, key, action, by))


async def mark_wrong(update: Update, context: Context) -> None:
    """Put an item on the list of what must be changed, and tell its readers so."""
    del update
    known, action, runtime = await _uses(context), context.action(MarkWrong), context.runtime
    async with context.unit_of_work() as uow:
        said = await service.call_wrong(uow, runtime, action.item, action.mark)
        await _show(uow, context, said.library, known, OpenItem(action.item))
    runtime.library = said.library


async def take_back(update: Update, context: Context) -> None:
    del update
    known, action, runtime = await _uses(context), context.action(TakeBack), context.runtime
    async with context.unit_of_work() as uow:
        said = await service.take_back(uow, runtime, action.item)
        await _show(uow, context, said.library, known, OpenItem(action.item))
    runtime.library = said.library


async def show_languages(update: Update, context: Context) -> None:
    """Show how far each language is. The catalogs are read before the unit: it takes a moment."""
    del update
    found = await asyncio.to_thread(status, _project(context))
    async with context.unit_of_work() as uow:
        uow.show(languages.languages(context.t, found))


async def show_texts(update: Update, context: Context) -> None:
    del update
    action, project = context.action(ShowTexts), _project(context)
    every = {one.code: one for one in await asyncio.to_thread(status, project)}
    of = every.get(action.language)
    if of is None or action.state not in set(State):
        raise service.GoneError
    state = State(action.state)
    found = await asyncio.to_thread(texts, project, of.code, state)
    async with context.unit_of_work() as uow:
        uow.show(languages.texts(context.t, of, state, found, action.page))


def _project(context: Context) -> Path:
    return context.runtime.edition.locales.parent


async def _uses(context: Context) -> Uses:
    """Return who uses what; looked up anew, which takes a moment, when the content changed."""
    library = context.runtime.library.as_written
    here: tuple[Library, Uses] | None = context.bot_data.get(USES)
    if not (here and here[0] is library):
        here = library, await asyncio.to_thread(uses, library)
        context.bot_data[USES] = here
    return here[1]


ROUTES: tuple[Route, ...] = (
    Command("content", show, lambda t: t.gettext("What is out of date"), Role.COORDINATOR),
    On(ShowContent, show, Role.COORDINATOR),
    On(ShowShelf, show_shelf, Role.COORDINATOR),
    On(OpenItem, open_item, Role.COORDINATOR),
    On(MarkValid, mark_valid, Role.COORDINATOR, lambda t: t.gettext("Called content still valid")),
    On(MarkWrong, mark_wrong, Role.COORDINATOR, lambda t: t.gettext("Called content not valid")),
    On(TakeBack, take_back, Role.COORDINATOR, lambda t: t.gettext("Took back a word on content")),
    On(ShowTranslations, show_languages, Role.COORDINATOR),
    On(ShowTexts, show_texts, Role.COORDINATOR),
)
