"""Use cases of the plan. Without consent everything can be read, and nothing is kept."""

from bot.features.pathways.service.plans import (
    GoneError,
    Offer,
    Opened,
    answers_changed,
    choose,
    erase,
    guides,
    mark,
    may_keep,
    my_plan,
    offer,
    open_step,
    plan_of,
    plans_of,
    route_of,
    undo,
)

__all__ = [
    "GoneError",
    "Offer",
    "Opened",
    "answers_changed",
    "choose",
    "erase",
    "guides",
    "mark",
    "may_keep",
    "my_plan",
    "offer",
    "open_step",
    "plan_of",
    "plans_of",
    "route_of",
    "undo",
]
