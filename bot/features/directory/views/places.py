"""Where, and for which profession."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.content import Library
from bot.features.directory.actions import ChoosePlace, TypePlace
from bot.features.directory.places import REGIONS, Place
from bot.features.directory.searches import PROFESSIONS, Search
from bot.features.directory.views import labels
from bot.features.directory.views.lists import leading
from bot.i18n import Html, Translator, html
from bot.message import Button, Message
from bot.paging import chunked
from bot.screen import screen


def places(t: Translator, library: Library, search: Search, at: Place | None) -> Message:
    """Offer the regions, and a way to type a town or postcode."""
    title, now = t.gettext("<b>📍 Where?</b>"), labels.place(t, library, at)
    regions = [
        Button(f"{'🔘 ' if at and at.code == code else ''}{name}", leading(search.at(code)))
        for code, slug in REGIONS.items()
        if (name := labels.area(t, library, slug))
    ]
    return screen(
        t,
        html("{title}\n{now}", title=Html(title), now=now),
        Button(t.gettext("⌨️ Type a town or postcode"), TypePlace(search.code)),
        *chunked(regions, 2),
        Button(t.gettext("🇬🇧 All of the UK"), leading(search.at(""))),
        back=leading(search),
    )


def type_place(t: Translator, search: Search) -> Message:
    """Ask for a town or postcode."""
    text = t.gettext(
        "<b>📍 Where?</b>\n\nWrite a town, or the first part of a postcode, such as CB1. "
        "We do not keep it."
    )
    return screen(t, html(text), back=ChoosePlace(search.code))


def which_place(t: Translator, library: Library, search: Search, found: Sequence[Place]) -> Message:
    """Ask which of several places was meant; say so when we know none of that name."""
    text = t.gettext("<b>📍 Which place do you mean?</b>\n\nChoose, or write it again.")
    if not found:
        text = t.gettext(
            "<b>📍 Where?</b>\n\nWe do not know this place. Please check how it is written, "
            "or write the first part of your postcode, such as CB1."
        )
    return screen(
        t,
        html(text),
        *(
            Button(labels.place(t, library, place), leading(search.at(place.code)))
            for place in found
        ),
        Button(t.gettext("🗺 Choose a region"), ChoosePlace(search.code)),
        back=leading(search),
    )


def region_names(t: Translator, library: Library) -> Mapping[str, str]:
    """Return the regions by their names in the reader's language."""
    named = {labels.area(t, library, slug): slug for slug in REGIONS.values()}
    return {name: slug for name, slug in named.items() if name}


def professions(t: Translator, library: Library, search: Search) -> Message:
    """Offer the professions."""

    def button(slug: str, label: str) -> Button:
        chosen = "🔘 " if search.profession == slug else ""
        return Button(f"{chosen}{label}", leading(replace(search, profession=slug, page=0)))

    known = labels.options(library, "profession")
    return screen(
        t,
        html(t.gettext("<b>🩺 For which job?</b>\nWe leave out what is only for other jobs.")),
        *(button(one.id, t.content(one.label)) for one in known if one.id in PROFESSIONS.values()),
        button("", t.gettext("Every job")),
        back=leading(search),
    )
