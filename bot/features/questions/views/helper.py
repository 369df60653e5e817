"""What mentors read, and coordinators who answer."""

from collections.abc import Sequence

from bot.features.questions import topics
from bot.features.questions.actions import (
    AskBack,
    Decline,
    HandBack,
    PickReply,
    ShowOffer,
    Take,
    WriteAnswer,
)
from bot.features.questions.case import Case
from bot.features.questions.domain import HELD, Question, State
from bot.features.questions.repository.entries import Entry
from bot.features.questions.views import impact, thanks
from bot.features.questions.views.pages import (
    PARAGRAPH,
    SHOWN,
    Wrap,
    carrying,
    entry_pages,
    last_asked,
    subject,
    who,
)
from bot.i18n import Html, Translator, html, plain, quoted, split
from bot.message import Action, Button, Message
from bot.nudges import Piece
from bot.screen import notice, report, screen

EXCERPT = 200


def offer(t: Translator, case: Case, back: Action | None = None) -> Message:
    """Offer a question: what it is about, and how it begins; with `back`, as a screen."""
    second = html(t.gettext("Somebody answered before. The person wants a second opinion."))
    body = PARAGRAPH.join(
        (
            html(t.gettext("<b>A question for a mentor</b>")),
            subject(t, case),
            html(t.gettext("The person reads: {language}"), language=case.language),
            *([second] if case.question.answered_at else ()),
            quoted(excerpt(case.asked)),
        )
    )
    question = case.question.id
    rows = (
        Button(t.gettext("✍️ I will answer"), Take(question)),
        Button(t.gettext("Not for me"), Decline(question)),
        report_asked(t, case),
    )
    made = screen(t, body, *rows, back=back) if back else notice(t, body, *rows)
    return carrying(last_asked(case), [made])[0]


def report_asked(t: Translator, case: Case) -> Button | None:
    """Return the button to report what the asker wrote last."""
    asked = last_asked(case)
    return report(t, case.question.id, asked.id) if asked else None


def excerpt(text: str) -> str:
    """Return how a text begins."""
    first = split(text, EXCERPT)[0]
    return first if first == text else f"{first}…"


def to_answer(t: Translator, case: Case, back: Action | None) -> list[Message]:
    """Show the whole conversation to the helper, and ask for the answer, or the question back."""
    question = case.question
    other = (
        Button(t.gettext("✍️ Answer instead"), AskBack(question.id, 0))
        if question.asks_back
        else Button(t.gettext("❓ Ask the person first"), AskBack(question.id, 1))
    )
    return conversation(
        t,
        case,
        lambda body: screen(
            t,
            body,
            pick_reply(t, case),
            other,
            _hand_back(t, case),
            report_asked(t, case),
            back=back,
        ),
        tail=_request(t, case) + html("\n") + _time(t, case),
    )


def pick_reply(t: Translator, case: Case) -> Button:
    # limit: button 32
    # Translators: short texts that are ready; a mentor adds one to the answer.
    return Button(t.gettext("📌 Saved replies"), PickReply(case.question.id))


def _request(t: Translator, case: Case) -> Html:
    if case.question.asks_back:
        return html(
            t.gettext(
                "Write what you need to know, as a message, here. Never ask who somebody is, or "
                "where they are."
            )
        )
    return html(
        t.gettext("Write your answer as a message, here. You will see it again before it is sent.")
    )


def _time(t: Translator, case: Case) -> Html:
    if case.question.state is State.ASKED_BACK:
        return html(t.gettext("You asked back. Your time stands still until the person replies."))
    return html(t.gettext("Please answer before {moment}."), moment=t.weekday_time(case.until))


def conversation(t: Translator, case: Case, last: Wrap, tail: Html | None = None) -> list[Message]:
    """Show everything said so far; `last` makes the message that ends it."""

    def plainly(body: Html) -> Message:
        return notice(t, body)

    made: list[Message] = []
    for entry in case.said:
        end = entry is case.said[-1]
        head = PARAGRAPH.join((subject(t, case), _speaker(t, case, entry)))
        text, wrap = case.told(t, entry.text), last if end else plainly
        made += entry_pages(t, head, entry, text, wrap, plainly, tail if end else None)
    return made


def _speaker(t: Translator, case: Case, entry: Entry) -> Html:
    name = who(t, case, entry.author_id)
    if entry.author_id != case.question.asker_id:
        return html(t.gettext("{name} answered:"), name=name)
    # Translators: {name} is a made-up name of two words for the person who asks.
    asks = t.gettext("{name} asks (reads {language}):")
    return html(asks, name=name, language=case.language)


def follow_up(t: Translator, case: Case) -> list[Message]:
    """Bring a follow-up to the helper who answered before, or a reply to what they asked back."""
    title = (
        t.gettext("<b>A follow-up question</b>")
        if case.question.answered_at
        else t.gettext("<b>The person replied to you</b>")
    )
    return _from_asker(t, case, case.said[-1], html(title))


def corrected(t: Translator, case: Case, entry: Entry) -> list[Message]:
    """Bring a question or follow-up again, as its author has corrected it."""
    title = html(t.gettext("<b>The text of this question was corrected</b>"))
    return _from_asker(t, case, entry, title)


def _from_asker(t: Translator, case: Case, entry: Entry, title: Html) -> list[Message]:
    head = PARAGRAPH.join((title, subject(t, case), _speaker(t, case, entry)))
    claimed = case.question.state in HELD
    answer = (_write(t, case), _hand_back(t, case)) if claimed else ()
    rows = (*answer, report(t, case.question.id, entry.id))
    return entry_pages(
        t,
        head,
        entry,
        entry.text,
        lambda body: notice(t, body, *rows),
        lambda body: notice(t, body),
    )


def _write(t: Translator, case: Case) -> Button:
    return Button(t.gettext("✍️ Write my answer"), WriteAnswer(case.question.id, 0))


def _hand_back(t: Translator, case: Case) -> Button:
    return Button(t.gettext("↩️ Hand it back"), HandBack(case.question.id))


def remind(t: Translator, case: Case) -> Piece:
    """Remind the helper, once, that somebody waits."""
    text = t.gettext(
        "{name} still waits for your answer. If you cannot answer before {moment}, the question "
        "goes to another mentor. That is fine."
    )
    name, moment = who(t, case, case.question.asker_id), t.weekday_time(case.until)
    title = html(t.gettext("<b>A question is with you</b>"))
    body = PARAGRAPH.join((title, subject(t, case), html(text, name=name, moment=moment)))
    message = notice(t, body, _write(t, case), _hand_back(t, case))
    # limit: button 32
    # Translators: {ref} is the reference of a question, such as Q-7K2M.
    label = plain(t.gettext("✍️ {ref} is with you"), ref=case.question.ref)
    return Piece(label, message)


def expired(t: Translator, ref: str) -> Piece:
    text = t.gettext(
        "{ref} went back to the other mentors, because the time was over. Nobody "
        "blames you. Thank you for being ready."
    )
    # limit: button 32
    # Translators: {ref} is the reference of a question, such as Q-7K2M.
    label = plain(t.gettext("↩️ {ref} went back"), ref=ref)
    return Piece(label, notice(t, html(text, ref=ref), silent=True))


def withdrawn(t: Translator, ref: str) -> Message:
    text = t.gettext(
        "The person who asked {ref} does not need an answer any more. Thank you for being ready."
    )
    return notice(t, html(text, ref=ref), silent=True)


def left(t: Translator, ref: str) -> Message:
    text = t.gettext(
        "The person who asked {ref} has left, and the question is deleted. You do "
        "not need to do anything. Thank you."
    )
    return notice(t, html(text, ref=ref), silent=True)


def thanked(t: Translator, case: Case, helped: int) -> Message:
    """Bring the thanks; `helped` is how many people said by now that it helped."""
    text = t.gettext("{name} says: thank you, this helps. {ref} is closed.")
    question = case.question
    said = html(text, name=who(t, case, question.asker_id), ref=question.ref)
    body = PARAGRAPH.join((said, impact.people(t, helped)))
    return notice(t, body, impact.door(t), silent=True)


def thanked_more(t: Translator, case: Case) -> Message:
    """Bring the sentence that the asker chose."""
    question = case.question
    # Translators: {name} is a made-up name of two words; {text} is a sentence of thanks.
    text = t.gettext("{name} adds about {ref}: {text}")
    name, sentence = who(t, case, question.asker_id), thanks.sentences(t)[question.thanks]
    return notice(t, html(text, name=name, ref=question.ref, text=sentence), silent=True)


def sent(t: Translator, question: Question, back: Action) -> Message:
    text = t.gettext("<b>✅ Your answer to {ref} is on its way.</b>\n\nThank you for your time.")
    if question.state is State.ASKED_BACK:
        text = t.gettext(
            "<b>✅ Your question about {ref} is on its way.</b>\n\nYour time stands still until "
            "the person replies."
        )
    return screen(t, html(text, ref=question.ref), back=back)


def no_reply(t: Translator, ref: str) -> Piece:
    text = t.gettext("Nobody replied to what you asked about {ref}, so it is closed. Thank you.")
    # limit: button 32
    label = plain(t.gettext("{ref} is closed"), ref=ref)
    return Piece(label, notice(t, html(text, ref=ref), silent=True))


def reassigned(t: Translator, ref: str) -> Message:
    text = t.gettext(
        "A coordinator has given {ref} to other mentors, because somebody waits. Nobody blames "
        "you. Thank you for being ready."
    )
    return notice(t, html(text, ref=ref), silent=True)


def kept(t: Translator, ref: str, back: Action) -> Message:
    """Say what Cancel means for a helper: the text goes, the question stays."""
    text = t.gettext("Nothing was sent, and your text is deleted here. {ref} is still with you.")
    return screen(t, html(text, ref=ref), back=back)


def waiting_rows(
    t: Translator, claims: Sequence[Question], offers: Sequence[Question]
) -> list[Button]:
    """Return a button for each question that a mentor has or could take."""
    mine = [Button(_label(t, _mark(one), one), WriteAnswer(one.id, 0)) for one in claims]
    return mine + [Button(_label(t, "⏳", one), ShowOffer(one.id)) for one in offers[:SHOWN]]


def _mark(question: Question) -> str:
    return "❓" if question.state is State.ASKED_BACK else "✍️"


def _label(t: Translator, mark: str, question: Question) -> str:
    topic = topics.label(t, question.topic)
    return f"{mark} " + plain("{ref} · {topic}", ref=question.ref, topic=topic)
