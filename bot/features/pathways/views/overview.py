"""The screens around the steps: my plan, the routes, and what a route is like."""

from typing import Final

from bot import paging
from bot.content import Library, StepStatus, holds
from bot.features.pathways.actions import (
    AboutRoute,
    ChooseRoute,
    OpenPlan,
    OpenPlanPage,
    OpenStep,
    ShowRoutes,
)
from bot.features.pathways.domain import Plan, PlannedStep
from bot.features.pathways.service import Offer
from bot.features.pathways.views import signs
from bot.i18n import Html, Translator, html
from bot.message import Action, Button, Message
from bot.prose import Prose, fact, title_of
from bot.screen import screen

STEPS_ON_A_PAGE: Final = 6


def page_of(plan: Plan, slug: str | None) -> int:
    """Return the page that a step is on; the first when it is on none."""
    places = [place for place, step in enumerate(plan.steps) if step.slug == slug]
    return places[0] // STEPS_ON_A_PAGE if places else 0


def plan(
    t: Translator, library: Library, mine: Plan, page: int | None = None, *, kept: bool
) -> Message:
    """Show a plan: progress, the next best step, and a page of the steps.

    Without `page`, the one where the person stopped. `kept`: we may keep what they do here.
    """
    every = paging.chunked(mine.steps, STEPS_ON_A_PAGE)
    page = paging.nearest(_start(mine) if page is None else page, every)
    slug = mine.pathway.slug
    several = len(library.pathways_for(mine.pathway.professions[0])) > 1
    return screen(
        t,
        _plan_body(t, library, mine, kept=kept),
        mine.next and _step_button(t, library, mine.next, "⭐"),
        *(_step_button(t, library, step, _sign(mine, step)) for step in every[page]),
        paging.turning(t, page, every, lambda to: OpenPlanPage(slug, to)),
        (
            Button(t.gettext("🧭 About this route"), AboutRoute(slug)),
            Button(t.gettext("🔀 Another route"), ShowRoutes()) if several else None,
        ),
    )


def routes(
    t: Translator, library: Library, offer: Offer, *, introduce: Action, ask: Action
) -> Message:
    """Offer the routes there are.

    `introduce` leads to where one says one's profession, `ask` to a question to a mentor.
    """
    text = t.gettext("Choose a route. You can choose another one later.")
    if offer.missing:
        text = t.gettext(
            "We do not have the pathway for your profession yet. We are sorry. "
            "You can look at the ones we have: English and work are much the same for everybody."
        )
    return screen(
        t,
        html(t.gettext("<b>Routes</b>\n{text}"), text=Html(text)),
        *(
            Button(title_of(t, library, pathway.title), ChooseRoute(pathway.slug))
            for pathway in offer.pathways
        ),
        Button(t.gettext("👤 Tell us your profession"), introduce) if offer.unasked else None,
        Button(t.gettext("🙋 Ask a mentor"), ask) if offer.missing else None,
    )


def gone(t: Translator, reason: str) -> Message:
    """Say why a button leads nowhere, and lead to the plan."""
    return screen(t, html("{reason}", reason=reason), my_plan_button(t))


def my_plan_button(t: Translator) -> Button:
    return Button(t.gettext("📋 My plan"), OpenPlan())


def about(t: Translator, library: Library, mine: Plan, page: int) -> Message:
    """Say whom a route is for, and what to expect of it."""
    pathway, prose = mine.pathway, Prose(t, library)
    first = prose.text(pathway.for_whom) + prose.origin()
    real = [one for one in pathway.reality if holds(one.when, mine.facts)]
    every = paging.paged([first, *(fact(t, library, one) for one in real)])
    page = paging.nearest(page, every)
    heading = html("<b>{title}</b>\n\n", title=title_of(t, library, pathway.title))
    turn = paging.turning(t, page, every, lambda to: AboutRoute(pathway.slug, to))
    return screen(t, heading + every[page], turn, back=OpenPlanPage(pathway.slug, 0))


def next_step(t: Translator, library: Library, mine: Plan) -> Html:
    """Say what to do next; or that there is nothing left to do."""
    if mine.next is None:
        return html(t.gettext("🎉 You have done every step of this route. Well done!"))
    prose = Prose(t, library)
    line = t.gettext("⭐ Next best step: <b>{step}</b>\n{what}")
    if mine.next.status is StepStatus.STUCK:
        line = t.gettext("✋ You are stuck here: <b>{step}</b>\n{what}\nA mentor can help.")
    title = title_of(t, library, mine.next.step.title)
    return html(line, step=title, what=prose.text(mine.next.step.what)) + prose.origin()


def _plan_body(t: Translator, library: Library, mine: Plan, *, kept: bool) -> Html:
    title = title_of(t, library, mine.pathway.title)
    counted = t.ngettext("{done} of {total} step done", "{done} of {total} steps done", mine.total)
    passages = [
        html(t.gettext("<b>My plan</b>\n{route}"), route=title),
        html(counted, done=mine.done, total=mine.total),
        next_step(t, library, mine),
    ]
    if not kept:
        looking = html(t.gettext("You are looking around. We keep nothing of what you do here."))
        passages[:2] = [html("<b>{title}</b>", title=title), looking]
    stuck = [step for step in mine.steps if step.status is StepStatus.STUCK and step != mine.next]
    if stuck:
        names = t.list([title_of(t, library, step.step.title) for step in stuck])
        passages.append(html(t.gettext("✋ Stuck: {steps}"), steps=names))
    return Html("\n\n").join([*passages, _legend(t, mine)])


def _legend(t: Translator, mine: Plan) -> Html:
    signs_here = [signs.signed(t, status) for status in StepStatus]
    if mine.last:
        signs_here.append(t.gettext("📍 You stopped here"))
    return html("<i>{signs}</i>", signs=" · ".join(signs_here))


def _start(mine: Plan) -> int:
    slug = mine.last or (mine.next.slug if mine.next else None)
    return page_of(mine, slug)


def _sign(mine: Plan, step: PlannedStep) -> str:
    sign = signs.SIGNS[step.status]
    return f"📍 {sign}" if step.slug == mine.last else sign


def _step_button(t: Translator, library: Library, step: PlannedStep, sign: str) -> Button:
    return Button(f"{sign} {title_of(t, library, step.step.title)}", OpenStep(step.slug))
