"""Search: by the button, and by any text that nobody asked for."""

import asyncio
from collections.abc import Callable, Mapping
from functools import partial

from telegram import Update

from bot.context import Context
from bot.features.answers import domain as answers
from bot.features.answers.actions import OpenAnswer
from bot.features.directory.actions import FindHelp, OpenEntry
from bot.features.directory.typed import is_wrong_postcode
from bot.features.glossary.actions import OpenTerm, ShowGlossary
from bot.features.glossary.domain import key
from bot.features.home import refusals
from bot.features.pathways.actions import AboutRoute, OpenPlanPage, OpenStep, ShowGuides
from bot.features.questions.actions import Ask
from bot.features.rights.actions import GoRights
from bot.features.search import views
from bot.features.search.actions import AskSearch, TurnFinds
from bot.features.search.catalog import Kind
from bot.features.search.service import Found, Search
from bot.features.urgent import distress
from bot.features.urgent.actions import OpenUrgentGroup
from bot.message import Action, Message
from bot.people.prompts import Prompt
from bot.routing import Answer, On, Route
from handlers import finding, front

SEARCH = "search"
"""The kind of prompt."""
OPEN: Mapping[Kind, Callable[[str], Action]] = {
    Kind.ROUTE: AboutRoute,
    Kind.GUIDE: OpenPlanPage,
    Kind.STEP: OpenStep,
    Kind.RIGHTS: GoRights,
    Kind.ORGANISATION: OpenEntry,
    Kind.TERM: lambda term: OpenTerm(key(term)),
    Kind.ANSWER: lambda answer: OpenAnswer(answers.key(answer)),
    Kind.SHARED: OpenAnswer,
    Kind.URGENT: OpenUrgentGroup,
}
"""Where a find leads, by its name in content."""
DOORS = views.Doors(OPEN, Ask(), ShowGuides(), ShowGlossary(), FindHelp())


async def ask(update: Update, context: Context) -> None:
    """Ask for words. Any text is searched; a prompt is needed only in place of another one."""
    del update
    async with context.unit_of_work() as uow:
        if await uow.prompt():
            uow.ask(Prompt(SEARCH))
        uow.show(views.ask(context.t))


async def find(update: Update, context: Context) -> None:
    """Search for the text that the prompt waited for."""
    del update
    shown = await _find(context)
    async with context.unit_of_work() as uow:
        await uow.close_prompt()
        uow.show(shown)


async def find_unasked(update: Update, context: Context) -> None:
    """Search for a text that nobody waited for. Whoever has no language yet chooses one first."""
    del update
    chosen = context.person is not None and context.person.language is not None
    shown = await _find(context) if chosen else None
    async with context.unit_of_work() as uow:
        uow.show(shown or await front.home(context, uow, refusals.unexpected(context.t)))


async def turn(update: Update, context: Context) -> None:
    del update
    action, search = context.action(TurnFinds), await finding.search(context)
    found = search.again(action.version, action.finds)
    async with context.unit_of_work() as uow:
        uow.show(_shown(context, search, found, action.page))


async def _find(context: Context) -> Message:
    if is_wrong_postcode(context.text):
        return views.no_postcode(context.t, DOORS)
    search = await finding.search(context)
    profile = context.person.profile if context.person else {}
    found = await asyncio.to_thread(search.find, context.text, context.t.language, profile)
    shown = partial(_shown, context, search, found, 0)
    return distress.offered(context.t, search.library, context.text, shown)


def _shown(context: Context, search: Search, found: Found, page: int) -> Message:
    return views.found(context.t, search.library, found, page, DOORS)


ROUTES: tuple[Route, ...] = (
    On(AskSearch, ask),
    On(TurnFinds, turn),
    Answer(SEARCH, find),
)
