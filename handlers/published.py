"""How a published answer is shown, whether content has it or a mentor gave it."""

from bot.content.answers import Answer
from bot.context import Context
from bot.features.answers import domain
from bot.features.answers.domain import Shared, Translation
from bot.features.answers.service import reviewing
from bot.features.answers.views import reading
from bot.features.pathways.actions import OpenStep
from bot.features.search.catalog import Find, Kind
from bot.i18n import Html
from bot.message import Button
from bot.prose import title_of


def body(context: Context, one: Answer | Shared, words: Translation | None = None) -> Html:
    """Return an answer; one of a mentor in `words`, its translation, if there is one."""
    t, runtime = context.t, context.runtime
    if isinstance(one, Answer):
        return reading.from_content(t, runtime.library, one)
    check_at = one.check_at(reviewing.patience(runtime))
    return reading.from_mentor(t, one, lambda code: own_name(context, code), check_at, words)


def own_name(context: Context, code: str) -> str:
    """Return what a language calls itself."""
    catalogs = context.runtime.catalogs
    known = catalogs.known(code)
    return next(one.own_name for one in catalogs.languages if one.code == known)


def step_of(one: Answer | Shared) -> str:
    """Return the step that it belongs to, the closest of several."""
    return one.steps[0] if isinstance(one, Answer) else one.step


def to_step(context: Context, slug: str) -> Button | None:
    """Return the button to a step; None for one that content no longer has."""
    step = context.runtime.library.step(slug)
    title = step and title_of(context.t, context.runtime.library, step.title)
    return Button(f"📋 {title}", OpenStep(slug)) if step else None


def key(find: Find) -> str:
    """Return what stands in a button for an answer that was found."""
    return find.id if find.kind is Kind.SHARED else domain.key(find.id)


def title(context: Context, find: Find) -> str:
    """Return the words on the button to it; what people wrote stays as they wrote it."""
    first = find.titles[0]
    own = find.kind is Kind.SHARED
    return first if own else title_of(context.t, context.runtime.library, first)
