"""The whole kit as a PDF, to tick with a pen."""

import dataclasses
from collections.abc import Callable, Iterator
from typing import Any

from bot.documents.printable import printable
from bot.features.kit.actions import OpenKit
from bot.features.kit.day import Piece, Speaker
from bot.features.kit.domain import Item, Section
from bot.features.kit.service.reading import Prepared
from bot.features.kit.views.parts import coordinator, lacking, of
from bot.features.kit.views.programme import advice
from bot.i18n import Translator, arrange, html, plain
from bot.i18n.faults import TAG
from bot.message import Attachment, FileKind, Message
from bot.occasions import Occasion
from bot.screen import screen

Letters = Callable[[int], str]
"""The three letters of a coordinator, by id; "" for nobody."""


def paper(t: Translator, found: Prepared, letters: Letters) -> Message:
    """Give all that is known of the preparations as a PDF."""
    text = t.gettext(
        "<b>🖨 The kit to print: {title}</b>\nIt names speakers and how to reach them. Please keep "
        "it for those who prepare the event."
    )
    body = html(text, title=found.occasion.title)
    file = Attachment("kit", _data(t, found, letters), FileKind.PDF, "event-kit.pdf", _failed(t))
    made = screen(t, body, back=OpenKit(found.occasion.id))
    return dataclasses.replace(made, attachment=file)


def _failed(t: Translator) -> str:
    text = t.gettext(
        "<b>The PDF could not be made</b>\nSorry, this is our mistake. You can read all of it "
        "with the buttons below."
    )
    return arrange(html(text), t.direction)


def _data(t: Translator, found: Prepared, letters: Letters) -> dict[str, Any]:
    occasion = found.occasion
    parts = [
        (t.gettext("🗓 Order of the day"), [_piece(t, found, one) for one in found.day.pieces]),
        (t.gettext("🎤 Speakers"), [_speaker(t, one) for one in found.speakers]),
        *((of(t, one), [_item(t, each, letters) for each in found.of(one)]) for one in Section),
    ]
    return {
        "language": t.language,
        "direction": t.direction,
        "title": _line(t, t.gettext("What we prepare")),
        "event": _line(t, occasion.title),
        "lines": [*_facts(t, occasion), *_advice(t, found)],
        "page": _line(t, plain(t.gettext("Page {n} of {total}"), n="{n}", total="{total}")),
        "parts": [{"heading": _line(t, heading), "rows": rows} for heading, rows in parts if rows],
    }


def _facts(t: Translator, occasion: Occasion) -> Iterator[str]:
    yield _line(t, t.weekday_time(occasion.starts_at))
    yield _line(t, t.until(occasion.starts_at, occasion.ends_at))
    if occasion.place:
        yield _line(t, occasion.place)


def _advice(t: Translator, found: Prepared) -> Iterator[str]:
    said = (*advice(t, found.day), *(lacking(t, *one) for one in found.lacks))
    yield from (_line(t, TAG.sub("", one)) for one in said)


def _piece(t: Translator, found: Prepared, one: Piece) -> dict[str, Any]:
    time = f"{one.starts_at.astimezone(found.occasion.zone):%H:%M}"
    by = [one.speaker.name] if one.speaker and one.speaker.topic else []
    return _row(t, time, one.title(t), t.duration(one.placed.minutes, "minute"), *by)


def _speaker(t: Translator, one: Speaker) -> dict[str, Any]:
    more = [one.topic, one.contact]
    if one.backup:
        more.append(plain(t.gettext("Backup: {backup}"), backup=one.backup))
    mark = "done" if one.confirmed else "open"
    return _row(t, mark, one.name, None, *(text for text in more if text))


def _item(t: Translator, one: Item, letters: Letters) -> dict[str, Any]:
    hint = getattr(one.part, "hint", "")
    more = [t.content(hint)] if hint else []
    more += [one.mark.note] if one.mark.note else []
    if owner := letters(one.mark.owner):
        more.append(coordinator(t, owner))
    aside = t.short_day(one.due) if one.due else None
    return _row(t, one.state.value, one.title(t), aside, *more)


def _row(t: Translator, mark: str, text: str, aside: str | None, *more: str) -> dict[str, Any]:
    return {
        "mark": mark,
        "text": _line(t, text),
        "aside": aside and _line(t, aside),
        "more": [_line(t, one) for one in more],
    }


def _line(t: Translator, text: str) -> str:
    return printable(text, t.direction)
