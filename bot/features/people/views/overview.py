"""Everybody in numbers."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.features.people.actions import ShowNumbers, ShowPeople, ShowStaff, ShowStopped
from bot.features.people.domain import BY, Overview
from bot.i18n import Html, Translator, html
from bot.message import Action, Button, Message
from bot.paging import chunked
from bot.screen import ShowDesk, screen
from bot.segments import Counted
from bot.segments.actions import ShowAudience
from bot.segments.choices import Dimension, Offered
from bot.segments.counting import STEP
from bot.segments.folding import fold
from bot.segments.words import how_many, label, title

PARAGRAPH: Final = Html("\n\n")


@dataclass(frozen=True)
class Doors:
    """Where people lead beside their own screens. `remind`: to mentors whose year is over."""

    invite: Action
    partners: Action
    remind: Button | None


def people(t: Translator, found: Overview, joined: Counted, k: int, doors: Doors) -> Message:
    """Show who is here, and what a coordinator can do."""
    heading = html(t.gettext("<b>👥 People</b>"))
    rounded = html(t.gettext("Numbers are rounded, so that nobody can be found by them."))
    body = PARAGRAPH.join((heading, Html("\n").join(_lines(t, found, joined, k)), rounded))
    return screen(
        t,
        body,
        (
            Button(t.gettext("📊 In numbers"), ShowNumbers(BY[0].value)),  # limit: button 18
            # limit: button 18
            # Translators: leads to counting the people who fit what one chooses.
            Button(t.gettext("🎯 Count a group"), ShowAudience("look", 0)),
        ),
        (
            Button(t.gettext("🎟 Invite"), doors.invite),  # limit: button 18
            Button(t.gettext("🏛 Partners"), doors.partners),  # limit: button 18
        ),
        (
            # limit: button 18
            # Translators: leads to the list of mentors and coordinators.
            Button(t.gettext("🧑‍🤝‍🧑 Who serves"), ShowStaff()),
            # limit: button 18
            # Translators: leads to people who may not ask or answer for now.
            Button(t.gettext("⛔ Stopped"), ShowStopped()),
        ),
        doors.remind,
        back=ShowDesk(),
    )


def _lines(t: Translator, found: Overview, joined: Counted, k: int) -> Iterator[Html]:
    agreed = t.gettext("Agreed to hear from us: {about}")
    yield html(agreed, about=how_many(t, found.everybody, k))
    # Translators: how many agreed for the first time.
    new = t.gettext("New this month: {about}")
    yield html(new, about=how_many(t, joined, k))
    blocked = t.gettext("Cannot be reached: {about}")
    yield html(blocked, about=how_many(t, found.unreachable, k))
    stopped = t.gettext("Stopped for now: {about}")
    yield html(stopped, about=how_many(t, found.stopped, k))
    yield html(t.gettext("Mentors: {n}"), n=found.mentors)
    yield html(t.gettext("Coordinators: {n}"), n=found.coordinators)


def numbers(
    t: Translator, offered: Offered, found: Overview, dimension: Dimension, k: int
) -> Message:
    """Show about how many there are of each group in a dimension; small groups stand together."""
    heading = html("<b>📊 {dimension}</b>", dimension=title(t, dimension))
    lines = list(_groups(t, offered, found, dimension, k))
    nothing = html(t.gettext("There are too few people to tell groups apart."))
    buttons = [Button(title(t, one), ShowNumbers(one.value)) for one in BY if one is not dimension]
    body = PARAGRAPH.join((heading, Html("\n").join(lines or [nothing])))
    return screen(t, body, *chunked(buttons, 2), back=ShowPeople())


def _groups(
    t: Translator, offered: Offered, found: Overview, dimension: Dimension, k: int
) -> Iterator[Html]:
    folded = fold(found.by[dimension], k)
    # Translators: {group} is such as "Nurse", {about} such as "About 20 people".
    text = t.gettext("{group}: {about}")
    for value, people in folded.shown.items():
        counted = Counted(people, people, found.spins[dimension, value])
        name = label(t, offered, dimension, value) if value else t.gettext("Not said")
        yield html(text, group=name, about=how_many(t, counted, k))
    if folded.shown and folded.rest:
        spin = sum(found.spins[dimension, value] for value in folded.hidden) % STEP
        counted = Counted(folded.rest, folded.rest, spin)
        yield html(text, group=t.gettext("All others"), about=how_many(t, counted, k))
