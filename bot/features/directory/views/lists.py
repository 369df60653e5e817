"""What there is to look for, and who was found."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from textwrap import shorten
from typing import Final

from bot.content import Library
from bot.features.directory.actions import (
    ChoosePlace,
    ChooseProfession,
    FindHelp,
    OpenEntry,
    ShowList,
    ShowReports,
    ShowTopics,
)
from bot.features.directory.domain import Found, Hit, Nearness, Widened
from bot.features.directory.places import Place
from bot.features.directory.searches import Search, Topic
from bot.features.directory.views import labels
from bot.i18n import Html, Translator, html, plain
from bot.message import Action, Button, Message
from bot.paging import chunked, turning
from bot.screen import screen

NAME_ON_BUTTON: Final = 60
"""Characters of a name; the whole name is on the next screen."""


def topics(
    t: Translator,
    library: Library,
    search: Search,
    at: Place | None,
    shown: Sequence[Topic],
    *,
    reported: int = 0,
) -> Message:
    """Offer what can be looked for. `reported`: entries that a coordinator should look at."""
    lines = [
        html(t.gettext("<b>🔎 Find help</b>")),
        labels.filters(t, library, search, at),
        html(t.gettext("What do you need?")),
    ]
    if at is None:
        lines.insert(2, html(t.gettext("Tell us the place, and we show what is near first.")))
    buttons = [Button(labels.TOPICS[one](t), ShowList(search.about(one).code)) for one in shown]
    # Translators: {n} is how many entries people say no longer work.
    label = plain(t.gettext("🚩 Reported entries: {n}"), n=reported)  # limit: button
    return screen(
        t,
        Html("\n\n").join(lines),
        *chunked(buttons, 2),
        _filter_row(t, search),
        Button(label, ShowReports()) if reported else None,
    )


def found(
    t: Translator, library: Library, search: Search, at: Place | None, result: Found
) -> Message:
    """Show a page of who was found, and how to look for others."""
    assert search.topic
    lines = [
        html("<b>{topic}</b>", topic=Html(labels.TOPICS[search.topic](t))),
        labels.filters(t, library, search, at),
        *(_WIDER[one](t, labels.place(t, library, at)) for one in result.widened),
    ]
    if not result.hits:
        lines.append(html(t.gettext("We know of nobody for this yet. A mentor may know more.")))
    lines.append(_legend(t, result))
    pages = range(result.pages)
    return screen(
        t,
        Html("\n\n").join(line for line in lines if line),
        *(_hit_button(hit, search, result) for hit in result.hits),
        turning(t, result.page, pages, lambda to: ShowList(replace(search, page=to).code)),
        _filter_row(t, search),
        back=ShowTopics(replace(search, topic=None, page=0).code),
    )


def leading(search: Search) -> Action:
    """Return the way to what a search is about: its list, or the topics."""
    return ShowList(search.code) if search.topic else ShowTopics(search.code)


def find_help_button(t: Translator) -> Button:
    return Button(t.gettext("🔎 Find help"), FindHelp())


def _hit_button(hit: Hit, search: Search, result: Found) -> Button:
    name = shorten(hit.name, NAME_ON_BUTTON, placeholder="…")
    back = replace(search, page=result.page)
    return Button(f"{labels.SIGNS[hit.nearness]} {name}", OpenEntry(hit.id, back.code))


def _filter_row(t: Translator, search: Search) -> tuple[Button, ...]:
    online = replace(search, online=not search.online, page=0)
    # Translators: a switch: show only help that one can get online.
    label = t.gettext("💻 Online")  # limit: button 14
    return (
        Button(t.gettext("📍 Place"), ChoosePlace(search.code)),  # limit: button 14
        Button(t.gettext("🩺 Job"), ChooseProfession(search.code)),  # limit: button 14
        Button(f"✅ {label}" if search.online else label, leading(online)),
    )


def _legend(t: Translator, result: Found) -> Html:
    """Explain the signs on this page."""
    here = {hit.nearness for hit in result.hits}
    texts = {labels.SIGNS[one]: _NEARNESS[one](t) for one in Nearness if one in here}
    legend = Html(" · ".join(f"{sign} {text}" for sign, text in texts.items()))
    return html("<i>{legend}</i>", legend=legend) if legend else legend


_NEARNESS: Final[Mapping[Nearness, Callable[[Translator], str]]] = {
    Nearness.NEAR: lambda t: t.gettext("near this place"),
    Nearness.REGION: lambda t: t.gettext("for this area"),
    Nearness.NATION: lambda t: t.gettext("for this area"),
    Nearness.UK: lambda t: t.gettext("for all of the UK"),
    Nearness.ELSEWHERE: lambda t: t.gettext("in other places"),
}


def _no_place(t: Translator, place: str) -> Html:
    text = t.gettext("We know of nothing for {place} yet. So these are in other places.")
    return html(text, place=place)


_WIDER: Final[Mapping[Widened, Callable[[Translator, str], Html]]] = {
    Widened.PLACE: _no_place,
    Widened.ONLINE: lambda t, _: html(
        t.gettext("We know of nothing online for this yet. So these are not online.")
    ),
    Widened.PROFESSION: lambda t, _: html(
        t.gettext("We know of nothing for your job yet. So these are for other health workers.")
    ),
}
