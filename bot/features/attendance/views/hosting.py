"""What coordinators see of who came, of what people take home, and an event in numbers."""

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from bot import paging
from bot.documents.qr import qr
from bot.features.attendance.actions import (
    AddMaterial,
    CountWalkIns,
    DrawCode,
    DropMaterial,
    PreviewMaterials,
    ReleaseMaterials,
    ShowAttendance,
    ShowMaterials,
    ShowReport,
    ToggleAsking,
)
from bot.features.attendance.domain import (
    MOST_MATERIALS,
    OPENS,
    TEXT,
    TITLE,
    Material,
    Report,
    Sheet,
    Totals,
)
from bot.features.attendance.views.taking_part import entry
from bot.i18n import Html, Language, Translator, copied, html, plain
from bot.i18n.languages import language as named
from bot.message import Action, Button, Message
from bot.occasions import Occasion
from bot.screen import screen
from bot.segments.words import how_many

PARAGRAPH: Final = Html("\n\n")
LINE: Final = Html("\n")
STEPS: Final = (-1, 1, 5)


def door(t: Translator, event: int) -> Button:
    """Return the way to who came to an event."""
    return Button(t.gettext("🙋 Attendance"), ShowAttendance(event))  # limit: button 18


def attendance(t: Translator, held: Occasion, sheet: Sheet, here: Totals, back: Action) -> Message:
    """Show the code of an event, and how many said that they are here."""
    opens = t.weekday_time(held.starts_at - OPENS, held.zone)
    text = t.gettext(
        "Show this code on the wall: {code}\nPeople type it to the bot, or scan the picture. It "
        "counts from {moment} until the end of the day."
    )
    parts = [
        html(t.gettext("<b>🙋 Attendance: {title}</b>"), title=held.title),
        html(text, code=copied(sheet.code), moment=opens),
        LINE.join(_came(t, here, sheet.walk_ins)),
    ]
    event = held.id
    walk_ins = (
        Button(f"👤 {by:+d}", CountWalkIns(event, max(sheet.walk_ins + by, 0))) for by in STEPS
    )
    # limit: button 32
    asks = t.gettext("✅ Asks how it was") if sheet.asks else t.gettext("🚫 Asks nothing")
    return screen(
        t,
        PARAGRAPH.join(parts),
        Button(t.gettext("🔳 The code as a picture"), DrawCode(event)),  # limit: button 32
        walk_ins,
        Button(t.gettext("📎 To take home"), ShowMaterials(event)),  # limit: button 32
        None if sheet.wave else Button(asks, ToggleAsking(event, int(not sheet.asks))),
        Button(t.gettext("📊 In numbers"), ShowReport(event)),  # limit: button 32
        back=back,
    )


def _came(t: Translator, here: Totals, walk_ins: int) -> Iterator[Html]:
    yield html(t.gettext("In person: {n}"), n=t.number(here.in_person))
    yield html(t.gettext("Online: {n}"), n=t.number(here.online))
    # Translators: people at the event who do not use the bot; a coordinator counts them.
    yield html(t.gettext("Without the bot: {n}"), n=t.number(walk_ins))


def code(t: Translator, held: Occasion, sheet: Sheet, link: str) -> Message:
    """Give the code as a picture for the wall: its square opens the bot and says "I am here"."""
    text = t.gettext("<b>🔳 {title}</b>\nPrint it, or show it on the wall. Code: {code}")
    body = html(text, title=held.title, code=copied(sheet.code))
    caption = plain(t.gettext("I am here: {code}"), code=sheet.code)
    picture = qr(t, link, title=held.title, caption=caption)
    made = screen(t, body, back=ShowAttendance(held.id))
    return dataclasses.replace(made, attachment=picture)


# What people take home


def materials(
    t: Translator,
    held: Occasion,
    sheet: Sheet,
    found: Sequence[Material],
    languages: Iterable[Language],
) -> Message:
    """Show in which languages something is attached, and whether it goes out."""
    text = t.gettext(
        "<b>📎 To take home: {title}</b>\nUp to {n} links or texts in each language. They go to "
        "everybody who answered, also to those who could not come. Where a language has none, "
        "people get English, or what there is."
    )
    there = Counter(one.language for one in found)
    rows = [Button(_language(t, one, there[one.code]), PreviewMaterials(held.id, one.code))
            for one in languages]  # fmt: skip
    body = html(text, title=held.title, n=t.number(MOST_MATERIALS)), _standing(t, sheet)
    columns = paging.chunked(rows, 2) if rows else ()
    return screen(t, PARAGRAPH.join(body), *columns, back=ShowAttendance(held.id))


def _language(t: Translator, one: Language, n: int) -> str:
    return plain("{language} ({n})", language=one.own_name, n=t.number(n)) if n else one.own_name


def _standing(t: Translator, sheet: Sheet) -> Html:
    if sheet.sent_at:
        text = t.gettext("✅ They went out on {day}.")
        return html(text, day=t.date(sheet.sent_at.date()))
    if sheet.ready:
        return html(t.gettext("✅ They go out when the event is over."))
    return html(t.gettext("🚫 They do not go out yet. Choose a language to see and send them."))


def preview(
    t: Translator, held: Occasion, sheet: Sheet, language: str, found: Sequence[Material]
) -> Message:
    """Show what readers of one language get, to add to it, take away from it, and send it."""
    event, own = held.id, named(language).own_name
    head = html(t.gettext("<b>📎 {language}: this is what people get</b>"), language=own)
    nothing = html(t.gettext("Nothing yet in this language."))
    entries = LINE.join(entry(one) for one in found) if found else nothing
    drops = [
        Button(plain("🗑 {n}", n=t.number(n)), DropMaterial(event, one.id, language))
        for n, one in enumerate(found, 1)
    ]
    # limit: button 32
    add = Button(t.gettext("🆕 Attach"), AddMaterial(event, language))
    body = PARAGRAPH.join((head, entries, _standing(t, sheet)))
    room = len(found) < MOST_MATERIALS
    release = None if sheet.sent_at else _release(t, sheet, event)
    return screen(t, body, add if room else None, drops, release, back=ShowMaterials(event))


def _release(t: Translator, sheet: Sheet, event: int) -> Button:
    # limit: button 32
    text = t.gettext("⏸ Hold them back") if sheet.ready else t.gettext("✅ Send after the event")
    return Button(text, ReleaseMaterials(event, int(not sheet.ready)))


def ask_material(t: Translator, held: Occasion, language: str) -> Message:
    text = t.gettext(
        "<b>🆕 Attach in {language}</b>\nPlease send a link with a few words about it (at most "
        "{title} characters), or a short text (at most {text}). No names of participants."
    )
    body = html(text, language=named(language).own_name, title=t.number(TITLE),
                text=t.number(TEXT))  # fmt: skip
    return screen(t, body, back=PreviewMaterials(held.id, language))


# The event in numbers


def report(
    t: Translator, held: Occasion, found: Report, answered: Iterable[Html], k: int
) -> Message:
    """Show an event in numbers. `answered` says how many told how it was, as far as it may be.

    A group that was chosen and told can be a single person: `k` as in `how_many`.
    """
    came = found.came
    parts = [
        html(t.gettext("<b>📊 In numbers: {title}</b>"), title=held.title),
        LINE.join(_asked(t, found, k)),
        LINE.join(
            (
                html(t.gettext("<b>Came: {n}</b>"), n=t.number(found.attended)),
                html(t.gettext("In person: {n}"), n=t.number(came.in_person)),
                html(t.gettext("Online: {n}"), n=t.number(came.online)),
                html(t.gettext("Without the bot: {n}"), n=t.number(found.sheet.walk_ins)),
                html(t.gettext("Said yes and did not come: {n}"), n=t.number(came.missed)),
            )
        ),
        LINE.join(_sent(t, found.sheet)),
    ]
    said = [*answered]
    if said:
        parts.append(LINE.join((html(t.gettext("<b>How it was</b>")), *said)))
    return screen(t, PARAGRAPH.join(parts), back=ShowAttendance(held.id))


def _asked(t: Translator, found: Report, k: int) -> Iterator[Html]:
    asked = found.asked
    if asked.invited is not None:
        # Translators: “Tell people” is a button.
        yield html(t.gettext("Heard of it by “Tell people”: {n}"), n=how_many(t, asked.invited, k))
    yield html(t.gettext("<b>Answered: {n}</b>"), n=t.number(asked.answered))
    yield html(t.gettext("I come in person: {n}"), n=t.number(asked.in_person))
    yield html(t.gettext("I come online: {n}"), n=t.number(asked.online))
    yield html(t.gettext("Waited for a place: {n}"), n=t.number(asked.waited))
    yield html(t.gettext("I cannot come: {n}"), n=t.number(asked.cannot))


def _sent(t: Translator, sheet: Sheet) -> Iterator[Html]:
    if sheet.sent_at is None:
        yield html(t.gettext("Nothing to take home was sent yet."))
        return
    yield html(t.gettext("<b>Got the materials</b>"))
    yield html(t.gettext("Of those who came: {n}"), n=t.number(sheet.sent_came))
    yield html(t.gettext("Of those who did not come: {n}"), n=t.number(sheet.sent_missed))
