"""What published answers say."""

from collections.abc import Sequence
from typing import Final

from bot import paging
from bot.content import Library
from bot.content.answers import Answer
from bot.errors import UserError
from bot.features.answers import domain
from bot.features.answers.actions import (
    NeedNoMentor,
    OpenAnswer,
    ReadSimilar,
    SayEnough,
    SendAnyway,
    ShowAnswers,
    ShowSimilar,
)
from bot.i18n import Html, Translator, html
from bot.message import Action, Button, Message
from bot.prose import Prose, title_of
from bot.screen import screen

ON_A_PAGE: Final = 6
PARAGRAPH: Final = Html("\n\n")


class GoneError(UserError):
    """A button leads to an answer that is no longer published."""

    def message(self, t: Translator) -> str:
        return t.gettext("This answer is no longer here.")


def door(t: Translator, step: str, track: str, found: Sequence[Answer]) -> tuple[Button, ...]:
    """Return the way from a step to its answers; nothing where there are none."""
    if not found:
        return ()
    return (Button(t.gettext("💬 Answers to this step"), ShowAnswers(step, track)),)


def answers(
    t: Translator, library: Library, here: ShowAnswers, found: Sequence[Answer], back: Action
) -> Message:
    """Show a page of the answers to a step. `back` leads to it."""
    pages = paging.chunked(found, ON_A_PAGE)
    page = paging.nearest(here.page, pages)
    step = library.step(here.step)
    title = html("<b>{title}</b>", title=title_of(t, library, step.title) if step else "")
    text = t.gettext("Others have asked about this step. Here are answers, with their sources.")
    if not found:
        text = t.gettext("There is no answer to this step any more.")
    return screen(
        t,
        PARAGRAPH.join((title, html(text))),
        *(_open(t, library, one, here) for one in pages[page]),
        paging.turning(t, page, pages, lambda to: ShowAnswers(here.step, here.track, to)),
        back=back,
    )


def _open(t: Translator, library: Library, one: Answer, here: ShowAnswers) -> Button:
    to = OpenAnswer(domain.key(one.id), here.step, here.track)
    return Button(f"💬 {title_of(t, library, one.title)}", to)


def answer(
    t: Translator,
    library: Library,
    one: Answer,
    *,
    ask: Action,
    more: Sequence[Button],
    back: Action | None,
) -> Message:
    """Show an answer with its sources. `more` leads to whom to ask and to its step."""
    return screen(
        t,
        PARAGRAPH.join((body(t, library, one), html(t.gettext("Was this enough?")))),
        Button(t.gettext("✅ Yes, this is enough"), SayEnough(domain.key(one.id))),
        Button(t.gettext("🙋 No, ask a mentor"), ask),
        *more,
        back=back,
    )


def body(t: Translator, library: Library, one: Answer) -> Html:
    """Write the question, what is known about it, and where that comes from."""
    prose = Prose(t, library)
    prose.cite(one)
    lines = Html("\n").join([html("• {line}", line=prose.text(line)) for line in one.answer])
    asked = html("❓ <i>{question}</i>", question=prose.text(one.question))
    title = html("<b>{title}</b>", title=title_of(t, library, one.title))
    return PARAGRAPH.join((title, asked, lines)) + prose.origin()


def enough(t: Translator, *, step: Button | None) -> Message:
    """Be glad that an answer was enough. `step` leads to the step that it belongs to."""
    text = t.gettext("<b>Good to hear.</b>\n\nIf something is still open, you can always ask.")
    return screen(t, html(text), step)


# Before a question goes to mentors


def similar(
    t: Translator, library: Library, here: ShowSimilar, found: Sequence[Answer], back: Action
) -> Message:
    """Show what a question may have as its answer already. `back` leads to its text."""
    text = t.gettext(
        "<b>Perhaps there is an answer already</b>\n\nOthers have asked something like this. You "
        "can read it now, without waiting. Nothing is sent yet."
    )
    read = (
        Button(
            f"💬 {title_of(t, library, one.title)}",
            ReadSimilar(here.question, here.how, here.seen, domain.key(one.id)),
        )
        for one in found
    )
    return screen(t, html(text), *read, *_or_send(t, here, ""), back=back)


def similar_answer(t: Translator, library: Library, here: ShowSimilar, one: Answer) -> Message:
    """Show an answer to somebody who is about to ask a mentor."""
    asked = html(t.gettext("Was this enough?"))
    body_ = PARAGRAPH.join((body(t, library, one), asked))
    return screen(t, body_, *_or_send(t, here, domain.key(one.id)), back=here)


def _or_send(t: Translator, here: ShowSimilar, answer: str) -> tuple[Button, ...]:
    return (
        Button(t.gettext("✅ This is enough"), NeedNoMentor(here.question, answer)),
        Button(
            t.gettext("🙋 Send to a mentor anyway"), SendAnyway(here.question, here.how, here.seen)
        ),
    )


def no_mentor_needed(t: Translator, *, step: Button | None) -> Message:
    """Be glad that a published answer was enough: the question was not sent."""
    text = t.gettext(
        "<b>Good to hear.</b>\n\nYour question was not sent, and its text is deleted here. If "
        "something is still open, you can ask at any time."
    )
    return screen(t, html(text), step)
