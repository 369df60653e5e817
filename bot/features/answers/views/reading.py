"""What published answers say."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from bot import paging
from bot.content import Library
from bot.content.answers import Answer
from bot.features.answers import domain
from bot.features.answers.actions import (
    NeedNoMentor,
    OpenAnswer,
    OpenOriginal,
    ReadSimilar,
    SayEnough,
    SendAnyway,
    ShowAnswers,
    ShowSimilar,
)
from bot.features.answers.domain import Checked, Shared, Translation
from bot.i18n import Html, Translator, html, plain, quoted
from bot.message import Action, Button, Message
from bot.prose import Prose, link, title_of
from bot.screen import screen

ON_A_PAGE: Final = 6
PARAGRAPH: Final = Html("\n\n")
Told = Callable[[str], str]
"""Return the own name of a language."""


@dataclass(frozen=True)
class Door:
    """An answer in a list: what stands for it, and the words on its button."""

    key: str
    title: str


def doors(
    t: Translator, library: Library, content: Iterable[Answer], shared: Iterable[Shared] = ()
) -> list[Door]:
    """Return answers as they stand in a list; what people wrote stays as they wrote it."""
    known = [Door(domain.key(one.id), title_of(t, library, one.title)) for one in content]
    return known + [Door(one.key, one.title) for one in shared]


def way_in(t: Translator, step: str, track: str, *, is_any: bool) -> tuple[Button, ...]:
    """Return the way from a step to its answers; nothing where there are none."""
    if not is_any:
        return ()
    return (Button(t.gettext("💬 Answers to this step"), ShowAnswers(step, track)),)


def answers(
    t: Translator, library: Library, here: ShowAnswers, found: Sequence[Door], back: Action
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
        *(
            Button(f"💬 {one.title}", OpenAnswer(one.key, here.step, here.track))
            for one in pages[page]
        ),
        paging.turning(t, page, pages, lambda to: ShowAnswers(here.step, here.track, to)),
        back=back,
    )


def answer(
    t: Translator, body: Html, key: str, *, ask: Action, more: Sequence[Button], back: Action | None
) -> Message:
    """Show an answer. `more` leads to whom to ask, to its step, or takes it back."""
    return screen(
        t,
        PARAGRAPH.join((body, html(t.gettext("Was this enough?")))),
        Button(t.gettext("✅ Yes, this is enough"), SayEnough(key)),
        Button(t.gettext("🙋 No, ask a mentor"), ask),
        *more,
        back=back,
    )


def from_content(t: Translator, library: Library, one: Answer) -> Html:
    """Write a question, what is known about it, and where that comes from."""
    prose = Prose(t, library)
    prose.cite(one)
    lines = Html("\n").join([html("• {line}", line=prose.text(line)) for line in one.answer])
    asked = html("❓ <i>{question}</i>", question=prose.text(one.question))
    title = html("<b>{title}</b>", title=title_of(t, library, one.title))
    return PARAGRAPH.join((title, asked, lines)) + prose.origin()


def from_mentor(
    t: Translator, one: Shared, told: Told, check_at: dt.datetime, words: Translation | None
) -> Html:
    """Write an answer of a mentor: in `words`, its translation, or as it was written."""
    assert one.published_at, "only published ones are shown"
    assert one.checked_at, "as they are, they are checked"
    by = t.gettext(
        "<i>A volunteer mentor wrote this from experience. A coordinator read it and published it "
        "on {date}. It is no rule: the step has the rules, with their sources.</i>"
    )
    checked = t.gettext("<i>Checked on {date}, to be checked again by {by}.</i>")
    shown = one.told_in(words)
    passages = [
        html("<b>{title}</b>", title=shown.title),
        quoted(shown.question),
        quoted(shown.answer),
        html(by, date=t.date(one.published_at.date())),
        _source(t, one)
        + Html("\n")
        + html(checked, date=t.date(one.checked_at.date()), by=t.date(check_at.date())),
    ]
    if one.language != t.language:
        passages.append(_language(t, told(one.language), words))
    return PARAGRAPH.join(passages)


def _source(t: Translator, one: Shared) -> Html:
    if not one.source:
        return html(t.gettext("<i>This is what one person has seen. It has no source.</i>"))
    host = urlsplit(one.source).hostname or ""
    return html(t.gettext("<i>Source: {source}</i>"), source=link(host, one.source))


def _language(t: Translator, language: str, words: Translation | None) -> Html:
    """Say which language it is written in, and where these words come from."""
    if words is None:
        text = t.gettext("<i>It is written in {language}, and not translated yet.</i>")
    elif words.state is Checked.REVIEWED:
        text = t.gettext("<i>It was written in {language}. A person translated or checked it.</i>")
    else:
        text = t.gettext(
            "<i>It was written in {language}. A machine translated it, and nobody has checked it "
            "yet.</i>"
        )
    return html(text, language=language)


def original(t: Translator, one: Shared, language: str) -> Button:
    """Return the way to the words of who wrote it."""
    # Translators: {language} is the name of the language that an answer was written in.
    label = plain(t.gettext("📄 Original: {language}"), language=language)
    return Button(label, OpenOriginal(one.key))


def enough(t: Translator, *, step: Button | None) -> Message:
    """Be glad that an answer was enough. `step` leads to the step that it belongs to."""
    text = t.gettext("<b>Good to hear.</b>\n\nIf something is still open, you can always ask.")
    return screen(t, html(text), step)


# Before a question goes to mentors


def similar(t: Translator, here: ShowSimilar, found: Sequence[Door], back: Action) -> Message:
    """Show what a question may have as its answer already. `back` leads to its text."""
    text = t.gettext(
        "<b>Perhaps there is an answer already</b>\n\nOthers have asked something like this. You "
        "can read it now, without waiting. Nothing is sent yet."
    )
    read = (
        Button(f"💬 {one.title}", ReadSimilar(here.question, here.how, here.seen, one.key))
        for one in found
    )
    return screen(t, html(text), *read, *_or_send(t, here, ""), back=back)


def similar_answer(t: Translator, here: ShowSimilar, body: Html, key: str) -> Message:
    """Show an answer to somebody who is about to ask a mentor."""
    asked = html(t.gettext("Was this enough?"))
    return screen(t, PARAGRAPH.join((body, asked)), *_or_send(t, here, key), back=here)


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
