"""What is said after a person says where they are with a step."""

from bot.content import Library, StepStatus
from bot.content.pathways import Guide
from bot.features.pathways.actions import OpenPlanPage, OpenStep
from bot.features.pathways.domain import Plan
from bot.features.pathways.service import Opened
from bot.features.pathways.views import one_step, parts
from bot.features.pathways.views.overview import my_plan_button, next_step
from bot.features.pathways.views.parts import Part
from bot.i18n import Html, Translator, html
from bot.message import Action, Button, Message, Rows
from bot.prose import title_of
from bot.screen import screen


def marked(
    t: Translator,
    library: Library,
    opened: Opened,
    *,
    ask: Action,
    consent: Action,
    more: Rows = (),
) -> Message:
    """Say what was kept, and what helps now; or why nothing was.

    `ask` begins a question to a mentor about this step, `consent` shows what we would keep, `more`
    is as in `one_step.step`.
    """
    match opened.change:
        case None:
            return _consent_first(t, library, opened, consent)
        case StepStatus.DONE:
            return _done(t, library, opened)
        case StepStatus.STUCK:
            return _stuck(t, library, opened, ask)
        case _:
            return one_step.step(t, library, opened, ask=ask, more=more)


def _consent_first(t: Translator, library: Library, opened: Opened, consent: Action) -> Message:
    text = t.gettext(
        "<b>Your plan is not kept yet</b>\n"
        "To remember where you are with “{step}”, we need your agreement first. "
        "You can read everything without it."
    )
    return screen(
        t,
        html(text, step=title_of(t, library, opened.step.step.title)),
        Button(t.gettext("📋 What would be kept"), consent),
        back=OpenStep(opened.step.slug, opened.plan.code),
    )


def _done(t: Translator, library: Library, opened: Opened) -> Message:
    """Praise, and go on with the route; a guide has no order, so there it goes back to the list."""
    plan, title = opened.plan, title_of(t, library, opened.step.step.title)
    body = html(t.gettext("✅ Done: <b>{step}</b>\nGood work. Every step counts."), step=title)
    if isinstance(plan.track, Guide):
        label = f"{plan.track.icon} {title_of(t, library, plan.track.title)}"
        go_on: Button | None = Button(label, OpenPlanPage(plan.track.slug))
    else:
        body = Html("\n\n").join((body, next_step(t, library, plan)))
        go_on = _go_on(t, library, plan)
    return screen(
        t,
        body,
        go_on,
        my_plan_button(t),
        one_step.undo_button(t, opened),
        back=OpenStep(opened.step.slug, opened.plan.code),
    )


def _go_on(t: Translator, library: Library, plan: Plan) -> Button | None:
    if plan.next is None:
        return None
    title = title_of(t, library, plan.next.step.title)
    return Button(f"⭐ {title}", OpenStep(plan.next.slug, plan.code))


def _stuck(t: Translator, library: Library, opened: Opened, ask: Action) -> Message:
    text = t.gettext(
        "✋ <b>{step}</b>\nMany people are stuck at some point. You do not have to solve it alone."
    )
    documents = parts.button(t, opened, Part.DOCUMENTS)
    return screen(
        t,
        html(text, step=title_of(t, library, opened.step.step.title)),
        Button(t.gettext("🙋 Ask a mentor about this"), ask),
        parts.button(t, opened, Part.HELP),
        documents and Button(t.gettext("📄 If a paper is missing"), documents.action),
        one_step.undo_button(t, opened),
        back=OpenStep(opened.step.slug, opened.plan.code),
    )
