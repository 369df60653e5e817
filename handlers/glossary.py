"""The glossary: words from A to Z, and what each means."""

from telegram import Update

from bot.context import Context
from bot.features.glossary import domain, views
from bot.features.glossary.actions import OpenTerm, ShowGlossary
from bot.features.pathways.actions import OpenStep
from bot.message import Button
from bot.prose import title_of
from bot.routing import On, Route


async def show_terms(update: Update, context: Context) -> None:
    del update
    page = context.action(ShowGlossary).page
    async with context.unit_of_work() as uow:
        uow.show(views.terms(context.t, context.runtime.library, page))


async def open_term(update: Update, context: Context) -> None:
    del update
    t, library, action = context.t, context.runtime.library, context.action(OpenTerm)
    term = domain.find(library, action.term)
    if term is None:
        raise views.GoneError
    back = OpenStep(action.step, action.track) if action.step else None
    async with context.unit_of_work() as uow:
        uow.show(views.term(t, library, term, step=_step(context, term.step), back=back))


def _step(context: Context, slug: str | None) -> Button | None:
    """Return the button to the step that says more of a word."""
    step = context.runtime.library.step(slug or "")
    title = step and title_of(context.t, context.runtime.library, step.title)
    return Button(f"📋 {title}", OpenStep(step.slug)) if step else None


ROUTES: tuple[Route, ...] = (
    On(ShowGlossary, show_terms),
    On(OpenTerm, open_term),
)
