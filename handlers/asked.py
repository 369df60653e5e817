"""What the bot says first about questions, as it is worded when it is sent."""

from collections.abc import Callable, Mapping

from bot.features.mentors import service as mentors
from bot.features.mentors.actions import OpenInbox
from bot.features.questions.case import Case
from bot.features.questions.domain import State
from bot.features.questions.service import proactive, weekly
from bot.features.questions.views import asker, helper
from bot.features.questions.views import ending as ending_views
from bot.features.questions.views import weekly as weekly_views
from bot.i18n import Translator
from bot.nudges import Nudge, Piece
from bot.people.person import Person
from bot.runtime import Render, Runtime
from bot.unit_of_work import UnitOfWork

# To who asked

STANDING: Mapping[str, tuple[State, Callable[[Translator, Case], Piece]]] = {
    proactive.SOLVED: (State.ANSWERED, ending_views.ask_if_solved),
    proactive.CLOSED: (State.CLOSED, ending_views.closed),
    proactive.WANTED: (State.ASKED_BACK, asker.remind),
    proactive.UNREPLIED: (State.CLOSED, ending_views.no_reply),
    proactive.WAITS: (State.WAITING, asker.escalated),
}
"""By kind: how the question must stand for it to be said, and what is said."""


async def word(uow: UnitOfWork, runtime: Runtime, person: Person, nudge: Nudge) -> Piece | None:
    """Word what is said first to who asked, while the question stands so."""
    state, say = STANDING[nudge.kind]
    case = await proactive.still(uow, runtime, nudge, state)
    return say(runtime.translator(person), case) if case else None


# To who answers


async def say_late(uow: UnitOfWork, runtime: Runtime, person: Person, nudge: Nudge) -> Piece | None:
    case = await proactive.still_late(uow, runtime, nudge)
    return helper.remind(runtime.translator(person), case) if case else None


async def say_expired(
    uow: UnitOfWork, runtime: Runtime, person: Person, nudge: Nudge
) -> Piece | None:
    ref = await proactive.still_gone(uow, nudge)
    return helper.expired(runtime.translator(person), ref) if ref else None


async def say_silent(
    uow: UnitOfWork, runtime: Runtime, person: Person, nudge: Nudge
) -> Piece | None:
    ref = await proactive.still_gone(uow, nudge)
    return helper.no_reply(runtime.translator(person), ref) if ref else None


async def bring_week(
    uow: UnitOfWork, runtime: Runtime, person: Person, nudge: Nudge
) -> Piece | None:
    """Bring a mentor the questions of the week, as they wait now."""
    del nudge
    mentor = await mentors.find(uow)
    cases = await weekly.cases(uow, runtime, mentor) if mentor else []
    return weekly_views.digest(runtime.translator(person), cases, OpenInbox()) if cases else None


NUDGES: Mapping[str, Render] = {
    **dict.fromkeys(STANDING, word),
    proactive.LATE: say_late,
    proactive.EXPIRED: say_expired,
    proactive.SILENT: say_silent,
    proactive.WEEK: bring_week,
}
