"""The routing table, in order: what a person may do, and which module does it.

The order of the commands is the order in everybody's menu.
"""

from collections.abc import Mapping

from bot.routing import Fallbacks, Route
from bot.runtime import Render
from handlers import (
    answers,
    attendance,
    attention,
    audience,
    audit,
    checkins,
    composing,
    concerns,
    desk,
    directory,
    documents,
    events,
    fallback,
    flags,
    glossary,
    help,  # noqa: A004 -- a module is named after what it does
    helping,
    home,
    hours,
    interview,
    invites,
    kit,
    meetings,
    mentors,
    notices,
    onboarding,
    plan,
    privacy,
    questions,
    relayed,
    replies,
    results,
    review,
    rights,
    rules,
    search,
    settings,
    sharing,
    similar,
    start,
    surveys,
    translating,
    upkeep,
    urgent,
    votes,
)
from handlers.census import gather
from handlers.fallback import apologize, slow_down
from handlers.menu import publish_menus

ROUTES: tuple[Route, ...] = (
    *start.ROUTES,
    *home.HOME,
    *desk.ROUTES,
    *plan.ROUTES,
    *documents.ROUTES,
    *questions.ROUTES,
    *similar.ROUTES,
    *helping.ROUTES,
    *replies.ROUTES,
    *relayed.ROUTES,
    *concerns.ROUTES,
    *meetings.ROUTES,
    *events.ROUTES,
    *kit.ROUTES,
    *attendance.ROUTES,
    *directory.ROUTES,
    *search.ROUTES,
    *answers.ROUTES,
    *sharing.ROUTES,
    *review.ROUTES,
    *translating.ROUTES,
    *glossary.ROUTES,
    *rights.ROUTES,
    *interview.ROUTES,
    *surveys.ROUTES,
    *votes.ROUTES,
    *notices.ROUTES,
    *composing.ROUTES,
    *results.ROUTES,
    *flags.ROUTES,
    *rules.ROUTES,
    *upkeep.ROUTES,
    *mentors.ROUTES,
    *hours.ROUTES,
    *invites.ROUTES,
    *audience.ROUTES,
    *audit.ROUTES,
    *urgent.ROUTES,
    *onboarding.ROUTES,
    *attention.ROUTES,
    *checkins.ROUTES,
    *settings.ROUTES,
    *home.ROUTES,
    *privacy.ROUTES,
    *help.ROUTES,
)

RENDERERS: Mapping[str, Render] = {
    **kit.NUDGES,
    **attendance.NUDGES,
    **checkins.NUDGES,
    **events.NUDGES,
    **helping.NUDGES,
    **meetings.NUDGES,
    **mentors.NUDGES,
    **notices.NUDGES,
    **questions.NUDGES,
    **results.NUDGES,
    **rules.NUDGES,
    **surveys.NUDGES,
    **votes.NUDGES,
}
"""Who words proactive messages, by kind: `NUDGES` of each feature that proposes some."""

FALLBACKS = Fallbacks(
    stale_button=fallback.stale_button,
    unknown_command=fallback.unknown_command,
    unexpected_text=attendance.or_code(search.find_unasked),
    unsupported=fallback.unsupported,
    edited=fallback.edited,
    membership=fallback.membership,
    voted=votes.voted,
    elsewhere=fallback.elsewhere,
    user_error=fallback.user_error,
)

__all__ = ["FALLBACKS", "RENDERERS", "ROUTES", "apologize", "gather", "publish_menus", "slow_down"]
