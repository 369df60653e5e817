"""What coordinators read about questions that nobody has taken, or answered in time."""

import datetime as dt
from collections.abc import Sequence

from bot.features.questions import topics
from bot.features.questions.actions import (
    ReadEscalated,
    ShowEscalated,
    TakeEscalated,
)
from bot.features.questions.case import Case
from bot.features.questions.domain import Ending, Question, Reason
from bot.features.questions.endings import AskMore, ChooseEnding, CloseKindly, Reassign, ShowLate
from bot.features.questions.views import ending as ending_views
from bot.features.questions.views.helper import conversation, report_asked, waiting_rows
from bot.features.questions.views.pages import PARAGRAPH, SHOWN, subject
from bot.features.questions.views.reasons import given
from bot.i18n import Html, Translator, html, plain, quoted
from bot.message import Button, Message
from bot.screen import ShowDesk, notice, screen


def escalation(t: Translator, case: Case, asked: int, now: dt.datetime) -> Message:
    """Tell that a question waits for a human; `asked` is how many mentors it was offered to."""
    question = case.question
    # Translators: {time} is an amount of time, such as "48 hours".
    waiting = html(t.gettext("They have waited for {time}."), time=_waited(t, question, now))
    offered = t.ngettext("{n} mentor was asked.", "{n} mentors were asked.", asked)
    facts = (
        waiting,
        html(offered, n=t.number(asked)) if asked else html(t.gettext("No mentor could be asked.")),
    )
    title = html(t.gettext("<b>A question waits, and no mentor has taken it</b>"))
    body = PARAGRAPH.join((title, subject(t, case), Html("\n").join(facts)))
    read = Button(t.gettext("👁 Read it"), ReadEscalated(question.id))
    return notice(t, body, read, *_ways_on(t, question))


def _ways_on(t: Translator, question: Question) -> tuple[Button, ...]:
    """Return what a coordinator can do about a question that waits."""
    return (
        # limit: button 32
        Button(t.gettext("✍️ Answer it myself"), TakeEscalated(question.id)),
        # limit: button 32
        Button(t.gettext("↪️ Ask more mentors"), AskMore(question.id, question.wave_mark)),
        # limit: button 32
        Button(t.gettext("🕊 Close it with kind words"), ChooseEnding(question.id, "")),
    )


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
    hint = html(t.gettext("The time says how long somebody has waited."))
    slow = html(t.gettext("🐢 a mentor has it, and is late"))
    title = html(t.gettext("<b>Questions without a mentor</b>"))
    parts = [title, hint if waiting or late else nothing, *([slow] if late else ())]
    return screen(t, PARAGRAPH.join(parts), *buttons, back=ShowDesk())


def _waited(t: Translator, question: Question, now: dt.datetime) -> str:
    return t.duration(max(1, round((now - question.since) / dt.timedelta(hours=1))), "hour")


def read(t: Translator, case: Case, reasons: Sequence[Reason]) -> list[Message]:
    """Show a whole conversation to a coordinator who may help, and why it was not for others."""
    why = given(t, reasons) if reasons else None
    rows = (*_ways_on(t, case.question), report_asked(t, case))
    return conversation(t, case, lambda body: screen(t, body, *rows, back=ShowEscalated()), why)


def late(t: Translator, question: Question) -> Message:
    """Show that a question is late, without its text: it is between the asker and the mentor."""
    since = question.claimed_at or question.since
    text = t.gettext(
        "A mentor took {ref} on {moment} and has not answered yet. The person who asked is still "
        "waiting."
    )
    body = html(text, ref=question.ref, moment=t.weekday_time(since))
    give = Button(t.gettext("↪️ Give it to other mentors"), Reassign(question.id, question.claim))
    return screen(t, body, give, back=ShowEscalated())


def reassigned(t: Translator, ref: str) -> Message:
    text = t.gettext("{ref} goes to other mentors now, before other questions. The mentor knows.")
    return screen(t, html(text, ref=ref), back=ShowEscalated())


def asked_more(t: Translator, question: Question, *, any_asked: bool) -> Message:
    """Say whether more mentors are asked now."""
    text = t.gettext("{ref} is offered to more mentors now. You hear again if nobody takes it.")
    if not any_asked:
        text = t.gettext(
            "No other mentor is free for {ref} now. If one can be asked later, that happens by "
            "itself. You can also answer it yourself, or close it with kind words."
        )
    rows = () if any_asked else _ways_on(t, question)
    return screen(t, html(text, ref=question.ref), *rows, back=ShowEscalated())


def ending(t: Translator, case: Case, words: Ending | None) -> Message:
    """Let a coordinator choose the kind words with which a question ends, and read them."""
    return _preview(t, case, words) if words else _choices(t, case)


def _choices(t: Translator, case: Case) -> Message:
    question = case.question
    text = html(t.gettext("Which words fit? You can read them before they are sent."))
    title = html(t.gettext("<b>Close it with kind words</b>"))
    buttons = [Button(label, ChooseEnding(question.id, one)) for one, label in _endings(t)]
    body = PARAGRAPH.join((title, subject(t, case), text))
    return screen(t, body, *buttons, back=ReadEscalated(question.id))


def _endings(t: Translator) -> tuple[tuple[Ending, str], ...]:
    return (
        # limit: button 32
        # Translators: about immigration, law or health, on which mentors do not advise.
        (Ending.SCOPE, t.gettext("Not for mentors to answer")),
        # limit: button 32
        # Translators: the answer to a question stands in the guides.
        (Ending.FOUND, t.gettext("Our guides answer it")),
        # limit: button 32
        (Ending.NOBODY, t.gettext("Nobody here knows it now")),
    )


def _preview(t: Translator, case: Case, words: Ending) -> Message:
    """Show what the asker will read, in their own language, before it is sent."""
    question = case.question
    reads = html(t.gettext("The person reads this in {language}:"), language=case.language)
    send = Button(t.gettext("✅ Send it, and close"), CloseKindly(question.id, words))
    body = PARAGRAPH.join((subject(t, case), reads, quoted(ending_views.words_of(t, words))))
    return screen(t, body, send, back=ChooseEnding(question.id, ""))


def closed(t: Translator, ref: str) -> Message:
    text = t.gettext("{ref} is closed, and the person has read why. They can open it again.")
    return screen(t, html(text, ref=ref), back=ShowEscalated())
