"""What the person who asks reads."""

from bot.features.questions import topics
from bot.features.questions.actions import (
    Ask,
    AskAnother,
    Cancel,
    ChooseTopic,
    FollowUp,
    OpenQuestion,
    ShowMyQuestions,
    Thank,
    Withdraw,
)
from bot.features.questions.case import Case
from bot.features.questions.clocks import Wait
from bot.features.questions.domain import Question, State
from bot.features.questions.endings import Reopen
from bot.features.questions.repository.entries import Entry
from bot.features.questions.views.pages import PARAGRAPH, entry_pages, subject, who
from bot.i18n import Html, Translator, html, plain
from bot.message import Button, Message
from bot.nudges import Piece
from bot.screen import notice, report, screen


def scope(t: Translator, wait: Wait | None) -> Message:
    """Say what mentors do and do not, who can read what, and ask for the topic."""
    body = PARAGRAPH.join(
        (
            html(t.gettext("<b>Ask a mentor</b>")),
            html(
                t.gettext(
                    "Mentors are health professionals who help as volunteers. They do not see who "
                    "you are. If no mentor is free, a coordinator can read your question and help."
                )
            ),
            html(
                t.gettext(
                    "Mentors cannot advise on immigration, on the law, or on anybody's health. "
                    "Never write about patients."
                )
            ),
            usual_wait(t, wait),
            html(t.gettext("What is your question about?")),
        )
    )
    buttons = [Button(label, ChooseTopic(topic)) for topic, label in topics.topics(t).items()]
    pairs = [buttons[n : n + 2] for n in range(0, len(buttons), 2)]
    return screen(t, body, *pairs, Button(t.gettext("🗂 My questions"), ShowMyQuestions()))


def usual_wait(t: Translator, wait: Wait | None) -> Html:
    """Say how long an answer takes: from our own last 30 days, or what to expect of volunteers."""
    if wait is None:
        return html(t.gettext("Volunteers usually answer within 2 to 3 days."))
    shortest, longest = _time(t, wait.shortest), _time(t, wait.longest)
    if shortest == longest:
        text = t.gettext("In the last 30 days, most answers took about {time}.")
        return html(text, time=longest)
    text = t.gettext("In the last 30 days, most answers took between {shortest} and {longest}.")
    return html(text, shortest=shortest, longest=longest)


def _time(t: Translator, hours: int) -> str:
    return t.duration(hours, "hour") if hours < 48 else t.duration(round(hours / 24), "day")  # noqa: PLR2004 -- two days


def write(t: Translator, case: Case) -> Message:
    """Ask for the text of a question."""
    parts = [
        html(t.gettext("<b>Write your question</b>")),
        subject(t, case),
        html(t.gettext("Send it as a message, here. You will see it again before it is sent.")),
    ]
    if t.language != "en":
        text = t.gettext(
            "Mentors who read {language} are asked first, then others. English works for everybody."
        )
        parts.append(html(text, language=case.language))
    return screen(t, PARAGRAPH.join(parts), _cancel(t, case), back=Ask())


def write_more(t: Translator, case: Case) -> Message:
    """Ask for the text of a follow-up, or of a reply to what the mentor asked."""
    replies = case.question.state is State.ASKED_BACK
    title = t.gettext("<b>Reply</b>") if replies else t.gettext("<b>Ask a follow-up</b>")
    body = PARAGRAPH.join(
        (
            html(title),
            subject(t, case),
            html(t.gettext("Send it as a message, here. You will see it again before it is sent.")),
        )
    )
    return screen(t, body, _cancel(t, case), back=OpenQuestion(case.question.id))


def _cancel(t: Translator, case: Case) -> Button:
    return Button(t.gettext("✖️ Cancel"), Cancel(case.question.id))


def sent(t: Translator, case: Case) -> Message:
    """Confirm that a question or a follow-up is on its way, and say honestly what to expect."""
    question = case.question
    head = html(t.gettext("<b>✅ Sent. Your reference is {ref}.</b>"), ref=question.ref)
    body = PARAGRAPH.join((head, _expected(t, case)))
    return screen(t, body, Button(t.gettext("🗂 My questions"), ShowMyQuestions()))


def _expected(t: Translator, case: Case) -> Html:
    if case.question.state is State.WAITING and case.question.escalated_at:
        return no_mentor(t, case)
    come = html(t.gettext("The answer will come here. You do not need to do anything."))
    return come + html("\n") + usual_wait(t, case.wait)


def no_mentor(t: Translator, case: Case) -> Html:
    if not case.looked_after:
        text = t.gettext("No mentor could take this so far. We go on asking.")
        return html(text)
    return html(
        t.gettext(
            "No mentor could take this so far. It is on the list of the coordinators, who can help."
        )
    )


def escalated(t: Translator, case: Case) -> Piece:
    """Tell that it is on the coordinators' list now."""
    message = notice(t, PARAGRAPH.join((subject(t, case), no_mentor(t, case))), silent=True)
    # limit: button 32
    # Translators: {ref} is the reference of a question, such as Q-7K2M.
    return Piece(plain(t.gettext("⏳ {ref} still waits"), ref=case.question.ref), message)


def status(t: Translator, case: Case) -> list[Message]:
    """Show how a question stands, with the last answer."""
    question = case.question
    answers = [entry for entry in case.said if entry.author_id != question.asker_id]
    if answers and question.state in (State.ANSWERED, State.ASKED_BACK, State.CLOSED):
        # Under an answer as it arrives, Thank you comes first: what deletes it is one tap further.
        over = question.state in (State.ANSWERED, State.CLOSED)
        return answer(t, case, answers[-1], also=take_back(t, question) if over else None)
    body = PARAGRAPH.join((subject(t, case), standing(t, case)))
    rows = [take_back(t, question)] if question.is_open else next_steps(t, case)
    return [screen(t, body, *rows, back=ShowMyQuestions())]


def take_back(t: Translator, question: Question) -> Button:
    return Button(t.gettext("↩️ Withdraw it"), Withdraw(question.id, 0))


def standing(t: Translator, case: Case) -> Html:
    """Say how a question stands that has no answer to show."""
    question = case.question
    if question.state is State.CLAIMED:
        has = html(t.gettext("A mentor has your question and is going to answer."))
        return has + html("\n") + usual_wait(t, case.wait)
    if question.is_open:
        return _expected(t, case)
    closed = html(t.gettext("This question is closed."))
    if question.state is not State.CLOSED:
        return closed
    return closed + html("\n") + can_be_opened(t, case)


def can_be_opened(t: Translator, case: Case) -> Html:
    """Say until when what is closed can be opened again."""
    text = t.gettext("You can open it again before {date}. Then it is deleted.")
    return html(text, date=t.date(case.until.date()))


def reopen(t: Translator, case: Case) -> Button:
    return Button(t.gettext("🔓 Open it again"), Reopen(case.question.id))  # limit: button 32


def ask_another(t: Translator, case: Case) -> Button:
    return Button(t.gettext("👥 Ask another mentor"), AskAnother(case.question.id, 0))


def answer(
    t: Translator, case: Case, entry: Entry, *, corrected: bool = False, also: Button | None = None
) -> list[Message]:
    """Bring an answer to the asker, or what the mentor asks back; `also` is one button more."""
    text = _says(t, asks=case.question.state is State.ASKED_BACK, corrected=corrected)
    head = PARAGRAPH.join((subject(t, case), html(text, name=who(t, case, entry.author_id))))
    rows = (*next_steps(t, case), also, report(t, case.question.id, entry.id))
    over = standing(t, case) if case.question.state is State.CLOSED else None
    text = case.told(t, entry.text)
    return entry_pages(
        t,
        head,
        entry,
        text,
        lambda body: screen(t, body, *rows),
        lambda body: notice(t, body),
        over,
    )


def _says(t: Translator, *, asks: bool, corrected: bool) -> str:
    if corrected:
        return (
            t.gettext("{name} has corrected the question to you:")
            if asks
            else t.gettext("{name} has corrected the answer:")
        )
    if asks:
        return t.gettext(
            # Translators: {name} is a made-up name of two words for a mentor.
            "{name} needs to know more before answering:"
        )
    return t.gettext(
        # Translators: {name} is a made-up name of two words for a mentor.
        "{name} answers:"
    )


def next_steps(t: Translator, case: Case) -> tuple[Button, ...]:
    """Return what the asker can do about what the mentor wrote."""
    question = case.question
    if question.state is State.ASKED_BACK:
        return reply(t, question), take_back(t, question)
    if question.state is State.CLOSED:
        return (reopen(t, case),)
    if question.state is not State.ANSWERED:
        return ()
    return (
        Button(t.gettext("🙏 Thank you, this helps"), Thank(question.id)),
        Button(t.gettext("💬 Ask a follow-up"), FollowUp(question.id)),
        ask_another(t, case),
    )


def reply(t: Translator, question: Question) -> Button:
    return Button(t.gettext("✍️ Reply"), FollowUp(question.id))


def remind(t: Translator, case: Case) -> Piece:
    """Remind the asker, once, that the mentor needs to know more."""
    text = t.gettext(
        "Your mentor needs to know more before answering. If no reply comes before {moment}, the "
        "question is closed."
    )
    body = PARAGRAPH.join((subject(t, case), html(text, moment=t.weekday_time(case.until))))
    # limit: button 32
    # Translators: {ref} is the reference of a question, such as Q-7K2M.
    label = plain(t.gettext("✍️ {ref} needs your reply"), ref=case.question.ref)
    return Piece(label, notice(t, body, reply(t, case.question)))


def another(t: Translator, case: Case) -> list[Message]:
    """Ask whether to bring the question before another mentor."""
    question = case.question
    if question.state is not State.ANSWERED:
        return status(t, case)
    text = t.gettext(
        "Do you want a second opinion? Another mentor then reads your question and what was "
        "answered. They do not see who you are either."
    )
    yes = Button(t.gettext("👥 Yes, ask another mentor"), AskAnother(question.id, 1))
    body = PARAGRAPH.join((subject(t, case), html(text)))
    return [screen(t, body, yes, back=OpenQuestion(question.id))]


def cancelled(t: Translator) -> Message:
    body = html(t.gettext("Nothing was sent, and your text is deleted here."))
    return screen(t, body, Button(t.gettext("✏️ New question"), Ask()))
