"""The search of what is published now, in memory: for the handlers that look for something."""

from bot.context import Context
from bot.features.answers.service import reading
from bot.features.search.catalog import shared
from bot.features.search.service import Search

SEARCH = "search"
"""The key in bot_data."""


async def search(context: Context) -> Search:
    """Return what searches content and answers from mentors; made anew when they changed."""
    runtime, here = context.runtime, context.bot_data.get(SEARCH)
    ids = await reading.edition(runtime.store)
    if not (here and here.is_of(runtime.library, runtime.catalogs, ids)):
        finds = [
            shared(
                one.key,
                one.title,
                one.question,
                one.answer,
                *(text for told in words for text in (told.title, told.question, told.answer)),
            )
            for one, words in await reading.published(runtime.store)
        ]
        here = Search(runtime.library, runtime.catalogs, finds, ids)
        context.bot_data[SEARCH] = here
    return here
