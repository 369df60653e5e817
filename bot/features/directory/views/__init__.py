"""What the directory says."""

from bot.features.directory.views.entries import entry, gone, reports
from bot.features.directory.views.lists import found, topics
from bot.features.directory.views.places import (
    places,
    professions,
    region_names,
    type_place,
    which_place,
)

__all__ = [
    "entry",
    "found",
    "gone",
    "places",
    "professions",
    "region_names",
    "reports",
    "topics",
    "type_place",
    "which_place",
]
