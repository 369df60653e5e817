"""The questions of the week, for a mentor who is asked once a week."""

from collections.abc import Sequence

from bot.features.questions import topics
from bot.features.questions.actions import ShowOffer, Take
from bot.features.questions.case import Case
from bot.features.questions.views.pages import PARAGRAPH, subject
from bot.i18n import Html, Translator, html, plain
from bot.message import Action, Button
from bot.nudges import Piece
from bot.screen import notice


def digest(t: Translator, cases: Sequence[Case], inbox: Action) -> Piece:
    """List what waits: each can be taken with one tap, or read before.

    It quotes nobody: what people wrote stands in messages that leave the chat again.
    """
    title = t.ngettext(
        "<b>📬 {n} question waits for somebody like you</b>",
        "<b>📬 {n} questions wait for somebody like you</b>",
        len(cases),
    )
    text = t.gettext("Take what you like: ✍️ takes it at once, 👀 shows it first. None is fine too.")
    body = PARAGRAPH.join(
        (html(title, n=len(cases)), *(_entry(t, case) for case in cases), html(text))
    )
    rows = [_ways(t, case) for case in cases]
    message = notice(t, body, *rows, Button(t.gettext("📥 Show my inbox"), inbox))
    return Piece(t.gettext("📬 Questions of the week"), message)  # limit: button 32


def _entry(t: Translator, case: Case) -> Html:
    reads = html(t.gettext("The person reads: {language}"), language=case.language)
    return subject(t, case) + html("\n") + reads


def _ways(t: Translator, case: Case) -> tuple[Button, Button]:
    question = case.question
    topic = topics.label(t, question.topic)
    return (
        Button(plain("✍️ {ref}", ref=question.ref), Take(question.id)),
        Button(plain("👀 {topic}", topic=topic), ShowOffer(question.id)),
    )
