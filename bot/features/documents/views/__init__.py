"""What the pictures and papers say, and the messages they come in."""

from bot.features.documents.views.buttons import both
from bot.features.documents.views.paper import paper
from bot.features.documents.views.roadmap import roadmap

__all__ = ["both", "paper", "roadmap"]
