"""What is still to pay on a route and how long it takes, and then step by step."""

from collections.abc import Iterator
from itertools import groupby

from bot import paging
from bot.content import Library
from bot.features.pathways.actions import OpenPlanPage, ShowMoney
from bot.features.pathways.domain import Bill, Plan, money_left, time_left
from bot.features.pathways.views import passages, timing
from bot.i18n import Html, Translator, html
from bot.message import Message
from bot.prose import title_of
from bot.screen import screen


def money(t: Translator, library: Library, mine: Plan, page: int = 0) -> Message:
    """Show the totals, then each thing to pay with who pays it and what helps."""
    bill, track = money_left(library, mine), mine.track
    totals = [
        timing.money_left(t, library, bill),
        timing.time_left(t, library, time_left(library, mine)),
    ]
    every = paging.paged([*totals, *_items(t, library, bill)])
    page = paging.nearest(page, every)
    heading = t.gettext("<b>💷 Money and time</b>\n{route}\n\n")
    turn = paging.turning(t, page, every, lambda to: ShowMoney(track.slug, to))
    return screen(
        t,
        html(heading, route=title_of(t, library, track.title)) + every[page],
        turn,
        back=OpenPlanPage(track.slug),
    )


def _items(t: Translator, library: Library, bill: Bill) -> Iterator[Html]:
    for step, items in groupby(bill.items, key=lambda item: item.step.step):
        lines = [passages.cost(t, library, item.cost) for item in items]
        heading = html("<b>⬜ {step}</b>", step=title_of(t, library, step.title))
        yield Html("\n").join([heading, *lines])
