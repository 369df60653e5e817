"""My plan, and a guide: the steps or topics, each with where I am."""

from collections.abc import Sequence
from typing import Final

from bot import paging
from bot.content import Library, StepStatus
from bot.content.pathways import Guide
from bot.features.pathways.actions import (
    AboutRoute,
    NotYet,
    OpenPlan,
    OpenPlanPage,
    OpenStep,
    ShowGuides,
    ShowMoney,
    ShowResults,
    ShowRoutes,
)
from bot.features.pathways.domain import Plan, PlannedStep
from bot.features.pathways.views import signs, timing
from bot.i18n import Html, Translator, html
from bot.message import Button, Message
from bot.prose import Prose, title_of
from bot.screen import screen

STEPS_ON_A_PAGE: Final = 6
TOPICS_ON_A_PAGE: Final = 8


def plan(
    t: Translator,
    library: Library,
    mine: Plan,
    page: int | None = None,
    *,
    kept: bool,
    more: Sequence[Button] = (),
) -> Message:
    """Show a plan: progress, the next best step, and a page of the others; or a guide's topics.

    Without `page`, the one where the person stopped. `kept`: we may keep what they do here.
    `more` is one row of buttons from elsewhere.
    """
    if isinstance(mine.track, Guide):
        return _guide(t, library, mine, mine.track, page or 0)
    every = paging.chunked(_listed(mine), STEPS_ON_A_PAGE)
    page = paging.nearest(_start(mine) if page is None else page, every)
    slug = mine.track.slug
    return screen(
        t,
        _plan_body(t, library, mine, kept=kept),
        mine.next and _step_button(t, library, mine, mine.next, _star(mine.next)),
        *(_step_button(t, library, mine, step, _sign(mine, step)) for step in every[page]),
        paging.turning(t, page, every, lambda to: OpenPlanPage(slug, to)),
        Button(t.gettext("🔒 Why it is not open yet"), NotYet(slug)) if mine.barriers else None,
        (
            Button(t.gettext("🧭 About this route"), AboutRoute(slug)),
            Button(t.gettext("💷 Money and time"), ShowMoney(slug)),  # limit: button 20
        ),
        (
            Button(t.gettext("🔀 Routes"), ShowRoutes()),  # limit: button 20
            Button(t.gettext("📅 My results"), ShowResults()),  # limit: button 20
        ),
        more,
    )


def page_of(plan: Plan, slug: str) -> int:
    """Return the page that a step is on, or would be."""
    size = TOPICS_ON_A_PAGE if isinstance(plan.track, Guide) else STEPS_ON_A_PAGE
    here = [step.slug for step in plan.every].index(slug)
    above = {step.slug for step in plan.every[:here]}
    return sum(step.slug in above for step in _listed(plan)) // size


def _listed(plan: Plan) -> tuple[PlannedStep, ...]:
    """Return what a plan lists: the next best step of a route stands above the list already."""
    if isinstance(plan.track, Guide):
        return plan.steps
    return tuple(step for step in plan.steps if step != plan.next)


def _guide(t: Translator, library: Library, mine: Plan, guide: Guide, page: int) -> Message:
    every = paging.chunked(mine.steps, TOPICS_ON_A_PAGE)
    page = paging.nearest(page, every)
    prose = Prose(t, library)
    title = html("<b>{icon} {title}</b>\n", icon=Html(guide.icon), title=prose.text(guide.title))
    body = title + prose.text(guide.about) + prose.origin()
    know = Button(t.gettext("💡 What to expect"), AboutRoute(guide.slug))
    return screen(
        t,
        body,
        *(_step_button(t, library, mine, step, _told_sign(step)) for step in every[page]),
        paging.turning(t, page, every, lambda to: OpenPlanPage(guide.slug, to)),
        know if guide.reality else None,
        back=ShowGuides(),
    )


def _star(following: PlannedStep) -> str:
    return f"⭐ {_told_sign(following)}".strip()


def _told_sign(step: PlannedStep) -> str:
    """Return no sign for what nobody said anything about: it stands alone, or is no duty."""
    return "" if step.status is StepStatus.TODO else signs.SIGNS[step.status]


def my_plan_button(t: Translator) -> Button:
    return Button(t.gettext("📋 My plan"), OpenPlan())


def next_step(t: Translator, library: Library, mine: Plan) -> Html:
    """Say what to do next, or that nothing is left; and what runs out soon, in one line."""
    if mine.next is None:
        return html(t.gettext("🎉 You have done every step of this route. Well done!"))
    prose = Prose(t, library)
    line = t.gettext("⭐ Next best step: <b>{step}</b>\n{what}")
    if mine.next.status is StepStatus.STUCK:
        line = t.gettext("✋ You are stuck here: <b>{step}</b>\n{what}\nA mentor can help.")
    title = title_of(t, library, mine.next.step.title)
    said = html(line, step=title, what=prose.text(mine.next.step.what)) + prose.origin()
    warnings = [timing.clock_line(t, library, mine.warning)] if mine.warning else []
    return Html("\n\n").join([said, *warnings])


def _plan_body(t: Translator, library: Library, mine: Plan, *, kept: bool) -> Html:
    title = title_of(t, library, mine.track.title)
    passages = [
        html(t.gettext("<b>My plan</b>\n{route}"), route=title),
        html(progress(t, mine), done=mine.done, total=mine.total),
        next_step(t, library, mine),
    ]
    if not kept:
        looking = html(t.gettext("You are looking around. We keep nothing of what you do here."))
        passages[:2] = [html("<b>{title}</b>", title=title), looking]
    if mine.barriers:
        passages.append(html(t.gettext("🔒 This route is not open to you yet.")))
    stuck = [step for step in mine.steps if step.status is StepStatus.STUCK and step != mine.next]
    if stuck:
        names = t.list([title_of(t, library, step.step.title) for step in stuck])
        passages.append(html(t.gettext("✋ Stuck: {steps}"), steps=names))
    return Html("\n\n").join([*passages, _legend(t, mine)])


def progress(t: Translator, plan: Plan) -> str:
    """Return the template with {done} and {total} steps."""
    return t.ngettext("{done} of {total} step done", "{done} of {total} steps done", plan.total)


def _legend(t: Translator, mine: Plan) -> Html:
    signs_here = [signs.signed(t, status) for status in StepStatus]
    if mine.last:
        signs_here.append(t.gettext("📍 You stopped here"))
    return html("<i>{signs}</i>", signs=" · ".join(signs_here))


def _start(mine: Plan) -> int:
    slug = mine.last or (mine.next.slug if mine.next else None)
    return page_of(mine, slug) if slug else 0


def _sign(mine: Plan, step: PlannedStep) -> str:
    sign = signs.SIGNS[step.status]
    return f"📍 {sign}" if step.slug == mine.last else sign


def _step_button(
    t: Translator, library: Library, mine: Plan, step: PlannedStep, sign: str
) -> Button:
    label = f"{sign} {title_of(t, library, step.step.title)}".strip()
    return Button(label, OpenStep(step.slug, mine.code))
