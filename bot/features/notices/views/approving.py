"""What a coordinator sees before a notice leaves: what to know, and when it leaves."""

import datetime as dt
from collections.abc import Iterable
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
from bot.features.notices.domain import Notice, When
from bot.i18n import Html, Translator, html, plain, quoted
from bot.message import Button, Message
from bot.screen import screen

PARAGRAPH: Final = Html("\n\n")
LINE: Final = Html("\n")


def check(t: Translator, notice: Notice, lines: Iterable[Html], said: str | None = None) -> Message:
    """Show what to know before approving."""
    head = html(t.gettext("<b>✅ Before you approve</b>"))
    parts = [html("{said}", said=said)] if said else []
    words = notice.words.texts[notice.words.language(t.language)]
    return screen(
        t,
        PARAGRAPH.join((*parts, head, LINE.join(lines), quoted(words))),
        # limit: button 32
        Button(t.gettext("✅ Approve"), Approve(notice.id, notice.edition)),
        back=ChangeNotice(notice.id),
    )


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
    day, time = t.short_day(morning.astimezone(zone).date()), f"{moments.MORNING}:00"
    tomorrow = plain("🌅 {day}, {time}", day=day, time=time)
    return screen(
        t,
        PARAGRAPH.join((*parts, html(text), quoted(words))),
        Button(t.gettext("📤 Send it now"), Queue(here, edition, When.NOW)),  # limit: button 32
        Button(tonight, Queue(here, edition, When.EVENING)) if evening else None,
        Button(tomorrow, Queue(here, edition, When.MORNING)),
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
