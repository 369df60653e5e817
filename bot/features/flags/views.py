"""What is said about flags: to readers, and to coordinators."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from bot import paging
from bot.content import Library
from bot.features.flags.actions import GiveFlag, LookedAt, ShowFlags, TakeFlagBack
from bot.features.flags.domain import OFFERED, Tally, Verdict
from bot.i18n import Html, Translator, html
from bot.message import Action, Button, Message
from bot.prose import title_of
from bot.screen import ShowDesk, screen

ON_A_PAGE: Final = 4
PARAGRAPH: Final = Html("\n\n")
CHOSEN: Final = "🔘"
ICONS: Final = {
    Verdict.HELPFUL: "👍",
    Verdict.WRONG: "⚠️",
    Verdict.OLD: "🕰",
    Verdict.LINK: "🔗",
}


def row(t: Translator, slug: str, track: str, said: Verdict | None) -> tuple[Button, ...]:
    """Return the buttons to say what one thinks of a step; what was `said` is marked.

    `track` is the code of the route or guide on which it is open.
    """
    return tuple(
        Button(
            f"{CHOSEN if verdict is said else ICONS[verdict]} {_label(t, verdict)}",
            GiveFlag(slug, verdict, track),
        )
        for verdict in OFFERED
    )


def link(t: Translator, slug: str, track: str) -> Button:
    """Return the button to say that a page of a step does not open."""
    label = t.gettext("🔗 A link does not work")  # limit: button 32
    return Button(label, GiveFlag(slug, Verdict.LINK, track))


def _label(t: Translator, verdict: Verdict) -> str:
    match verdict:
        case Verdict.HELPFUL:
            return t.gettext("Helpful")  # limit: button 14
        case Verdict.WRONG:
            # Translators: on a button below a text that has a mistake in it.
            return t.gettext("Wrong")  # limit: button 14
        case _:
            return t.gettext("Out of date")  # limit: button 14


def given(t: Translator, library: Library, flag: GiveFlag, said: Verdict, step: Action) -> Message:
    """Thank for a flag, which can still be changed. `step` leads back to the step."""
    thanks = t.gettext("Thank you. It is good to know that this step helps.")
    if said is not Verdict.HELPFUL:
        thanks = t.gettext(
            "Thank you. A coordinator will look at this step. They see how many people say so, "
            "and not who."
        )
    return screen(
        t,
        PARAGRAPH.join((_title(t, library, flag.step), html(thanks))),
        row(t, flag.step, flag.track, said),
        Button(t.gettext("↩️ Take it back"), TakeFlagBack(flag.step, flag.track)),
        _to_step(t, step),
        back=step,
    )


def taken_back(t: Translator, library: Library, flag: TakeFlagBack, step: Action) -> Message:
    text = html(t.gettext("Taken back. We keep nothing of what you said about this step."))
    body = PARAGRAPH.join((_title(t, library, flag.step), text))
    return screen(t, body, row(t, flag.step, flag.track, None), _to_step(t, step), back=step)


def flags(
    t: Translator,
    library: Library,
    tallies: list[Tally],
    page: int,
    open_: Callable[[str], Action],
    more: Sequence[Button] = (),
) -> Message:
    """Show coordinators a page of the steps that readers say something of.

    `more` leads to what else they look after in content.
    """
    pages = paging.chunked(tallies, ON_A_PAGE)
    page = paging.nearest(page, pages)
    text = t.gettext(
        "What readers say of the steps: how many, not who. After “Looked at”, a step counts anew."
    )
    if not tallies:
        text = t.gettext("Nobody has said anything new about the steps.")
    title = html(t.gettext("<b>🚩 Content flags</b>"))
    body = PARAGRAPH.join((title, html(text), *(_tally(t, library, one) for one in pages[page])))
    turn = paging.turning(t, page, pages, ShowFlags)
    rows = _buttons(t, library, pages[page], open_)
    return screen(t, body, *rows, turn, *more, back=ShowDesk())


def _buttons(
    t: Translator, library: Library, tallies: Sequence[Tally], open_: Callable[[str], Action]
) -> Iterator[tuple[Button, ...]]:
    for one in tallies:
        yield (
            Button(_name(t, library, one.step), open_(one.step)),
            Button(t.gettext("✅ Looked at"), LookedAt(one.step, one.before)),  # limit: button 18
        )


def _tally(t: Translator, library: Library, one: Tally) -> Html:
    # Translators: {counts} are numbers, {date} is when somebody last said something of the step.
    line = t.gettext("<b>{step}</b>\n{counts}. Last on {date}")
    said = [*OFFERED, *([Verdict.LINK] if Verdict.LINK in one.counts else [])]
    counts = " · ".join(f"{ICONS[verdict]} {one.counts.get(verdict, 0)}" for verdict in said)
    step, day = _name(t, library, one.step), t.date(one.newest.date())
    return html(line, step=step, counts=Html(counts), date=day)


def _title(t: Translator, library: Library, slug: str) -> Html:
    return html("<b>{step}</b>", step=_name(t, library, slug))


def _name(t: Translator, library: Library, slug: str) -> str:
    """Write the title of a step; of one that content no longer has, its slug."""
    step = library.step(slug)
    return title_of(t, library, step.title) if step else slug


def _to_step(t: Translator, step: Action) -> Button:
    return Button(t.gettext("📋 Back to the step"), step)
