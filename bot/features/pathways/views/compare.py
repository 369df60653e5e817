"""Two routes side by side: on a small phone one below the other, row by row."""

from collections.abc import Callable, Iterator
from typing import Final

from bot import paging
from bot.content import Library, holds
from bot.content.pathways import Pathway
from bot.features.pathways.actions import (
    AboutRoute,
    ChooseRoute,
    Compare,
    CompareWith,
    ShowRoutes,
    code,
)
from bot.features.pathways.domain import Plan, money_left, time_left
from bot.features.pathways.service import Offer
from bot.features.pathways.views import timing
from bot.features.pathways.views.overview import progress
from bot.i18n import Html, Translator, html
from bot.message import Button, Message
from bot.prose import Prose, fact, title_of
from bot.screen import screen

ROUTES_ON_A_PAGE: Final = 7


def choose_to_compare(
    t: Translator, library: Library, offer: Offer, first: str, page: int = 0
) -> Message:
    """Offer the routes to compare; those to compare with the one of code `first`, if any."""
    others = [route.pathway for route in offer.routes if code(route.pathway.slug) != first]
    every = paging.chunked(others, ROUTES_ON_A_PAGE)
    page = paging.nearest(page, every)
    text = t.gettext("<b>⚖️ Compare two routes</b>\nChoose the first one.")
    if first:
        text = t.gettext("<b>⚖️ Compare two routes</b>\nChoose the one to compare it with.")
    return screen(
        t,
        html(text),
        *(
            Button(
                title_of(t, library, one.title),
                Compare(first, code(one.slug)) if first else CompareWith(code(one.slug)),
            )
            for one in every[page]
        ),
        paging.turning(t, page, every, lambda to: CompareWith(first, to)),
        back=ShowRoutes(),
    )


def compare(t: Translator, library: Library, both: tuple[Plan, ...], page: int) -> Message:
    """Show two routes, row by row."""
    every = paging.paged([*_rows(t, library, both)])
    page = paging.nearest(page, every)
    tracks = [plan.track for plan in both]
    titles = [title_of(t, library, track.title) for track in tracks]
    heading = html("<b>⚖️ {one}\n{other}</b>\n\n", one=titles[0], other=titles[1])
    first, second = (code(track.slug) for track in tracks)
    return screen(
        t,
        heading + every[page],
        paging.turning(t, page, every, lambda to: Compare(first, second, to)),
        *(Button(f"🧭 {title}", AboutRoute(track.slug))
          for title, track in zip(titles, tracks, strict=True)),
        *(Button(f"📋 {title}", ChooseRoute(track.slug))
          for title, track in zip(titles, tracks, strict=True)),
        back=CompareWith(first),
    )  # fmt: skip


Say = Callable[[Translator, Library, Plan], Html | None]


def _rows(t: Translator, library: Library, both: tuple[Plan, ...]) -> Iterator[Html]:
    rows: tuple[tuple[str, Say], ...] = (
        (t.gettext("👥 For whom"), _for_whom),
        (t.gettext("🚪 Open to you"), _open),
        (t.gettext("🪜 Steps"), _steps),
        (t.gettext("Time"), _time),
        (t.gettext("Money"), _money),
        (t.gettext("📝 Results you need"), _results),
        (t.gettext("⛰ What to expect"), _hard),
    )
    for title, say in rows:
        for plan in both:
            if said := say(t, library, plan):
                name = title_of(t, library, _pathway(plan).route)
                yield html("<b>{title} · {route}</b>\n", title=Html(title), route=name) + said


def _for_whom(t: Translator, library: Library, plan: Plan) -> Html:
    prose = Prose(t, library)
    return prose.text(_pathway(plan).for_whom) + prose.origin()


def _open(t: Translator, library: Library, plan: Plan) -> Html:
    if not plan.barriers:
        return html(t.gettext("✅ Yes."))
    prose, barrier = Prose(t, library), plan.barriers[0]
    prose.cite(barrier)
    because = prose.text(barrier.because)
    return html(t.gettext("🔒 Not yet. {because}"), because=because) + prose.origin()


def _steps(t: Translator, library: Library, plan: Plan) -> Html:
    del library
    return html(progress(t, plan), done=plan.done, total=plan.total)


def _time(t: Translator, library: Library, plan: Plan) -> Html:
    return timing.time_left(t, library, time_left(library, plan))


def _money(t: Translator, library: Library, plan: Plan) -> Html:
    return timing.money_left(t, library, money_left(library, plan))


def _results(t: Translator, library: Library, plan: Plan) -> Html | None:
    """Name the tests and papers of the route that are valid for a time."""
    slugs = {step.slug for step in plan.steps}
    names = [
        title_of(t, library, clock.result)
        for clock in library.clocks
        if clock.step in slugs and holds(clock.when, plan.facts)
    ]
    return html("{names}", names=t.list(names)) if names else None


def _hard(t: Translator, library: Library, plan: Plan) -> Html | None:
    """Give the first thing to expect; "About this route" has all."""
    real = (one for one in plan.track.reality if holds(one.when, plan.facts))
    first = next(real, None)
    return fact(t, library, first) if first else None


def _pathway(plan: Plan) -> Pathway:
    assert isinstance(plan.track, Pathway)  # only routes have a code here
    return plan.track
