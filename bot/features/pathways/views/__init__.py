"""What the screens of the plan say."""

from bot.features.pathways.views.changes import marked
from bot.features.pathways.views.compare import choose_to_compare, compare
from bot.features.pathways.views.guides import guides
from bot.features.pathways.views.money import money
from bot.features.pathways.views.one_step import step
from bot.features.pathways.views.overview import plan
from bot.features.pathways.views.parts import part
from bot.features.pathways.views.results import result, results
from bot.features.pathways.views.routes import about, gone, not_yet, routes

__all__ = [
    "about",
    "choose_to_compare",
    "compare",
    "gone",
    "guides",
    "marked",
    "money",
    "not_yet",
    "part",
    "plan",
    "result",
    "results",
    "routes",
    "step",
]
