"""What search says."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot import paging
from bot.content import Library
from bot.features.search.actions import AskSearch, TurnFinds
from bot.features.search.catalog import PROPER, Find, Kind
from bot.features.search.service import Found
from bot.i18n import Html, Translator, html
from bot.message import Action, Button, Message
from bot.prose import title_of
from bot.screen import screen

ON_A_PAGE: Final = 8
PARAGRAPH: Final = Html("\n\n")


@dataclass(frozen=True)
class Doors:
    """Where finds lead, and where those go on who did not find it."""

    open: Mapping[Kind, Callable[[str], Action]]
    ask: Action
    guides: Action
    glossary: Action
    directory: Action


def ask(t: Translator) -> Message:
    """Ask for what to look for."""
    text = t.gettext(
        "Send me one or two words, in your language or in English: an exam, a paper, a job, an "
        "organisation, a town. Mistakes in writing are no problem."
    )
    return screen(t, PARAGRAPH.join((_title(t), html(text), _private(t))))


def found(t: Translator, library: Library, here: Found, page: int, doors: Doors) -> Message:
    """Show a page of what was found, like beside like; where to go on when that is nothing."""
    if not here.finds:
        return _nothing(t, doors)
    pages = paging.chunked(here.finds, ON_A_PAGE)
    page = paging.nearest(page, pages)
    n = len(here.finds)
    counted = t.ngettext("I found {n} thing.", "I found {n} things, the best first.", n)
    return screen(
        t,
        PARAGRAPH.join((_title(t), html(counted, n=n), _private(t))),
        *_buttons(t, library, pages[page], doors),
        paging.turning(t, page, pages, lambda to: TurnFinds(to, here.version, here.letters)),
        (_again(t), _mentor(t, doors)),
    )


def _nothing(t: Translator, doors: Doors) -> Message:
    text = t.gettext(
        "Sorry, I found nothing for this. Try one or two other words, for example the name of an "
        "exam. Or go on here. A mentor can also help."
    )
    return screen(
        t,
        PARAGRAPH.join((_title(t), html(text), _private(t))),
        _mentor(t, doors),
        Button(t.gettext("📚 Guides"), doors.guides),
        Button(t.gettext("🤝 Find help"), doors.directory),
        Button(t.gettext("🔤 What the words mean"), doors.glossary),
        _again(t),
    )


def no_postcode(t: Translator, doors: Doors) -> Message:
    """Say that what was typed looks like a postcode, and is none."""
    text = t.gettext(
        "This looks like a postcode, but there is a mistake in it. Please type it again, or only "
        "its first part, such as CB1. Help near you is under Find help."
    )
    find_help = Button(t.gettext("🤝 Find help"), doors.directory)
    return screen(t, PARAGRAPH.join((_title(t), html(text), _private(t))), find_help, _again(t))


def _title(t: Translator) -> Html:
    return html("<b>{title}</b>", title=Html(t.gettext("🔎 Search")))


def _private(t: Translator) -> Html:
    return html(t.gettext("<i>Nobody reads the words you search for. I do not keep them.</i>"))


def _again(t: Translator) -> Button:
    return Button(t.gettext("🔎 Search again"), AskSearch())  # limit: button 18


def _mentor(t: Translator, doors: Doors) -> Button:
    return Button(t.gettext("🙋 Ask a mentor"), doors.ask)


def _buttons(
    t: Translator, library: Library, finds: Sequence[Find], doors: Doors
) -> Iterator[Button]:
    titles = Counter(find.titles[0] for find in finds)
    kinds = list(dict.fromkeys(find.kind for find in finds))
    for find in sorted(finds, key=lambda find: kinds.index(find.kind)):
        title = _name(t, library, find)
        if titles[find.titles[0]] > 1 and find.kind is Kind.STEP:
            track = library.tracks_with(find.id)[0]
            title = f"{title} · {title_of(t, library, track.title)}"
        yield Button(f"{find.icon} {title}", doors.open[find.kind](find.id))


def _name(t: Translator, library: Library, find: Find) -> str:
    """Write the first title; names stay as they are."""
    return find.titles[0] if find.kind in PROPER else title_of(t, library, find.titles[0])
