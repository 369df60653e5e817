"""What proactive messages look like, and the screens behind their buttons."""

import dataclasses
import datetime as dt
from collections.abc import Iterable
from typing import Final

from bot.features.attention.actions import (
    Decline,
    HearAgain,
    HearLess,
    OpenBatch,
    OpenNudge,
    Pause,
    ShowComing,
    Stop,
)
from bot.features.attention.domain import Coming, Told, Worded
from bot.i18n import Html, Translator, html, plain
from bot.message import Action, Button, Message
from bot.nudges import Pace, Rhythm, State
from bot.screen import covered, notice, screen

PARAGRAPH: Final = Html("\n\n")
LINE: Final = Html("\n")


def message(t: Translator, told: Told, rhythm: Rhythm, *, silent: bool = False) -> Message:
    """Return what is sent. In discreet mode nothing of it shows on a lock screen."""
    made = covered(t, OpenBatch(told.batch)) if rhythm.discreet else _content(t, told)
    rows = (*made.rows, *_footer(t, told.batch))
    return dataclasses.replace(made, rows=rows, silent=made.silent or silent, topic=told.batch)


def opened(t: Translator, told: Told) -> Message:
    """Show all that a message told of, with the way back."""
    made = _content(t, told)
    rows = (*made.rows, *_footer(t, told.batch), *_way_back(t))
    return dataclasses.replace(made, rows=rows, topic=told.batch)


def opened_one(t: Translator, worded: Worded) -> Message:
    """Show one thing of several that a message told of."""
    planned, piece = worded
    back = _to(planned.batch or 0)
    rows = (*piece.message.rows, *_way_back(t, back))
    return dataclasses.replace(piece.message, rows=rows, topic=planned.batch or 0)


def gone(t: Translator) -> Message:
    """Say, in place of a message that waited too long or was taken back, that it is gone."""
    return screen(t, html(t.gettext("What stood here is deleted.")))


def _content(t: Translator, told: Told) -> Message:
    late = [html(t.gettext("This comes late. We are sorry."))] if told.late else []
    if len(told.things) > 1:
        title = html(t.gettext("<b>📩 A few things for you</b>"))
        lines = LINE.join(html("• {title}", title=piece.title) for _, piece in told.things)
        open_ = (Button(piece.title, OpenNudge(one.id)) for one, piece in told.things)
        return notice(t, PARAGRAPH.join([*late, title, lines]), *open_)
    [(_, piece)] = told.things
    words = piece.message.text
    if late:
        words = f"{notice(t, late[0]).text}\n\n{words}"
    return dataclasses.replace(piece.message, text=words)


def _footer(t: Translator, batch: int) -> tuple[tuple[Button, ...], ...]:
    choices = (
        # limit: button 14
        # Translators: send nothing for a month.
        Button(t.gettext("⏸ Pause"), Pause(batch)),
        # limit: button 14
        # Translators: send messages less often.
        Button(t.gettext("🔉 Less"), HearLess(batch)),
        # limit: button 14
        # Translators: send no such messages any more.
        Button(t.gettext("🔕 Stop"), Stop(batch)),
    )
    return notice(t, Html(""), choices, _coming(t, batch)).rows


def _coming(t: Translator, batch: int) -> Button:
    # limit: button 32
    return Button(t.gettext("🗓 What is coming"), ShowComing(batch))


def _way_back(t: Translator, back: Action | None = None) -> tuple[tuple[Button, ...], ...]:
    return screen(t, Html(""), back=back).rows


# Pause, less, stop


def paused(t: Translator, rhythm: Rhythm, zone: dt.tzinfo, batch: int) -> Message:
    assert rhythm.paused_until
    text = t.gettext("⏸ We write nothing until {date}. Then it goes on.")
    until = html(text, date=t.date(rhythm.paused_until.astimezone(zone).date()))
    return _chosen(t, until, batch, HearAgain(batch))


def less(t: Translator, rhythm: Rhythm, batch: int) -> Message:
    text = html(t.gettext("🔉 From now on we write once a week at most."))
    return _chosen(t, LINE.join([text, pace(t, rhythm.pace)]), batch)


def stopped(t: Translator, batch: int) -> Message:
    return _chosen(
        t, html(t.gettext("🔕 We write nothing first any more.")), batch, HearAgain(batch)
    )


def again(t: Translator, batch: int) -> Message:
    text = t.gettext("🔔 It goes on as before. You can change this at any time: /settings")
    return screen(t, html(text), _coming(t, batch), back=_to(batch))


def _chosen(t: Translator, said: Html, batch: int, undo: Action | None = None) -> Message:
    still = html(
        t.gettext("What you wait for still comes: answers to your questions, and events you go to.")
    )
    # limit: button 32
    take_back = Button(t.gettext("↩️ Undo"), undo) if undo else None
    return screen(t, PARAGRAPH.join([said, still]), take_back, _coming(t, batch), back=_to(batch))


def _to(batch: int) -> Action:
    return OpenBatch(batch) if batch else ShowComing()


def pace(t: Translator, chosen: Pace) -> Html:
    """Say how often somebody is asked how it goes."""
    said = {
        Pace.WEEKLY: t.gettext("We ask how it goes every week."),
        Pace.FORTNIGHTLY: t.gettext("We ask how it goes every two weeks."),
        Pace.MONTHLY: t.gettext("We ask how it goes once a month."),
        Pace.OFF: t.gettext("We do not ask how it goes."),
    }
    return html(said[chosen])


# What is coming


def coming(
    t: Translator, found: Coming, now: dt.datetime, back: Action, said: Worded | None = None
) -> Message:
    """Show what is coming and what came; each that is to come can be cancelled with one tap.

    `said`: what has just been cancelled.
    """
    rhythm = found.rhythm
    parts = [html(t.gettext("<b>🗓 What is coming for you</b>"))]
    if said:
        text = t.gettext("✖️ Cancelled: {title}")
        parts.append(html(text, title=said[1].title))
    if rhythm.stopped:
        parts.append(html(t.gettext("🔕 You have stopped these messages.")))
    elif rhythm.paused_until and rhythm.is_paused(now):
        until = t.date(rhythm.paused_until.astimezone(found.zone).date())
        parts.append(html(t.gettext("⏸ We write nothing until {date}."), date=until))
    parts.append(_listed(t, found, found.ahead) or html(t.gettext("Nothing is planned.")))
    if found.has_more:
        parts.append(html(t.gettext("Later there is more.")))
    if found.past:
        parts.append(html(t.gettext("<b>In the last month</b>")))
        parts.append(_listed(t, found, found.past))
    resume = rhythm.stopped or rhythm.is_paused(now)
    cancel = (
        Button(plain("✖️ {title}", title=piece.title), Decline(one.id)) for one, piece in found.ahead
    )
    return screen(
        t,
        PARAGRAPH.join(parts),
        said and Button(t.gettext("↩️ Undo"), Decline(said[0].id, undo=1)),
        resume and Button(t.gettext("🔔 Go on"), HearAgain(0)),
        *cancel,
        back=back,
    )


def _listed(t: Translator, found: Coming, things: Iterable[Worded]) -> Html:
    lines = []
    for one, piece in things:
        time = t.short_moment((one.settled_at or one.due_at).astimezone(found.zone))
        line = html("• {time}: {title}", time=time, title=piece.title)
        if one.state is State.DROPPED:
            # Translators: about a message that waited for its turn until it was of no use.
            line += html(" ({why})", why=t.gettext("not sent: it was too late"))
        lines.append(line)
    return LINE.join(lines)
