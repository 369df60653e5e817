"""What the screens of the plan say."""

from bot.features.pathways.views.changes import marked
from bot.features.pathways.views.one_step import step
from bot.features.pathways.views.overview import about, gone, plan, routes
from bot.features.pathways.views.parts import part

__all__ = ["about", "gone", "marked", "part", "plan", "routes", "step"]
