"""The inbox: what waits, what a mentor has, when they are asked, and whom they helped."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from bot.features.mentors.actions import ChooseProfessions, Pause, ShowHours
from bot.features.mentors.domain import Mentor
from bot.features.mentors.views import asking, hours
from bot.features.mentors.views.joining import read_rules, renewal
from bot.features.mentors.views.parts import PARAGRAPH
from bot.i18n import Html, Translator, html, plain
from bot.message import Action, Button, Message
from bot.screen import screen


@dataclass(frozen=True)
class Doors:
    """Where else the inbox leads. `wishes` counts the calls for which they could offer times."""

    replies: Action
    calls: Action
    impact: Button
    wishes: int = 0


def inbox(
    t: Translator,
    mentor: Mentor,
    now: dt.datetime,
    *,
    taken: int,
    helped: int,
    waiting: Sequence[Button],
    doors: Doors,
) -> Message:
    """Show what waits: `waiting` are buttons of questions.

    `taken` counts what was taken in seven days or is still open, `helped` those who said thanks.
    """
    renewing = mentor.renew_from <= now
    body = PARAGRAPH.join(
        (
            html(t.gettext("<b>📥 My inbox</b>")),
            *([renewal(t, mentor, over=mentor.rules_end <= now)] if renewing else ()),
            html("\n").join(_facts(t, mentor, now, taken, helped)),
            _state(t, mentor, waiting),
        )
    )
    rest = (
        Button(t.gettext("▶️ I am back"), Pause(0))
        if mentor.paused
        else Button(t.gettext("⏸ Take a break"), Pause(1))
    )
    return screen(
        t,
        body,
        *waiting,
        read_rules(t) if renewing else None,
        _doors(t, doors),
        doors.impact,
        Button(t.gettext("🛠 What I can answer"), ChooseProfessions()),
        Button(t.gettext("🕘 My hours"), ShowHours()),
        rest,
    )


def _doors(t: Translator, doors: Doors) -> tuple[Button, Button]:
    # limit: button 18
    calls = t.gettext("📞 Calls")
    if doors.wishes:
        # limit: button 18
        # Translators: {n} is how many people wish for a call with a mentor.
        calls = plain(t.gettext("📞 Calls: {n}"), n=doors.wishes)
    # limit: button 18
    replies = t.gettext("📌 Saved replies")
    return Button(replies, doors.replies), Button(calls, doors.calls)


def _facts(t: Translator, mentor: Mentor, now: dt.datetime, taken: int, helped: int) -> list[Html]:
    used = t.gettext("Taken in the last seven days: {n} of {total}")
    shown = mentor if mentor.is_away(now) else mentor.but(away=None)
    weekly = asking.line(t, mentor)
    facts = [html(used, n=taken, total=mentor.weekly_cap), hours.line(t, shown)]
    facts += [weekly] if weekly else []
    if helped:
        text = t.ngettext(
            "💚 Your answers helped {n} person.", "💚 Your answers helped {n} people.", helped
        )
        facts.append(html(text, n=t.number(helped)))
    return facts


def _state(t: Translator, mentor: Mentor, waiting: Sequence[Button]) -> Html:
    if mentor.paused:
        return html(t.gettext("You take a break: no new questions come to you."))
    if waiting:
        return html(t.gettext("✍️ is with you · ⏳ waits for somebody to take it"))
    return html(t.gettext("Nothing waits for you. New questions come here by themselves."))
