"""The screen of one step: what, why, what to do, and where I am with it."""

from bot.content import Library, StepStatus
from bot.features.pathways.actions import MarkStep, OpenPlanPage, UndoStep, word
from bot.features.pathways.service import Opened
from bot.features.pathways.views import parts, signs
from bot.features.pathways.views.overview import page_of
from bot.features.pathways.views.parts import Part
from bot.i18n import Html, Translator, html
from bot.message import Action, Button, Message, Rows
from bot.prose import Prose, checked, title_of
from bot.screen import screen


def step(
    t: Translator, library: Library, opened: Opened, *, ask: Action, more: Rows = ()
) -> Message:
    """Show a step. `ask` begins a question to a mentor about it; `more` are rows of other features.

    Right after a change it says so, with a button that takes the change back.
    """
    return screen(
        t,
        _body(t, library, opened),
        undo_button(t, opened),
        *_status_rows(t, opened),
        *_part_rows(t, opened),
        Button(t.gettext("🙋 Ask a mentor about this"), ask),
        *more,
        back=OpenPlanPage(opened.plan.track.slug, page_of(opened.plan, opened.step.slug)),
    )


def undo_button(t: Translator, opened: Opened) -> Button | None:
    if opened.change is None:
        return None
    back = UndoStep(opened.step.slug, word(opened.change), opened.plan.code)
    return Button(t.gettext("↩️ Undo"), back)


def _body(t: Translator, library: Library, opened: Opened) -> Html:
    step, prose = opened.step.step, Prose(t, library)
    lines = (
        html("{n}. {line}", n=n, line=prose.text(line)) for n, line in enumerate(step.do, start=1)
    )
    heading = html("<b>{title}</b>\n", title=title_of(t, library, step.title))
    passages = (
        heading + Html("\n").join(_where(t, library, opened)),
        prose.text(step.what),
        html(t.gettext("<b>Why:</b> {why}"), why=prose.text(step.why)),
        html(t.gettext("<b>What to do</b>\n{lines}"), lines=Html("\n").join(lines)),
    )
    ending = html("\n") + checked(t, library, step, said=prose.doubted)
    return Html("\n\n").join(passages) + prose.origin() + ending


def _where(t: Translator, library: Library, opened: Opened) -> list[Html]:
    """Say where the person is with the step, and what stands before it."""
    one = opened.step
    # Translators: {status} is one of: To do, Doing, Stuck, Done, Not for me.
    status = t.gettext("Saved: {status}") if opened.change else "{status}"
    lines = [html(status, status=signs.signed(t, one.status))]
    if one.by_answers:
        lines = [html(t.gettext("✅ Done, going by your answers. If not, say so below."))]
    elif not one.belongs:
        lines.append(html(t.gettext("Going by your answers, you do not need this step.")))
    first = [before for before in opened.plan.waits_for(one) if not before.settled]
    if first and not one.settled:
        names = [title_of(t, library, before.step.title) for before in first]
        lines.append(html(t.gettext("First: {steps}"), steps=t.list(names)))
    return lines


def _status_rows(t: Translator, opened: Opened) -> Rows:
    def button(status: StepStatus) -> Button:
        label = signs.signed(t, status)
        chosen = status is opened.step.status
        mark = MarkStep(opened.step.slug, word(status), opened.plan.code)
        return Button(f"🔘 {label}" if chosen else label, mark)

    rows: Rows = (
        (button(StepStatus.DOING), button(StepStatus.STUCK)),
        (button(StepStatus.DONE), button(StepStatus.NOT_FOR_ME)),
    )
    untouched = opened.step.status is StepStatus.TODO
    return rows if untouched else (*rows, (button(StepStatus.TODO),))


def _part_rows(t: Translator, opened: Opened) -> tuple[tuple[Button, ...], ...]:
    found = [button for kind in Part if (button := parts.button(t, opened, kind))]
    return tuple(tuple(found[start : start + 2]) for start in range(0, len(found), 2))
