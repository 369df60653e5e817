"""What stays of a conversation in a chat, and the conversation shown again."""

from bot.features.questions.actions import OpenQuestion, ShowConversation, ShowOffer, WriteAnswer
from bot.features.questions.case import Case
from bot.features.questions.domain import Question, State
from bot.features.questions.repository.entries import Entry
from bot.features.questions.views.asker import next_steps, reply
from bot.features.questions.views.pages import PARAGRAPH, entry_pages, subject, who
from bot.i18n import Html, Translator, html
from bot.message import Action, Button, Message
from bot.people.person import Person
from bot.screen import Home, notice, report, screen


def conversation_left(t: Translator, question: Question, reader: Person) -> Message:
    """Say, in place of what was said, that it can be shown again."""
    text = t.gettext(
        "What you both wrote about {ref} is not in this chat any more, for your safety."
    )
    # limit: button 32
    again = Button(t.gettext("👁 Show conversation"), ShowConversation(question.id))
    return notice(t, html(text, ref=question.ref), again, _awaited(t, question, reader))


def _awaited(t: Translator, question: Question, reader: Person) -> Button | None:
    """Return the way to write what the other side waits for."""
    if question.is_asked_by(reader):
        return reply(t, question) if question.state is State.ASKED_BACK else None
    if not question.can_be_written_by(reader):
        return None
    return Button(t.gettext("✍️ Write my answer"), WriteAnswer(question.id, 0))


def taken_back(t: Translator, question_id: int, entry_id: int) -> Message:
    """Say, in place of a text that was deleted, that it was; it can be reported all the same."""
    text = html(t.gettext("The text that stood here was deleted by who wrote it."))
    return notice(t, text, report(t, question_id, entry_id))


def offer_left(t: Translator, question: Question) -> Message:
    """Say, in place of an offer, that the question still waits."""
    text = t.gettext("{ref} still waits for a mentor.")
    # limit: button 32
    look = Button(t.gettext("👁 Show the question"), ShowOffer(question.id))
    return notice(t, html(text, ref=question.ref), look)


def gone(t: Translator) -> Message:
    """Say, in place of a text that is too old to be deleted from a chat, that it is gone."""
    # limit: button 14
    home = Button(t.gettext("🏠 Home"), Home())
    return notice(t, html(t.gettext("What stood here is deleted.")), home)


def conversation(t: Translator, case: Case, reader: Person, back: Action) -> list[Message]:
    """Show everything that both sides said. It leaves the chat by the same rule."""
    question = case.question
    if not case.said:
        text = html(t.gettext("Nothing is kept of this conversation any more."))
        return [screen(t, PARAGRAPH.join((subject(t, case), text)), back=back)]
    asks = question.is_asked_by(reader)
    theirs = [one.id for one in case.said if one.author_id != reader.id]
    steps = next_steps(t, case) if asks else (_awaited(t, question, reader),)
    complain = report(t, question.id, theirs[-1]) if theirs else None

    def last(body: Html) -> Message:
        return screen(t, body, *steps, complain, back=OpenQuestion(question.id) if asks else back)

    def plainly(body: Html) -> Message:
        return notice(t, body)

    made: list[Message] = []
    for entry in case.said:
        head = PARAGRAPH.join((subject(t, case), _speaker(t, case, entry, reader)))
        end = entry is case.said[-1]
        made += entry_pages(
            t, head, entry, case.told(t, entry.text), last if end else plainly, plainly
        )
    return made


def _speaker(t: Translator, case: Case, entry: Entry, reader: Person) -> Html:
    if entry.author_id == reader.id:
        return html(t.gettext("You wrote:"))
    return html(
        # Translators: {name} is a made-up name of two words for a person.
        t.gettext("{name} wrote:"),
        name=who(t, case, entry.author_id),
    )
