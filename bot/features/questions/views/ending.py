"""What an asker reads when a question ends, and when it is opened again."""

from bot.features.questions.actions import (
    Ask,
    AskAnother,
    Cancel,
    FollowUp,
    Thank,
)
from bot.features.questions.case import Case
from bot.features.questions.domain import Ending, State
from bot.features.questions.endings import SayThanks
from bot.features.questions.views import asker, writing
from bot.features.questions.views.pages import PARAGRAPH, subject
from bot.features.questions.views.thanks import sentences
from bot.i18n import Html, Translator, html, plain
from bot.message import Button, Message
from bot.nudges import Piece
from bot.people.person import Person
from bot.screen import notice, screen


def ask_if_solved(t: Translator, case: Case) -> Piece:
    """Ask, once, whether the answer solved it. No reply is needed."""
    question = case.question
    text = t.gettext("A mentor answered this. Was it solved? You do not have to reply.")
    message = notice(
        t,
        PARAGRAPH.join((subject(t, case), html(text))),
        Button(t.gettext("✅ Yes, thank you"), Thank(question.id)),  # limit: button 32
        Button(t.gettext("💬 Partly: ask more"), FollowUp(question.id)),  # limit: button 32
        # limit: button 32
        Button(t.gettext("👥 No: ask another mentor"), AskAnother(question.id, 0)),
    )
    # limit: button 32
    # Translators: {ref} is the reference of a question, such as Q-7K2M.
    return Piece(plain(t.gettext("Was {ref} solved?"), ref=question.ref), message)


def closed(t: Translator, case: Case) -> Piece:
    """Tell, once, that a silent question is closed; it can be opened again."""
    text = t.gettext("It has been quiet here, so this question is closed now. That is fine.")
    body = PARAGRAPH.join((subject(t, case), html(text), asker.can_be_opened(t, case)))
    message = notice(t, body, asker.reopen(t, case), silent=True)
    # limit: button 32
    return Piece(plain(t.gettext("{ref} is closed"), ref=case.question.ref), message)


def no_reply(t: Translator, case: Case) -> Piece:
    """Tell that a question is closed because nobody replied to what the mentor asked."""
    text = t.gettext("{ref} is closed, because no reply came. You can ask again at any time.")
    body = PARAGRAPH.join((html(text, ref=case.question.ref), asker.can_be_opened(t, case)))
    # limit: button 32
    label = plain(t.gettext("{ref} is closed"), ref=case.question.ref)
    return Piece(label, notice(t, body, asker.reopen(t, case), _ask(t)))


def kindly(t: Translator, case: Case, words: Ending) -> Message:
    """Tell that a coordinator closed a question, and why."""
    why = html("{text}", text=words_of(t, words))
    body = PARAGRAPH.join((subject(t, case), why, asker.can_be_opened(t, case)))
    return notice(t, body, asker.reopen(t, case), _ask(t))


def words_of(t: Translator, words: Ending) -> str:
    """Return the words with which a coordinator closes a question."""
    match words:
        case Ending.SCOPE:
            return t.gettext(
                "Thank you for asking. Mentors cannot answer this: it needs somebody who is "
                "qualified to advise on the law, on immigration or on health. Under Find help you "
                "see who can. This question is closed now."
            )
        case Ending.FOUND:
            return t.gettext(
                "Thank you for asking. Our guides answer this: please use Search, or look at the "
                "steps of your plan. If something is missing there, please ask again. This "
                "question is closed now."
            )
        case Ending.NOBODY:
            return t.gettext(
                "Thank you for asking. We are sorry: nobody here can answer this at present. Under "
                "Find help you see other places to ask. This question is closed now."
            )


def reopened(t: Translator, case: Case, writer: Person) -> list[Message]:
    """Ask what is still open; show what was begun before, or that somebody is being found."""
    question = case.question
    if question.state is State.WAITING:
        return [asker.sent(t, case)]
    if case.draft or not question.can_be_written_by(writer):
        return writing.compose(t, case, writer, None)
    text = t.gettext("What is still open? Send it as a message, here. Your mentor reads it then.")
    if question.helper_id is None:
        text = t.gettext(
            "What is still open? Send it as a message, here. Your mentor is not free now, so "
            "another mentor reads it then, with everything said before."
        )
    title = html(t.gettext("<b>{ref} is open again</b>"), ref=question.ref)
    another = asker.ask_another(t, case) if question.state is State.ANSWERED else None
    cancel = Button(t.gettext("✖️ Cancel"), Cancel(question.id))
    return [screen(t, PARAGRAPH.join((title, html(text))), another, cancel)]


def more(t: Translator, case: Case, writer: Person) -> list[Message]:
    """Ask for what is still open; where the question is closed, offer to open it again."""
    if case.question.state is not State.CLOSED:
        return writing.compose(t, case, writer, None)
    body = PARAGRAPH.join((subject(t, case), asker.standing(t, case)))
    return [screen(t, body, asker.reopen(t, case))]


def thanked(t: Translator, case: Case, share: Button) -> list[Message]:
    """Confirm that a question is closed; where it cannot be, show how it stands.

    A sentence more for the mentor can be chosen. `share` is how others can profit from it.
    """
    question = case.question
    if not question.solved_at:
        return asker.status(t, case)
    if question.helper_id is None:
        text = html(t.gettext("Thank you. {ref} is closed."), ref=question.ref)
        return [screen(t, text, share, _ask(t))]
    text = html(
        t.gettext("Thank you. {ref} is closed, and your mentor knows it."), ref=question.ref
    )
    more = html(t.gettext("Would you like to add a sentence? You do not have to."))
    if question.thanks:
        return [screen(t, _said(t, case, text), share, _ask(t))]
    buttons = [
        Button(f"💛 {sentence}", SayThanks(question.id, number))
        for number, sentence in sentences(t).items()
    ]
    return [screen(t, PARAGRAPH.join((text, more)), *buttons, share, _ask(t))]


def _said(t: Translator, case: Case, text: Html) -> Html:
    sentence = plain(t.gettext("You said: {text}"), text=sentences(t)[case.question.thanks])
    return PARAGRAPH.join((text, html("{text}", text=sentence)))


def _ask(t: Translator) -> Button:
    return Button(t.gettext("✏️ New question"), Ask())
