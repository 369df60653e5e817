"""What an asker reads of their own questions: the list, and taking one back."""

from collections.abc import Sequence

from bot.features.questions import topics
from bot.features.questions.actions import Ask, OpenQuestion, Withdraw
from bot.features.questions.case import Case
from bot.features.questions.domain import Question, State
from bot.features.questions.views.pages import PARAGRAPH, SHOWN, subject
from bot.i18n import Translator, html, plain
from bot.message import Button, Message
from bot.screen import screen


def mine(t: Translator, questions: Sequence[Question]) -> Message:
    """List what somebody has asked, the newest first."""
    marks = {
        State.WAITING: "⏳",
        State.CLAIMED: "✍️",
        State.ASKED_BACK: "❓",
        State.ANSWERED: "💬",
        State.CLOSED: "✅",
    }
    buttons = [
        Button(
            f"{marks[one.state]} "
            + plain("{ref} · {topic}", ref=one.ref, topic=topics.label(t, one.topic)),
            OpenQuestion(one.id),
        )
        for one in questions
        if one.state in marks
    ]
    hint = (
        html(t.gettext("⏳ waits · ✍️ a mentor has it · 💬 answered · ✅ closed"))
        if buttons
        else html(t.gettext("You have not asked anything yet."))
    )
    if any(one.state is State.ASKED_BACK for one in questions):
        hint += html("\n") + html(t.gettext("❓ a mentor asks you something"))
    body = PARAGRAPH.join((html(t.gettext("<b>My questions</b>")), hint))
    ask = Button(t.gettext("✏️ New question"), Ask())
    return screen(t, body, *buttons[:SHOWN], ask)


def withdraw(t: Translator, case: Case) -> Message:
    """Ask whether to withdraw."""
    sure = html(t.gettext("Do you want to withdraw this question? Its text will be deleted."))
    question = case.question
    return screen(
        t,
        PARAGRAPH.join((subject(t, case), sure)),
        Button(t.gettext("↩️ Yes, withdraw it"), Withdraw(question.id, 1)),
        back=OpenQuestion(question.id),
    )


def withdrawn(t: Translator, ref: str) -> Message:
    body = html(t.gettext("{ref} is withdrawn, and its text is deleted."), ref=ref)
    return screen(t, body, Button(t.gettext("✏️ New question"), Ask()))
