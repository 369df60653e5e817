"""The order of the day."""

from typing import Final
from zoneinfo import ZoneInfo

from bot import paging
from bot.features.kit.actions import (
    AddSlot,
    DropSlot,
    OpenKit,
    OpenSlot,
    OpenSpeaker,
    ResetProgramme,
    ShiftSlot,
    ShowProgramme,
    StretchSlot,
)
from bot.features.kit.day import Day, Piece
from bot.features.kit.service.listing import OWN_LENGTH
from bot.features.kit.service.reading import Prepared
from bot.features.kit.views.parts import LINE, PARAGRAPH
from bot.i18n import Html, Translator, html, plain
from bot.i18n.split import beginning
from bot.message import Button, Message
from bot.screen import screen

ROOM: Final = 1500
"""Characters for the titles of a day; with times and names all of them are one message."""


def programme(t: Translator, found: Prepared) -> Message:
    """Show the order of the day; each part is a button that leads to its change."""
    day, event = found.day, found.occasion.id
    title = html(t.gettext("<b>🗓 Order of the day: {title}</b>"), title=found.occasion.title)
    most = ROOM // max(len(day.pieces), 1)
    lines = LINE.join(line(t, one, found.occasion.zone, most) for one in day.pieces)
    parts = [title, lines, *advice(t, day)]
    rows = [Button(plain("{title}", title=one.title(t)), OpenSlot(event, one.key))
            for one in day.pieces]  # fmt: skip
    more = (
        Button(t.gettext("🆕 Add a part"), AddSlot(event)),  # limit: button 18
        Button(t.gettext("↩️ Start anew"), ResetProgramme(event)),  # limit: button 18
    )
    columns = paging.chunked(rows, 2) if rows else []
    return screen(t, PARAGRAPH.join(one for one in parts if one), *columns, more,
                  back=OpenKit(event))  # fmt: skip


def line(t: Translator, one: Piece, zone: ZoneInfo, most: int = ROOM) -> Html:
    """Write one part with its time where the event is; what is long, in so many characters."""
    time = f"{one.starts_at.astimezone(zone):%H:%M}"
    title = html("{time} · {title}", time=time, title=beginning(one.title(t), most))
    if not (one.speaker and one.speaker.topic):
        return title
    return title + html(" ({name})", name=beginning(one.speaker.name, most // 2))


def advice(t: Translator, day: Day) -> list[Html]:
    """Say what is amiss with an order."""
    said = []
    if not day.lets_people_speak_first:
        text = t.gettext("💡 Let participants speak before the talks. People found that best.")
        said.append(html(text))
    if day.over:
        text = t.ngettext(
            "💡 This is {n} minute longer than the event.",
            "💡 This is {n} minutes longer than the event.",
            day.over,
        )
        said.append(html(text, n=t.number(day.over)))
    return said


def piece(t: Translator, found: Prepared, one: Piece) -> Message:
    """Show one part of the day, to put elsewhere, stretch or leave out."""
    event, key = found.occasion.id, one.key
    place = [each.key for each in found.day.pieces].index(key) + 1
    text = t.gettext("<b>{part}</b>\nPart {n} of {every}, {minutes}")
    body = html(
        text,
        part=line(t, one, found.occasion.zone),
        n=t.number(place),
        every=t.number(len(found.day.pieces)),
        minutes=t.duration(one.placed.minutes, "minute"),
    )
    if one.speaker:
        # limit: button 32
        last = Button(t.gettext("🎤 The speaker"), OpenSpeaker(event, one.speaker.id))
    else:
        last = Button(t.gettext("🗑 Leave it out"), DropSlot(event, key))  # limit: button 32
    return screen(
        t,
        body,
        (
            Button(t.gettext("🔼 Earlier"), ShiftSlot(event, key, -1)),  # limit: button 18
            Button(t.gettext("🔽 Later"), ShiftSlot(event, key, 1)),  # limit: button 18
        ),
        (
            Button(t.gettext("5 minutes less"), StretchSlot(event, key, -5)),  # limit: button 18
            Button(t.gettext("5 minutes more"), StretchSlot(event, key, 5)),  # limit: button 18
        ),
        last,
        back=ShowProgramme(event),
    )


def ask_part(t: Translator, found: Prepared) -> Message:
    text = t.gettext(
        "<b>🆕 Add a part of the day</b>\nPlease write what it is and how many minutes it takes, "
        "in one line of at most {n} characters, such as:\nTour of the skills lab, 40\n\nIt comes "
        "last; then you can move it."
    )
    return screen(t, html(text, n=t.number(OWN_LENGTH)), back=ShowProgramme(found.occasion.id))
