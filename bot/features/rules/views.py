"""What is said about rules that changed: to those who need to know, and to coordinators."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Final

from bot import paging
from bot.content import Library
from bot.content.clocks import Clock
from bot.content.figure_text import figure_text
from bot.content.figures import Figure
from bot.content.pathways import Step
from bot.features.rules import domain
from bot.features.rules.actions import DismissChange, OpenChange, ShowChanges, TellChange
from bot.features.rules.domain import Change
from bot.i18n import Html, Translator, html
from bot.message import Action, Button, Message
from bot.nudges import Piece
from bot.prose import Prose, title_of
from bot.screen import ShowDesk, notice, screen

ON_A_PAGE: Final = 6
SHOWN: Final = 3
"""Steps named in one message; the plan shows the others."""
LINE: Final = Html("\n")
PARAGRAPH: Final = Html("\n\n")

Open = Callable[[str], Action]
"""Return what opens the step with a slug."""


def door(t: Translator, waiting: int) -> Button:
    # limit: button 32
    # Translators: {n} is how many changes wait to be looked at; left out when there is none.
    label = t.gettext("📣 Changed rules ({n})") if waiting else t.gettext("📣 Changed rules")
    return Button(label.replace("{n}", t.number(waiting)), ShowChanges())


# To those who need to know


def news(
    t: Translator,
    library: Library,
    change: Change,
    steps: Collection[str],
    clocks: Collection[str],
    open_: Open,
) -> Piece:
    """Tell what was, what is now and what to do, where it concerns these steps and clocks."""
    # limit: button 32
    title = t.gettext("A rule has changed")
    using = [step for step in library.steps.values() if step.slug in steps][:SHOWN]
    running = [one for one in domain.clocks_of(library, change.figure) if one.id in clocks]
    to_open = (*(step.slug for step in using), *(one.step for one in running))
    named = {one.label: one for slug in to_open if (one := _step(t, library, slug, open_))}
    body = PARAGRAPH.join(_news(t, library, change, title, using, running))
    return Piece(title, notice(t, body, *named.values()))


def _news(
    t: Translator,
    library: Library,
    change: Change,
    title: str,
    steps: Iterable[Step],
    clocks: Iterable[Clock],
) -> Iterator[Html]:
    yield html("<b>📣 {title}</b>", title=title)
    was, now = Prose(t, domain.before(library, change)), Prose(t, library)
    seen: set[Html] = set()
    for step in steps:
        mention = next(domain.mentions(step, change.figure))
        said = _both(t, *(_said(prose, change, mention) for prose in (was, now)))
        if said not in seen:
            yield LINE.join((html("<b>{step}</b>", step=title_of(t, library, step.title)), said))
        seen.add(said)
    for clock in clocks:
        named = html("<b>{result}</b>", result=t.content(clock.result))
        said = _both(t, *(_length(t, one) for one in (change.old, change.new)))
        yield LINE.join((named, said, now.text(clock.before)))
        now.cite(clock, change.new.checked)
    now.cite(change.new, change.new.checked)
    look = html(t.gettext("👉 Please look at this step again before you pay, book or apply."))
    yield look + LINE + now.origin()


def _both(t: Translator, was: Html, now: Html) -> Html:
    # Translators: {text} is a whole sentence, or a price, as it was until now.
    before = html(t.gettext("Before: {text}"), text=was)
    # Translators: {text} is a whole sentence, or a price, as it is from now on.
    return LINE.join((before, html(t.gettext("<b>Now:</b> {text}"), text=now)))


def _said(prose: Prose, change: Change, mention: domain.Mention) -> Html:
    """Write what says the figure, in the words of the content."""
    if not mention.beside:
        return prose.text(mention.text)
    item, amount = prose.text(mention.text), prose.figure(change.figure)
    return html("{item}: {amount}", item=item, amount=amount) if item else html("{n}", n=amount)


def _length(t: Translator, figure: Figure) -> Html:
    # Translators: {time} is a length of time: how long a result of an exam counts.
    return html(t.gettext("it counts for {time}"), time=figure_text(t, figure))


def _step(t: Translator, library: Library, slug: str, open_: Open) -> Button | None:
    step = library.step(slug)
    return Button(f"👉 {title_of(t, library, step.title)}", open_(slug)) if step else None


# To coordinators


def found(t: Translator, count: int) -> Message:
    """Tell a coordinator that rules changed."""
    text = t.ngettext(
        "📣 {n} rule has changed in the content. Please decide who should hear of it.",
        "📣 {n} rules have changed in the content. Please decide who should hear of them.",
        count,
    )
    return notice(t, html(text, n=count), door(t, count))


def changes(t: Translator, undecided: Sequence[Change], page: int, said: str | None) -> Message:
    """List what coordinators have to decide. `said`: what has just happened."""
    pages = paging.chunked(undecided, ON_A_PAGE)
    page = paging.nearest(page, pages)
    text = t.gettext(
        "These figures are not what people were told. Open one to see the message. Nobody hears "
        "of it until you say so."
    )
    if not undecided:
        text = t.gettext("Nothing has changed: people were told what the content says.")
    body = [html(said)] if said else []
    body += [html(t.gettext("<b>📣 Changed rules</b>")), html(text)]
    body += [_line(t, one) for one in pages[page]]
    buttons = [Button(one.new.about[:32], OpenChange(one.id)) for one in pages[page]]
    turn = paging.turning(t, page, pages, ShowChanges)
    return screen(t, PARAGRAPH.join(body), *buttons, turn, back=ShowDesk())


def _line(t: Translator, change: Change) -> Html:
    was, now = (figure_text(t, one) for one in (change.old, change.new))
    # What a figure is about is written for people who edit content, in English only.
    return html("{about}: {was} {arrow} <b>{now}</b>",
                about=change.new.about, was=was, arrow=html(t.arrow), now=now)  # fmt: skip


def change(
    t: Translator,
    library: Library,
    one: Change,
    reader: Translator,
    languages: Sequence[tuple[str, str]],
) -> Message:
    """Show a change as its readers see it, in one language; `languages` are codes with names."""
    using = domain.users(library, one.figure)
    seen = PARAGRAPH.join(
        _news(
            reader,
            library,
            one,
            reader.gettext("A rule has changed"),
            [step for step in library.steps.values() if step.slug in using.steps][:SHOWN],
            domain.clocks_of(library, one.figure),
        )
    )
    text = t.ngettext(
        "Whoever has an open step that uses this rule hears of it ({n} step). So it reads:",
        "Whoever has an open step that uses this rule hears of it ({n} steps). So it reads:",
        len(using.steps),
    )
    body = (html(text, n=len(using.steps)), seen)
    names = [Button(name, OpenChange(one.id, code)) for code, name in languages]
    return screen(
        t,
        PARAGRAPH.join(body),
        Button(t.gettext("📣 Tell them"), TellChange(one.id)),
        Button(t.gettext("✏️ Only a correction: tell nobody"), DismissChange(one.id)),
        *paging.chunked(names, 2),
        back=ShowChanges(),
    )


def told(t: Translator) -> str:
    return t.gettext("✅ They will hear of it, each at their own time of day.")


def dismissed(t: Translator) -> str:
    return t.gettext("✅ Taken over. Nobody is told.")


def decided(t: Translator) -> str:
    return t.gettext("This was decided already, or the content has changed again.")
