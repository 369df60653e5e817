"""What coordinators read of the audit log."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from bot import paging
from bot.features.audit.actions import ExportAudit, ShowAudit
from bot.features.audit.service import Week
from bot.i18n import Html, Translator, html
from bot.message import Attachment, Button, FileKind, Message
from bot.people import audit
from bot.people.audit import REFUSED, Entry, code_of
from bot.screen import ShowDesk, notice, screen

PARAGRAPH: Final = Html("\n\n")
Acts = Mapping[str, Callable[[Translator], str]]
"""What each act is called, by its code."""


def week(t: Translator, acts: Acts, of: Week, page: int) -> Message:
    """Show a page of what staff did in a week, the newest first."""
    head = html(
        t.gettext("<b>🗒 What coordinators did</b>\nWeek from {day}"), day=t.short_day(of.monday)
    )
    mine = html(t.gettext("Three letters stand for each coordinator. Yours: {code}"), code=of.me)
    pages = paging.paged([_line(t, acts, one, of.zone) for one in of.entries])
    page = paging.nearest(page, pages)
    nothing = html(t.gettext("Nothing was done in this week."))
    ordinal = of.monday.toordinal()
    return screen(
        t,
        PARAGRAPH.join((head, pages[page] or nothing, mine)),
        paging.turning(t, page, pages, lambda to: ShowAudit(ordinal, to)),
        (
            _beside(t.gettext("◀️ Week before"), of.earlier),  # limit: button 18
            _beside(t.gettext("▶️ Week after"), of.later),  # limit: button 18
        ),
        Button(t.gettext("📄 This week as a file"), ExportAudit(ordinal)),  # limit: button 32
        Button(t.gettext("📄 All of it as a file"), ExportAudit()),  # limit: button 32
        back=ShowDesk(),
    )


def _beside(label: str, monday: dt.date | None) -> Button | None:
    return Button(label, ShowAudit(monday.toordinal())) if monday else None


def _line(t: Translator, acts: Acts, one: Entry, zone: dt.tzinfo) -> Html:
    what = html("<b>{what}</b>", what=_what(t, acts, one))
    said = audit.readable(one.about)
    about = html(" · {about}", about=said) if said else Html("")
    when = t.short_moment(one.at.astimezone(zone))
    return what + about + html("\n{when} · {who}", when=when, who=_who(t, one))


def _what(t: Translator, acts: Acts, one: Entry) -> str:
    """Say what was done; what the program of today cannot do any more keeps its code."""
    if one.act == REFUSED:
        return t.gettext("Gave a command without the role for it")
    say = acts.get(one.act)
    return say(t) if say else one.act


def _who(t: Translator, one: Entry) -> str:
    # Translators: instead of a code: the person who did something has deleted their account here.
    return code_of(one.actor) or t.gettext("somebody who has left")


def export(
    t: Translator, acts: Acts, entries: Sequence[Entry], zone: dt.tzinfo, now: dt.datetime
) -> Message:
    """Return the log as a file. Its rows say what the screen says, and the bare codes."""
    heads = [
        t.gettext("Time"),
        t.gettext("Who"),
        t.gettext("Role"),
        t.gettext("What"),
        # Translators: the head of a column: to what or whom something was done.
        t.gettext("About"),
        # Translators: the head of a column with short technical words.
        t.gettext("Code"),
    ]
    rows = [_row(t, acts, one, zone) for one in entries]
    name = f"audit-{now.astimezone(zone):%Y-%m-%d}.csv"
    instead = html(t.gettext("The file could not be made. Please try it again later."))
    file = Attachment("", {"rows": [heads, *rows]}, FileKind.CSV, name, instead)
    text = t.ngettext("{n} line. Please keep this file to yourself.",
                      "{n} lines. Please keep this file to yourself.", len(rows))  # fmt: skip
    said = notice(t, html(text, n=len(rows)))
    return Message(said.text, said.rows, attachment=file)


def _row(t: Translator, acts: Acts, one: Entry, zone: dt.tzinfo) -> list[str]:
    when = f"{one.at.astimezone(zone):%Y-%m-%d %H:%M}"
    about = audit.readable(one.about)
    return [when, _who(t, one), one.role, _what(t, acts, one), about, one.act]
