"""A notice as it stands: the one screen that leads to all that can be done with it."""

from typing import Final

from bot.context import Context
from bot.features.notices import views
from bot.features.notices.domain import Notice, State
from bot.features.notices.service import sending, showing
from bot.features.notices.views import approving, composing
from bot.features.questions.guard import find, label, without_marks
from bot.i18n import Translator
from bot.i18n.split import beginning
from bot.segments.actions import ShowAudience
from bot.segments.choices import offered
from bot.segments.words import described
from bot.unit_of_work import UnitOfWork
from handlers import census

SHOWN: Final = 8
"""Details of the texts that are shown; more are seen in the preview."""
LONGEST: Final = 80
"""Characters of each."""


async def show(uow: UnitOfWork, context: Context, notice: Notice, said: str | None = None) -> None:
    """Show a notice as it stands."""
    t, zone = context.t, context.runtime.settings.zone
    if notice.state is State.DRAFT:
        await draft(uow, context, notice, said)
    elif notice.state is State.APPROVED:
        uow.show(approving.approved(t, notice, uow.now, zone, said))
    else:
        uow.show(views.status(t, notice, showing.numbers(uow, context.runtime, notice), said))


async def done(
    uow: UnitOfWork, context: Context, done: sending.Done, wanted: State | None = None
) -> None:
    """Show a notice after something was done with it, or was not.

    Nothing is said of it where it stands as `wanted` already: it was tapped twice.
    """
    notice, is_done = done
    if not is_done:
        uow.nothing_done()
    is_so = is_done or notice.state is wanted
    await show(uow, context, notice, None if is_so else composing.not_now(context.t))


async def draft(uow: UnitOfWork, context: Context, notice: Notice, said: str | None = None) -> None:
    """Show what can be changed of a notice."""
    t, runtime = context.t, context.runtime
    choices = offered(runtime.library, runtime.catalogs, await census.events_offered(uow, t))
    audience = described(t, choices, notice.segment)
    uow.show(composing.draft(t, notice, audience, ShowAudience("note", notice.id), said))


def details(t: Translator, notice: Notice) -> list[tuple[str, str]]:
    """Return what in the texts could show who somebody is, or lead to them: its kind and words."""
    found = [
        (label(t, one.kind), beginning(text[one.start : one.end], LONGEST))
        for text in map(without_marks, notice.words.texts.values())
        for one in find(text)
    ]
    return list(dict.fromkeys(found))[:SHOWN]
