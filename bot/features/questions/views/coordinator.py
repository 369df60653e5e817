"""What coordinators read about questions that no mentor has taken."""

import datetime as dt
from collections.abc import Sequence

from bot.features.questions import topics
from bot.features.questions.actions import ReadEscalated, ShowEscalated, TakeEscalated
from bot.features.questions.case import Case
from bot.features.questions.domain import Question
from bot.features.questions.views.helper import conversation, waiting_rows
from bot.features.questions.views.pages import PARAGRAPH, SHOWN, subject
from bot.i18n import Translator, html, plain
from bot.message import Button, Message
from bot.screen import notice, screen


def escalation(t: Translator, case: Case) -> Message:
    """Tell that a question waits for a human."""
    question = case.question
    body = PARAGRAPH.join(
        (
            html(t.gettext("<b>A question waits, and no mentor has taken it</b>")),
            subject(t, case),
            html(t.gettext("Waiting since {moment}"), moment=t.weekday_time(question.since)),
        )
    )
    return notice(t, body, Button(t.gettext("👁 Read it"), ReadEscalated(question.id)))


def escalated(
    t: Translator, mine: Sequence[Question], waiting: Sequence[Question], now: dt.datetime
) -> Message:
    """List what waits for a coordinator, and what this one has taken."""
    buttons = waiting_rows(t, mine, ())
    for one in waiting[:SHOWN]:
        hours = max(1, round((now - one.since) / dt.timedelta(hours=1)))
        label = plain(
            "{ref} · {topic} · {time}",
            ref=one.ref,
            topic=topics.label(t, one.topic),
            time=t.duration(hours, "hour"),
        )
        buttons.append(Button(label, ReadEscalated(one.id)))
    nothing = html(t.gettext("No question waits for a coordinator."))
    hint = html(t.gettext("The time says how long somebody waits."))
    title = html(t.gettext("<b>Questions without a mentor</b>"))
    return screen(t, PARAGRAPH.join((title, hint if waiting else nothing)), *buttons)


def read(t: Translator, case: Case) -> list[Message]:
    """Show a whole conversation to a coordinator who may help."""
    take = Button(t.gettext("✍️ Answer it myself"), TakeEscalated(case.question.id))
    return conversation(t, case, lambda body: screen(t, body, take, back=ShowEscalated()))
