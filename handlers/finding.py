"""The search of the content of now, in memory: for the handlers that look for something."""

from bot.context import Context
from bot.features.search.service import Search

SEARCH = "search"
"""The key in bot_data."""


def search(context: Context) -> Search:
    """Return what searches the content of now; it is made anew when content was edited."""
    runtime, here = context.runtime, context.bot_data.get(SEARCH)
    if not (here and here.library is runtime.library and here.catalogs is runtime.catalogs):
        here = context.bot_data[SEARCH] = Search(runtime.library, runtime.catalogs)
    return here
