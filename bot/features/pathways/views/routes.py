"""The routes there are, why one is not open yet, and what one is like."""

from collections.abc import Iterator
from typing import Final

from bot import paging
from bot.content import Library, holds
from bot.content.pathways import Barrier, Guide, Pathway
from bot.features.pathways.actions import (
    AboutRoute,
    ChooseRoute,
    Compare,
    CompareWith,
    NotYet,
    OpenPlanPage,
    OpenStep,
    ShowGuides,
    ShowRoutes,
    code,
)
from bot.features.pathways.domain import Plan, Route
from bot.features.pathways.service import Offer
from bot.features.pathways.views.overview import my_plan_button
from bot.i18n import Html, Translator, html
from bot.message import Action, Button, Message
from bot.prose import Prose, fact, title_of
from bot.screen import screen

ROUTES_ON_A_PAGE: Final = 6
TWO: Final = 2


def routes(
    t: Translator,
    library: Library,
    offer: Offer,
    page: int = 0,
    *,
    introduce: Action,
    ask: Action,
) -> Message:
    """Offer the routes there are: the open ones, then those that are not open yet.

    `introduce` leads to where one says one's profession, `ask` to a question to a mentor.
    """
    every = paging.chunked(offer.routes, ROUTES_ON_A_PAGE)
    page = paging.nearest(page, every)
    return screen(
        t,
        html(t.gettext("<b>Routes</b>\n{text}"), text=Html("\n").join(_choice(t, offer))),
        *(_route_button(t, library, offer, route) for route in every[page]),
        paging.turning(t, page, every, ShowRoutes),
        _comparing(t, offer),
        Button(t.gettext("📚 Guides"), ShowGuides()),
        Button(t.gettext("👤 Tell us your profession"), introduce) if offer.unasked else None,
        Button(t.gettext("🙋 Ask a mentor"), ask) if offer.missing else None,
    )


def _choice(t: Translator, offer: Offer) -> Iterator[Html]:
    if offer.missing:
        yield html(t.gettext(
            "We do not have a route for your profession yet. We are sorry. The guides are for "
            "every profession, and a mentor may know more. These are the routes of others:"
        ))  # fmt: skip
    else:
        yield html(t.gettext("Choose a route. You can choose another one later."))
    if any(not route.open for route in offer.routes):
        yield html(t.gettext("🔒 Not open to you yet. Tap it to see why, and what to do."))
    if offer.mine:
        yield html(t.gettext("📍 Your route now."))


def _route_button(t: Translator, library: Library, offer: Offer, route: Route) -> Button:
    slug, title = route.pathway.slug, title_of(t, library, route.pathway.title)
    here = "📍 " if slug == offer.mine else ""
    if route.open:
        return Button(f"{here}{title}", ChooseRoute(slug))
    return Button(f"{here}🔒 {title}", NotYet(slug))


def _comparing(t: Translator, offer: Offer) -> Button | None:
    codes = [code(route.pathway.slug) for route in offer.routes]
    if len(codes) < TWO:
        return None
    first, second = codes[:TWO]
    both = Compare(first, second) if len(codes) == TWO else CompareWith()
    return Button(t.gettext("⚖️ Compare two routes"), both)


def not_yet(t: Translator, library: Library, route: Route, *, ask: Action) -> Message:
    """Say why a route is not open to the person, by which rule, and what to do next.

    Where no step helps, `ask` leads to a mentor.
    """
    slug, title = route.pathway.slug, title_of(t, library, route.pathway.title)
    choose = t.gettext("📋 Make it my plan anyway")
    if route.open:
        body = html(t.gettext("<b>{route}</b>\nThis route is open to you."), route=title)
        return screen(
            t, body, Button(t.gettext("📋 Make it my plan"), ChooseRoute(slug)), back=ShowRoutes()
        )
    passages = [html(t.gettext("<b>🔒 Not yet: {route}</b>"), route=title)]
    passages += [_barrier(t, library, barrier) for barrier in route.barriers]
    slugs = dict.fromkeys(barrier.step for barrier in route.barriers if barrier.step)
    helping = [_helping(t, library, step) for step in slugs]
    return screen(
        t,
        Html("\n\n").join(passages),
        *(helping or [Button(t.gettext("🙋 Ask a mentor"), ask)]),
        Button(t.gettext("🧭 About this route"), AboutRoute(slug)),
        Button(choose, ChooseRoute(slug)),
        back=ShowRoutes(),
    )


def _barrier(t: Translator, library: Library, barrier: Barrier) -> Html:
    prose = Prose(t, library)
    prose.cite(barrier)
    because, do = prose.text(barrier.because), prose.text(barrier.do)
    line = t.gettext("<b>Why:</b> {because}\n<b>👉 Next:</b> {do}")
    return html(line, because=because, do=do) + prose.origin()


def _helping(t: Translator, library: Library, slug: str) -> Button:
    return Button(f"👉 {title_of(t, library, library.steps[slug].title)}", OpenStep(slug))


def gone(t: Translator, reason: str) -> Message:
    """Say why a button leads nowhere, and lead to the plan."""
    return screen(t, html("{reason}", reason=reason), my_plan_button(t))


def about(t: Translator, library: Library, mine: Plan, page: int) -> Message:
    """Say whom a route or guide is for, and what to expect of it."""
    track, prose = mine.track, Prose(t, library)
    real = [fact(t, library, one) for one in track.reality if holds(one.when, mine.facts)]
    every = paging.paged([prose.text(_for_whom(mine)) + prose.origin(), *real])
    page = paging.nearest(page, every)
    heading = html("<b>{title}</b>\n\n", title=title_of(t, library, track.title))
    turn = paging.turning(t, page, every, lambda to: AboutRoute(track.slug, to))
    with_another = Button(t.gettext("⚖️ Compare with another"), CompareWith(code(track.slug)))
    back = OpenPlanPage(track.slug)
    return screen(
        t,
        heading + every[page],
        turn,
        None if isinstance(track, Guide) else with_another,
        back=back,
    )


def _for_whom(mine: Plan) -> str:
    if isinstance(mine.track, Pathway):
        return mine.track.for_whom
    assert isinstance(mine.track, Guide)  # there is no third kind
    return mine.track.about
