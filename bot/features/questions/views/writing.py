"""What both sides read while they write: their text again, before anybody else sees it."""

from bot.features.questions.actions import Cancel, Change, OpenQuestion, Send
from bot.features.questions.case import Case
from bot.features.questions.clocks import Wait
from bot.features.questions.domain import State
from bot.features.questions.views import asker, helper
from bot.features.questions.views.pages import PARAGRAPH, pages, subject, who
from bot.i18n import Html, Translator, html
from bot.message import Action, Button, Message
from bot.people.person import Person
from bot.screen import notice, screen


def compose(t: Translator, case: Case, writer: Person, back: Action | None) -> list[Message]:
    """Show what is being written: the draft, or the request to write; else how things stand.

    `back` is for those who help; where Back leads an asker follows from the question.
    """
    question = case.question
    if not question.can_be_written_by(writer):
        if question.is_asked_by(writer):
            return asker.status(t, case, None)
        return helper.conversation(t, case, lambda body: screen(t, body, back=back))
    if case.draft:
        return _preview(t, case, writer, back)
    if not question.is_asked_by(writer):
        return helper.to_answer(t, case, back)
    is_new = question.state is State.DRAFT
    return [asker.write(t, case) if is_new else asker.write_more(t, case)]


def written(t: Translator, case: Case | None, writer: Person, back: Action) -> list[Message]:
    """Answer a typed text: show it, or say that it came too late."""
    return compose(t, case, writer, back) if case else [too_late(t)]


def _preview(t: Translator, case: Case, writer: Person, back: Action | None) -> list[Message]:
    """Show a draft exactly as the other side will read it."""
    if case.question.is_asked_by(writer):
        is_new = case.question.state is State.DRAFT
        back = None if is_new else OpenQuestion(case.question.id)
    head = PARAGRAPH.join(
        (
            html(t.gettext("<b>Please check your text</b>")),
            _reader(t, case, writer),
            subject(t, case),
        )
    )
    question = case.question.id
    rows = (
        Button(t.gettext("✅ Send"), Send(question)),
        (
            # limit: button 18
            Button(t.gettext("✏️ Change"), Change(question)),
            # limit: button 18
            Button(t.gettext("✖️ Cancel"), Cancel(question)),
        ),
    )
    more = html(t.gettext("Is something missing? Send another message, and it is added."))
    return pages(
        t,
        head,
        case.draft,
        lambda body: screen(t, body, *rows, back=back),
        lambda body: notice(t, body),
        tail=more,
    )


def _reader(t: Translator, case: Case, writer: Person) -> Html:
    question = case.question
    if question.state is State.DRAFT or question.helper_id is None:
        return html(t.gettext("A mentor will read exactly this:"))
    other = question.helper_id if question.is_asked_by(writer) else question.asker_id
    read = html(t.gettext("{name} will read exactly this:"), name=who(t, case, other))
    if question.is_asked_by(writer):
        return read
    # A mentor may have several questions: an answer must not go to the wrong one.
    asked = html(t.gettext("They asked: {text}"), text=helper.excerpt(case.asked))
    return asked + html("\n\n") + read


def after_sending(
    t: Translator, case: Case, writer: Person, wait: Wait | None, back: Action
) -> list[Message]:
    """Confirm that it is sent; after a second tap, show how things stand."""
    question = case.question
    if question.is_asked_by(writer):
        return [asker.sent(t, case, wait)] if question.is_open else asker.status(t, case, wait)
    return [helper.sent(t, question.ref, back)]


def after_cancelling(
    t: Translator, case: Case | None, writer: Person, back: Action
) -> list[Message]:
    """Confirm that the draft is gone, and say what stays."""
    if case is None:
        return [asker.cancelled(t)]
    if case.question.is_asked_by(writer):
        return asker.status(t, case, None)
    return [helper.kept(t, case.question.ref, back)]


def too_late(t: Translator) -> Message:
    """Say that a text came when nothing was to be written any more."""
    return screen(
        t,
        html(
            t.gettext(
                "This question does not wait for a text from you any more, so nothing was sent. "
                "Your message stays in this chat."
            )
        ),
    )


def passed_on(t: Translator, ref: str) -> Message:
    """Confirm that a correction of something already sent was carried across."""
    return notice(t, html(t.gettext("Your change of {ref} is passed on."), ref=ref), silent=True)


def not_passed_on(t: Translator, ref: str) -> Message:
    """Say that a correction came after the end."""
    return screen(t, html(t.gettext("{ref} is closed. Your change was not passed on."), ref=ref))
