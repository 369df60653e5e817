"""Dated results: until when each is valid, and what must happen before."""

from collections.abc import Mapping, Sequence
from typing import Final

from bot import paging
from bot.content import Library
from bot.features.pathways.actions import (
    AskResult,
    OpenResult,
    OpenStep,
    RemoveResult,
    ShowResults,
)
from bot.features.pathways.domain import Fault, Phase, Running
from bot.features.pathways.service.results import Result
from bot.features.pathways.views import timing
from bot.i18n import Html, Translator, copied, html
from bot.message import Button, Message
from bot.prose import Prose, title_of
from bot.screen import screen

RESULTS_ON_A_PAGE: Final = 8
EXAMPLE: Final = "14.03.2026"
SIGNS: Final[Mapping[Phase, str]] = {Phase.RUNNING: "✅", Phase.WARNING: "⏰", Phase.ENDED: "⌛"}


def results(t: Translator, library: Library, mine: Sequence[Result], page: int = 0) -> Message:
    """Show the results with a date and until when they are valid, and those one may have."""
    every = paging.chunked(mine, RESULTS_ON_A_PAGE)
    page = paging.nearest(page, every)
    text = t.gettext(
        "<b>📅 My results</b>\n"
        "Some results and papers count only for a time. Give us the date, and your plan warns you "
        "before it ends."
    )
    dated = [timing.clock_line(t, library, one.running) for one in every[page] if one.running]
    note = [] if mine else [html(t.gettext("For your profession, we know of none so far."))]
    return screen(
        t,
        Html("\n\n").join([html(text), *dated, *note]),
        *(_result_button(t, library, one) for one in every[page]),
        paging.turning(t, page, every, ShowResults),
    )


def _result_button(t: Translator, library: Library, one: Result) -> Button:
    sign = SIGNS[one.running.phase] if one.running else "🗓"
    return Button(f"{sign} {title_of(t, library, one.clock.result)}", OpenResult(one.clock.id))


def result(t: Translator, library: Library, one: Result, *, saved: bool = False) -> Message:
    """Show a result: until when it is valid, what must happen before; or ask for its date."""
    clock, running = one.clock, one.running
    if running is None:
        return _ask(t, library, one)
    date = t.gettext("Saved: {date}") if saved else t.gettext("Your date: {date}")
    passages = [
        html("<b>📅 {result}</b>\n", result=title_of(t, library, clock.result))
        + html(date, date=t.date(running.day)),
        timing.clock_line(t, library, running),
        _rule(t, library, running),
    ]
    step = library.steps[clock.step]
    return screen(
        t,
        Html("\n\n").join(passages),
        Button(f"👉 {title_of(t, library, step.title)}", OpenStep(step.slug)),
        (
            Button(t.gettext("✏️ Change it"), AskResult(clock.id)),  # limit: button 20
            Button(t.gettext("🗑 Remove it"), RemoveResult(clock.id)),  # limit: button 20
        ),
        back=ShowResults(),
    )


def _rule(t: Translator, library: Library, running: Running) -> Html:
    prose, clock = Prose(t, library), running.clock
    prose.cite(clock)
    length = prose.amount(clock.valid_for)
    if running.phase is Phase.ENDED:
        line = t.gettext("The time was {length}.\n<b>What now:</b> {do}")
        do = prose.text(clock.after)
    else:
        line = t.gettext("The time is {length}.\n<b>Before it ends:</b> {do}")
        do = prose.text(clock.before)
    return html(line, length=length, do=do) + prose.origin()


def _ask(t: Translator, library: Library, one: Result) -> Message:
    """Ask for the date of a result; after a text that is none, say kindly what was wrong."""
    name = title_of(t, library, one.clock.result)
    question = t.gettext(
        "<b>📅 {result}</b>\n"
        "Which date is it? Write the day, the month and the year, for example: {example}\n"
        "We keep this date and nothing else of the result."
    )
    asked = html(question, result=name, example=copied(EXAMPLE))
    wrong = [html(_fault(t, one.fault))] if one.fault else []
    return screen(t, Html("\n\n").join([*wrong, asked]), back=ShowResults())


def _fault(t: Translator, fault: Fault) -> str:
    match fault:
        case Fault.UNREADABLE:
            return t.gettext("I could not read a date in this. Please try it like the example.")
        case Fault.NO_SUCH_DAY:
            return t.gettext(
                "There is no such day. The day comes first, then the month, then the year."
            )
        case Fault.FUTURE:
            return t.gettext("This day is still to come. Please write a day that has been.")
        case Fault.TOO_EARLY:
            return t.gettext(
                "This is too long ago. Please use the calendar and the years of the example."
            )
