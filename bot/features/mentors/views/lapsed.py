"""What coordinators read about mentors whose year is over."""

from collections.abc import Sequence

from bot.features.mentors.actions import RemindLapsed, ShowLapsed
from bot.features.mentors.domain import Mentor
from bot.features.mentors.lapsed import Lapsed
from bot.features.mentors.views.joining import renew
from bot.features.mentors.views.parts import PARAGRAPH
from bot.i18n import Html, Translator, html
from bot.message import Action, Button, Message
from bot.nudges import Piece
from bot.screen import screen

SHOWN = 6


def door(t: Translator, found: Sequence[Lapsed]) -> Button | None:
    """Lead to the list, where there is one."""
    if not found:
        return None
    label = t.gettext("📜 Mentors to remind ({n})")  # limit: button 32
    return Button(label.replace("{n}", t.number(len(found))), ShowLapsed())


def listed(t: Translator, found: Sequence[Lapsed], back: Action) -> Message:
    """List those who have waited longest, by codes: nobody sees who a mentor is."""
    title = html(t.gettext("<b>📜 Mentors to remind</b>"))
    if not found:
        text = t.gettext("There is nobody to remind: all have read the rules in the last year.")
        return screen(t, PARAGRAPH.join((title, html(text))), back=back)
    text = t.gettext(
        "A year is over for them, and no new questions come to them until they read the rules "
        "again. With one tap, they get a kind note, at a good time for them."
    )
    shown = found[:SHOWN]
    lines = [_line(t, one) for one in shown]
    if len(found) > SHOWN:
        more = t.ngettext("and {n} more", "and {n} more", len(found) - SHOWN)
        lines.append(html(more, n=t.number(len(found) - SHOWN)))
    buttons = [_button(t, one) for one in shown if not one.reminded]
    body = PARAGRAPH.join((title, html(text), Html("\n").join(lines)))
    return screen(t, body, *buttons, back=back)


def _line(t: Translator, one: Lapsed) -> Html:
    # Translators: {code} stands for a person: three letters, such as K7Q.
    text = t.gettext("• Mentor {code}: ended on {date}")
    if one.reminded:
        text = t.gettext("• Mentor {code}: ended on {date}, a note is on its way or was sent")
    return html(text, code=one.code, date=t.date(one.ended))


def _button(t: Translator, one: Lapsed) -> Button:
    label = t.gettext("💬 Remind {code} kindly")  # limit: button 32
    return Button(label.replace("{code}", one.code), RemindLapsed(one.key))


def piece(t: Translator, mentor: Mentor, *, over: bool) -> Piece:
    """Word the note, after the year or before its end."""
    title = t.gettext("📜 The rules for mentors")  # limit: button 32
    return Piece(title, renew(t, mentor, over=over))
