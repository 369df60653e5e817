"""What a coordinator sees before a notice leaves: what to know, and when it leaves."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from bot.features.notices import moments
from bot.features.notices.actions import (
    Approve,
    ChangeNotice,
    CheckNotice,
    OpenNotice,
    Queue,
    ShowNotices,
    WriteTime,
)
from bot.features.notices.domain import COMFORTABLE, Notice, State
from bot.features.notices.service.checking import ALL, DISCREET, LANGUAGE, Check
from bot.i18n import Html, Translator, html, plain, quoted
from bot.i18n.languages import language
from bot.i18n.split import units
from bot.message import Button, Message
from bot.screen import screen
from bot.segments import Counted
from bot.segments.words import how_many

PARAGRAPH: Final = Html("\n\n")
LINE: Final = Html("\n")


def check(
    t: Translator,
    notice: Notice,
    found: Check,
    every: Iterable[str],
    shown: Sequence[tuple[str, str]],
    k: int,
) -> Message:
    """Show what to know before approving.

    `every` are the codes of all languages; `shown` are details in the texts: kind and words.
    """
    lines = [
        _people(t, found.of(ALL), k),
        *_languages(t, notice, found, every, k),
        *_holds(t, found, k),
        *_texts(t, notice),
        *_shown(t, shown),
    ]
    is_draft = notice.state is State.DRAFT
    text = t.gettext("<b>📋 Before you approve</b>") if is_draft else t.gettext("<b>📋 Checked</b>")
    # limit: button 32
    yes = Button(t.gettext("✅ Approve"), Approve(notice.id, notice.edition)) if is_draft else None
    back = ChangeNotice(notice.id) if is_draft else OpenNotice(notice.id)
    return screen(t, PARAGRAPH.join((html(text), *lines)), yes, back=back)


def _people(t: Translator, counted: Counted, k: int) -> Html:
    text = t.gettext("👥 {people} would get it.")
    return html(text, people=how_many(t, counted, k))


def _languages(
    t: Translator, notice: Notice, found: Check, every: Iterable[str], k: int
) -> Iterator[Html]:
    """Say in which language how many read it, and which are missing.

    Each language is named, whoever reads it: so few that no number may be said want it too.
    """
    words, missing, said = notice.words, list[Html](), list[Html]()
    for code in dict.fromkeys((*found.ranked(k), *every)):
        counted, own = found.of(f"{LANGUAGE}{code}"), language(code).own_name
        line = html("{language}: {people}", language=own, people=how_many(t, counted, k))
        (said if code in words.texts else missing).append(line)
    if said:
        yield html(t.gettext("🌍 In their own language:\n{lines}"), lines=LINE.join(said))
    if missing:
        text = t.gettext("⚠️ Not in their language. They get it in {fallback}:\n{lines}")
        own = language(words.fallback).own_name
        yield html(text, fallback=own, lines=LINE.join(missing))


def _holds(t: Translator, found: Check, k: int) -> Iterator[Html]:
    """Say who would not get it at once."""
    for hold, text in (
        ("night", t.gettext("🌙 Their night: {people}. They get it in their morning.")),
        ("full", t.gettext("📬 Have had enough messages for now: {people}. They get it later.")),
        ("paused", t.gettext("⏸ Have paused messages: {people}. They may get it later.")),
        ("stopped", t.gettext("🔕 Have stopped messages: {people}. They do not get it.")),
        ("away", t.gettext("🚫 Cannot be reached: {people}. They get it if they come back.")),
        (DISCREET, t.gettext("🔒 See only “You have a new message” at first: {people}")),
    ):
        if found.of(hold).rough(k):
            yield html(text, people=how_many(t, found.of(hold), k))


def _texts(t: Translator, notice: Notice) -> Iterator[Html]:
    code, text = max(notice.words.texts.items(), key=lambda one: units(one[1]))
    if units(text) > COMFORTABLE:
        said = t.gettext("📏 Long: {n} characters in {language}. A phone shows about {most}.")
        own = language(code).own_name
        yield html(said, n=t.number(units(text)), language=own, most=t.number(COMFORTABLE))


def _shown(t: Translator, shown: Sequence[tuple[str, str]]) -> Iterator[Html]:
    if shown:
        lines = (html("{kind}: {words}", kind=kind, words=words) for kind, words in shown)
        text = t.gettext("🔎 Everybody who gets it will see:\n{lines}")
        yield html(text, lines=LINE.join(lines))


def approved(
    t: Translator, notice: Notice, now: dt.datetime, zone: dt.tzinfo, said: str | None = None
) -> Message:
    """Show what is approved, and the ways to let it leave."""
    text = t.gettext(
        "<b>☑️ Approved</b>\nIt has not been sent. After you send it, you have 60 seconds to take "
        "it back."
    )
    here, edition = notice.id, notice.edition
    parts = [html("{said}", said=said)] if said else []
    words = notice.words.texts[notice.words.language(t.language)]
    evening, morning = moments.evening(now, zone), moments.morning(now, zone)
    # limit: button 32
    tonight = plain(t.gettext("🌆 Today at {time}"), time=f"{moments.EVENING}:00")
    tomorrow = plain("🌅 {at}", at=t.short_moment(morning.astimezone(zone)))
    return screen(
        t,
        PARAGRAPH.join((*parts, html(text), quoted(words))),
        Button(t.gettext("📤 Send it now"), Queue(here, edition, moments.NOW)),  # limit: button 32
        Button(tonight, Queue(here, edition, moments.code(evening))) if evening else None,
        Button(tomorrow, Queue(here, edition, moments.code(morning))),
        Button(t.gettext("🕰 Another time"), WriteTime(here, edition)),  # limit: button 32
        # limit: button 18
        (Button(t.gettext("✏️ Change"), ChangeNotice(here)),
         # limit: button 18
         Button(t.gettext("📋 Check again"), CheckNotice(here))),
        back=ShowNotices(),
    )  # fmt: skip


def time(t: Translator, notice: Notice) -> Message:
    """Ask for the time at which a notice leaves."""
    text = t.gettext(
        "<b>🕰 When shall it leave?</b>\nPlease write the day and the time in UK time, such as "
        "24.11.2026 14:30. Only a time, such as 14:30, is the next time that it is so late."
    )
    return screen(t, html(text), back=OpenNotice(notice.id))
