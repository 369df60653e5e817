"""What both sides read while they write: their text again, before anybody else sees it."""

from bot.features.questions.actions import (
    Cancel,
    Change,
    OpenQuestion,
    Send,
    SendAsItIs,
    SendHidden,
)
from bot.features.questions.case import Case
from bot.features.questions.domain import State
from bot.features.questions.guard import masked, worded
from bot.features.questions.views import asker, guarding, helper
from bot.features.questions.views.pages import PARAGRAPH, carrying, last_asked, pages, subject, who
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
            return asker.status(t, case)
        row = helper.report_asked(t, case)
        return helper.conversation(t, case, lambda body: screen(t, body, row, back=back))
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
    answers = not case.question.is_asked_by(writer)
    head = PARAGRAPH.join(
        (
            html(t.gettext("<b>Please check your text</b>")),
            _reader(t, case, writer),
            subject(t, case),
        )
    )
    question, guarded = case.question.id, case.guarded
    rows = (
        *guarding.support_rows(t, guarded),
        *_ways_to_send(t, case),
        helper.pick_reply(t, case) if answers else None,
        (
            # limit: button 18
            Button(t.gettext("✏️ Change"), Change(question)),
            # limit: button 18
            Button(t.gettext("✖️ Cancel"), Cancel(question)),
        ),
    )
    more = html(t.gettext("Is something missing? Send another message, and it is added."))
    alarm = (guarding.found(t, case.draft, guarded),) if guarded.found else ()
    made = pages(
        t,
        head,
        case.told(case.asker_t or t, worded(t, masked(case.draft, guarded.found))),
        lambda body: screen(t, body, *rows, back=back),
        lambda body: notice(t, body),
        tail=PARAGRAPH.join((*alarm, *guarding.support(t, guarded), more)),
    )
    quoted = None if case.question.is_asked_by(writer) else last_asked(case)
    return carrying(quoted, made)


def _ways_to_send(t: Translator, case: Case) -> tuple[Button, ...]:
    question, guarded = case.question.id, case.guarded
    if not guarded.found:
        return (Button(t.gettext("✅ Send"), Send(question)),)
    as_it_is = SendAsItIs(question, guarded.seen)
    return guarding.choices(t, guarded, SendHidden(question), as_it_is)


def _reader(t: Translator, case: Case, writer: Person) -> Html:
    question = case.question
    if question.state is State.DRAFT or question.helper_id is None:
        return html(t.gettext("A mentor will read exactly this:"))
    other = question.helper_id if question.is_asked_by(writer) else question.asker_id
    text = (
        t.gettext("You ask back. {name} will read exactly this:")
        if question.asks_back
        else t.gettext("{name} will read exactly this:")
    )
    read = html(text, name=who(t, case, other))
    if question.is_asked_by(writer):
        return read
    # A mentor may have several questions: an answer must not go to the wrong one.
    asked = html(t.gettext("They asked: {text}"), text=helper.excerpt(case.asked))
    return asked + html("\n\n") + read


def after_sending(t: Translator, case: Case, writer: Person, back: Action) -> list[Message]:
    """Confirm that it is sent; after a second tap, or while it may not go, show how it stands."""
    question = case.question
    if case.draft and question.can_be_written_by(writer):
        return compose(t, case, writer, back)
    if question.is_asked_by(writer):
        return [asker.sent(t, case)] if question.is_open else asker.status(t, case)
    return [helper.sent(t, question, back)]


def after_cancelling(
    t: Translator, case: Case | None, writer: Person, back: Action
) -> list[Message]:
    """Confirm that the draft is gone, and say what stays."""
    if case is None:
        return [asker.cancelled(t)]
    if case.question.is_asked_by(writer):
        return asker.status(t, case)
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


def not_passed_on(t: Translator, ref: str) -> Message:
    """Say that a correction came after the end."""
    return screen(t, html(t.gettext("{ref} is closed. Your change was not passed on."), ref=ref))
