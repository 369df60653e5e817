"""What the desk says."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final

from bot import paging
from bot.features.desk.actions import ShowFailed
from bot.features.desk.domain import Desk, Failed, Matter
from bot.i18n import Html, Translator, copied, html, plain
from bot.message import Action, Button, Message
from bot.screen import ShowDesk, screen

PARAGRAPH = Html("\n\n")
SHOWN: Final = 20
OF_CONTENT = (Matter.FLAGS, Matter.RULES, Matter.CONTENT)
"""Whose doors are there also when nothing waits behind them."""


def desk(t: Translator, found: Desk) -> Message:
    """Show what waits, each a button that leads to it; below, the doors that are always there."""
    waiting = [
        Button(plain(_label(t, one), n=found.waiting[one]), found.doors[one]) for one in found.first
    ]
    if found.failed:
        # Translators: {n} is how many messages to or from people could not be delivered.
        label = t.gettext("❗ Failed messages: {n}")  # limit: button
        waiting.append(Button(plain(label, n=found.failed), ShowFailed()))
    return screen(t, PARAGRAPH.join(_lines(t, found)), *waiting, *_doors(t, found))


def _lines(t: Translator, found: Desk) -> Iterator[Html]:
    yield html(t.gettext("<b>🗂 What needs me</b>"))
    if found.first or found.failed:
        yield html(t.gettext("The most urgent comes first. A line leaves when it is done."))
    else:
        yield html(t.gettext("Nothing needs you now. 🌿"))


def failed(t: Translator, n: int, newest: Sequence[Failed], zone: dt.tzinfo) -> Message:
    """Show what failed, by references that name nobody: who runs the bot asks for them."""
    text = t.ngettext(
        "❗ {n} message to or from people failed in the last 7 days. Please tell who runs "
        "this bot: its log says why.",
        "❗ {n} messages to or from people failed in the last 7 days. Please tell who runs "
        "this bot: its log says why.",
        n,
    )
    body = [html(text, n=n)]
    if newest:
        lines = [html("• {at}: ", at=t.short_moment(one.at.astimezone(zone))) + copied(one.ref)
                 for one in newest]  # fmt: skip
        body.append(html(t.gettext("These references lead to it in the log. They name nobody.")))
        body.append(Html("\n").join(lines))
    return screen(t, PARAGRAPH.join(body), back=ShowDesk())


def _label(t: Translator, matter: Matter) -> str:  # noqa: C901, PLR0911, PLR0912 -- one text for each matter
    match matter:
        case Matter.CONCERNS:
            # Translators: {n} is how many reports of people are open.
            return t.gettext("⚠️ Concerns: {n}")  # limit: button
        case Matter.UNTAKEN:
            # Translators: {n} is how many questions no mentor has taken.
            return t.gettext("⏰ Without a mentor: {n}")  # limit: button
        case Matter.LATE:
            # Translators: {n} is how many questions a mentor has and has not answered in time.
            return t.gettext("🐢 A mentor is late: {n}")  # limit: button
        case Matter.CALLS:
            # Translators: {n} is how many people wait for times of a call.
            return t.gettext("📞 Calls asked for: {n}")  # limit: button
        case Matter.EVENTS:
            # Translators: {n} is how many events lack a place, or have people who wait for one.
            return t.gettext("📅 Events to look at: {n}")  # limit: button
        case Matter.NOTICES:
            # Translators: {n} is how many messages to many people wait for a coordinator.
            return t.gettext("📢 Notices that wait: {n}")  # limit: button
        case Matter.KIT:
            # Translators: {n} is how many tasks for events should have been done by now.
            return t.gettext("🧰 Late for events: {n}")  # limit: button
        case Matter.PUBLISH:
            return t.gettext("📝 Answers to publish: {n}")  # limit: button
        case Matter.RECHECK:
            # Translators: {n} is how many answers were published long ago: are they still right?
            return t.gettext("🕰 Answers to check again: {n}")  # limit: button
        case Matter.RULES:
            # Translators: {n} is how many changed rules nobody has decided about.
            return t.gettext("📣 Changed rules: {n}")  # limit: button
        case Matter.FLAGS:
            # Translators: {n} is how many steps somebody called wrong or out of date.
            return t.gettext("🚩 Steps called wrong: {n}")  # limit: button
        case Matter.CONTENT:
            # Translators: {n} is how many texts should have been checked again by now.
            return t.gettext("🩺 Content to check: {n}")  # limit: button
        case Matter.LAPSED:
            return t.gettext("📜 Mentors to remind ({n})")  # limit: button 32
        case Matter.SILENT:
            # Translators: leads to people who have not answered, without saying how many.
            return t.gettext("🤫 Some are not heard from")  # limit: button


def _doors(t: Translator, found: Desk) -> Iterator[object]:
    # limit: button 18
    # Translators: {n} is how many surveys are open now; left out when there is none.
    surveys = t.gettext("📋 Surveys ({n})") if found.running else t.gettext("📋 Surveys")
    yield (
        Button(f"👥 {t.gettext('People')}", found.people),
        # Translators: leads to the list of what coordinators did.
        # limit: button 18
        Button(t.gettext("📜 Audit log"), found.audit),
    )
    yield (
        Button(plain(surveys, n=found.running), found.surveys),
        # limit: button 18
        Button(t.gettext("📊 Results"), found.results),
    )
    yield (
        Button(f"📅 {t.gettext('Events')}", found.events),
        # Translators: leads to messages that coordinators write to many people.
        # limit: button 18
        Button(t.gettext("📢 Notices"), found.notices),
    )
    quiet = [_quiet(t, one, found.doors[one]) for one in OF_CONTENT if one not in found.first]
    yield from paging.chunked(quiet, 2)


def _quiet(t: Translator, matter: Matter, door: Action) -> Button:
    if matter is Matter.FLAGS:
        # Translators: leads to what readers say of the steps.
        return Button(t.gettext("🚩 Content flags"), door)  # limit: button 18
    if matter is Matter.CONTENT:
        # Translators: leads to what of the texts must be checked again.
        return Button(t.gettext("🩺 Content health"), door)  # limit: button 18
    return Button(t.gettext("📣 Changed rules"), door)  # limit: button 18
