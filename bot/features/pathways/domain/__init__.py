"""Rules of the plan: pure functions of what content says, what is known of a person, and today."""

from bot.features.pathways.domain.clocks import Phase, Running, clocks, urgent
from bot.features.pathways.domain.dates import BadDateError, Fault, read_day
from bot.features.pathways.domain.known import Known, know, overtaken
from bot.features.pathways.domain.money import Bill, Item, money_left
from bot.features.pathways.domain.plan import Plan, PlannedStep, lay_out, make_plan
from bot.features.pathways.domain.routes import Route, best, routes
from bot.features.pathways.domain.span import Span
from bot.features.pathways.domain.time import TimeLeft, time_left
from bot.features.pathways.domain.told import SETTLED, Told, tell, undo

__all__ = [
    "SETTLED",
    "BadDateError",
    "Bill",
    "Fault",
    "Item",
    "Known",
    "Phase",
    "Plan",
    "PlannedStep",
    "Route",
    "Running",
    "Span",
    "TimeLeft",
    "Told",
    "best",
    "clocks",
    "know",
    "lay_out",
    "make_plan",
    "money_left",
    "overtaken",
    "read_day",
    "routes",
    "tell",
    "time_left",
    "undo",
    "urgent",
]
