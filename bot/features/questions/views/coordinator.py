"""What coordinators read about questions that nobody has taken, or answered in time."""

import datetime as dt
from collections.abc import Sequence

from bot.features.questions import topics
from bot.features.questions.actions import (
    ReadEscalated,
    Reassign,
    ShowEscalated,
    ShowLate,
    TakeEscalated,
)
from bot.features.questions.case import Case
from bot.features.questions.domain import Question, Reason
from bot.features.questions.views.helper import conversation, report_asked, waiting_rows
from bot.features.questions.views.pages import PARAGRAPH, SHOWN, subject
from bot.features.questions.views.reasons import given
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
    t: Translator,
    mine: Sequence[Question],
    waiting: Sequence[Question],
    late: Sequence[Question],
    now: dt.datetime,
) -> Message:
    """List what waits for a coordinator, what this one has taken, and what others answer late."""
    buttons = waiting_rows(t, mine, ())
    for one in waiting[:SHOWN]:
        label = plain(
            "{ref} · {topic} · {time}",
            ref=one.ref,
            topic=topics.label(t, one.topic),
            time=_waited(t, one, now),
        )
        buttons.append(Button(label, ReadEscalated(one.id)))
    for one in late[:SHOWN]:
        label = plain("{ref} · {time}", ref=one.ref, time=_waited(t, one, now))
        buttons.append(Button(f"🐢 {label}", ShowLate(one.id, one.claim)))
    nothing = html(t.gettext("No question waits for a coordinator."))
    hint = html(t.gettext("The time says how long somebody waits."))
    slow = html(t.gettext("🐢 a mentor has it, and is late"))
    title = html(t.gettext("<b>Questions without a mentor</b>"))
    parts = [title, hint if waiting or late else nothing, *([slow] if late else ())]
    return screen(t, PARAGRAPH.join(parts), *buttons)


def _waited(t: Translator, question: Question, now: dt.datetime) -> str:
    return t.duration(max(1, round((now - question.since) / dt.timedelta(hours=1))), "hour")


def read(t: Translator, case: Case, reasons: Sequence[Reason]) -> list[Message]:
    """Show a whole conversation to a coordinator who may help, and why it was not for others."""
    take = Button(t.gettext("✍️ Answer it myself"), TakeEscalated(case.question.id))
    why = given(t, reasons) if reasons else None
    rows = (take, report_asked(t, case))
    return conversation(t, case, lambda body: screen(t, body, *rows, back=ShowEscalated()), why)


def late(t: Translator, question: Question) -> Message:
    """Show that a question is late, without its text: it is between the asker and the mentor."""
    since = question.claimed_at or question.since
    text = t.gettext(
        "A mentor has {ref} since {moment} and was reminded. The person still waits for an answer."
    )
    body = html(text, ref=question.ref, moment=t.weekday_time(since))
    give = Button(t.gettext("↪️ Give it to other mentors"), Reassign(question.id, question.claim))
    return screen(t, body, give, back=ShowEscalated())


def reassigned(t: Translator, ref: str) -> Message:
    text = t.gettext("{ref} goes to other mentors now, before other questions. The mentor knows.")
    return screen(t, html(text, ref=ref), back=ShowEscalated())
