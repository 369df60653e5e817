"""What screens of the kit share: days in words, signs, and the names of lists."""

import datetime as dt
from typing import Final

from bot.features.kit.day import Lack, Speaker
from bot.features.kit.domain import Item, Section, State
from bot.i18n import Html, Translator, html, plain

PARAGRAPH: Final = Html("\n\n")
LINE: Final = Html("\n")


def when(t: Translator, day: dt.date, today: dt.date) -> str:
    """Say how far a day is: what is near in words, with the day itself."""
    days = (day - today).days
    text = t.gettext("{how_far}, {date}")
    return plain(text, how_far=far(t, days), date=t.short_day(day))


def far(t: Translator, days: int) -> str:
    if days < 0:
        return plain(t.ngettext("{n} day late", "{n} days late", -days), n=t.number(-days))
    if days == 0:
        return t.gettext("today")
    if days == 1:
        return t.gettext("tomorrow")
    return plain(t.ngettext("in {n} day", "in {n} days", days), n=t.number(days))


def sign(item: Item, today: dt.date) -> str:
    match item.state:
        case State.DONE:
            return "✅"
        case State.OFF:
            return "🚫"
        case _:
            return "⏰" if item.is_overdue(today) else "▫️"


def label(t: Translator, item: Item, today: dt.date) -> str:
    return plain(f"{sign(item, today)} {{title}}", title=item.title(t))


def of(t: Translator, section: Section) -> str:
    match section:
        case Section.TASKS:
            return t.gettext("📋 Tasks")  # limit: button 14
        case Section.RISKS:
            return t.gettext("⚠️ Risks")  # limit: button 14
        case _:
            # Translators: what has to be there on the day: rooms, lunch, childcare.
            return t.gettext("🧺 Needed")  # limit: button 14


def lacking(t: Translator, speaker: Speaker, lack: Lack) -> Html:
    if lack is Lack.UNCONFIRMED:
        return html(t.gettext("⏰ {name} has not said yes."), name=speaker.name)
    return html(t.gettext("⏰ {name} has no backup."), name=speaker.name)


def coordinator(t: Translator, letters: str) -> str:
    """Name a coordinator by three letters, as the audit log does."""
    return plain(t.gettext("Coordinator {letters}"), letters=letters)
