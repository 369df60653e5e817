"""Saying that a question is not for oneself: why, and what happens then."""

from collections.abc import Sequence

from bot.features.questions.actions import GiveReason
from bot.features.questions.case import Case
from bot.features.questions.domain import HELD, Question, Reason
from bot.features.questions.views.pages import PARAGRAPH, subject
from bot.i18n import Html, Translator, html
from bot.message import Action, Button, Message
from bot.screen import screen


def ask(t: Translator, case: Case, back: Action) -> Message:
    """Ask why; each answer gives the question back or declines it."""
    body = PARAGRAPH.join(
        (
            html(t.gettext("<b>Why is it not for you?</b>")),
            subject(t, case),
            html(t.gettext("Every reason is fine. The person who asks does not see it.")),
        )
    )
    buttons = [Button(label(t, one), GiveReason(case.question.id, one)) for one in Reason]
    return screen(t, body, *buttons, back=back)


def label(t: Translator, reason: Reason) -> str:
    match reason:
        case Reason.FIELD:
            return t.gettext("Not my field")  # limit: button 32
        case Reason.TIME:
            return t.gettext("No time now")  # limit: button 32
        case Reason.KNOWN:
            return t.gettext("I may know this person")  # limit: button 32
        case Reason.SCOPE:
            # Translators: about immigration, law or health, on which mentors do not advise.
            return t.gettext("Not for mentors to answer")  # limit: button 32


def noted(
    t: Translator, question: Question, reason: Reason, back: Action, *, given_back: bool
) -> Message:
    """Confirm, kindly."""
    text = (
        t.gettext("{ref} is offered to other mentors now. Thank you for handing it back early.")
        if given_back
        else t.gettext("All right: {ref} is not for you. You will not be asked about it again.")
    )
    said = [html(text, ref=question.ref)]
    if reason is Reason.SCOPE and question.escalated_at and question.state not in HELD:
        said.append(html(t.gettext("A coordinator looks at it now.")))
    return screen(t, PARAGRAPH.join(said), back=back)


def given(t: Translator, reasons: Sequence[Reason]) -> Html:
    """Tell a coordinator why it was not for those who said so."""
    labels = t.list([label(t, one) for one in dict.fromkeys(reasons)])
    return html(t.gettext("Mentors said: {reasons}"), reasons=labels)
