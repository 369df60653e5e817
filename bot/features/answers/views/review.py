"""What coordinators read about answers that may be published."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from bot import paging
from bot.content import Library
from bot.features.answers.actions import (
    DeclineShared,
    EditShared,
    FindStep,
    OpenReview,
    PinShared,
    Publish,
    ShowReview,
    SpeakShared,
)
from bot.features.answers.domain import LONGEST, Shared
from bot.i18n import Html, Language, Translator, copied, html, quoted
from bot.message import Action, Button, Message
from bot.prose import title_of
from bot.screen import screen

ON_A_PAGE: Final = 6
LANGUAGES_IN_A_ROW: Final = 3
PARAGRAPH: Final = Html("\n\n")


def door(t: Translator) -> Button:
    return Button(t.gettext("📝 Answers to publish"), ShowReview())


def waiting(
    t: Translator, every: Sequence[Shared], spared: int, page: int, back: Action
) -> Message:
    """List what waits. `spared`: questions that needed no mentor, thanks to what is published."""
    pages = paging.chunked(every, ON_A_PAGE)
    page = paging.nearest(page, pages)
    text = t.gettext("The asker and the mentor of each agree. The longest waiting comes first.")
    if not every:
        text = t.gettext("Nothing waits to be published.")
    passages = [html(t.gettext("<b>📝 Answers to publish</b>")), html(text)]
    if spared:
        line = t.ngettext(
            "{n} question was answered by what is published: no mentor was needed.",
            "{n} questions were answered by what is published: no mentor was needed.",
            spared,
        )
        passages.append(html(line, n=spared))
    return screen(
        t,
        PARAGRAPH.join(passages),
        *(Button(f"📝 {one.title}", OpenReview(one.id)) for one in pages[page]),
        paging.turning(t, page, pages, ShowReview),
        back=back,
    )


def read(t: Translator, library: Library, shared: Shared, languages: Iterable[Language]) -> Message:
    """Show what is to be published as it stands, and what can be changed."""
    step = library.step(shared.step)
    pinned = title_of(t, library, step.title) if step else t.gettext("not chosen yet")
    care = t.gettext(
        "What we recognized is hidden already. Please read it once more: no names, places, "
        "hospitals or dates, and nothing that is not true for others."
    )
    # Translators: {title} is the headline of a text, {step} names a step of a route.
    lines = html(t.gettext("Title: {title}\nStep: {step}"), title=shared.title, step=pinned)
    body = (quoted(shared.question), quoted(shared.answer), lines, html(care))
    return screen(
        t,
        PARAGRAPH.join(body),
        (_edit(t, shared, "question"), _edit(t, shared, "answer")),
        (_edit(t, shared, "title"), Button(t.gettext("📌 Step"), FindStep(shared.id))),
        *paging.chunked([*_languages(shared, languages)], LANGUAGES_IN_A_ROW),
        Button(t.gettext("✅ Publish it"), Publish(shared.id)),
        Button(t.gettext("✖️ Do not publish it"), DeclineShared(shared.id)),
        back=ShowReview(),
    )


def _languages(shared: Shared, languages: Iterable[Language]) -> Iterator[Button]:
    for one in languages:
        chosen = one.code == shared.language
        label = f"🔘 {one.own_name}" if chosen else one.own_name
        yield Button(label, SpeakShared(shared.id, one.code))


def _edit(t: Translator, shared: Shared, field: str) -> Button:
    return Button(f"✏️ {_label(t, field)}", EditShared(shared.id, field))


def _label(t: Translator, field: str) -> str:
    match field:
        case "title":
            # Translators: the headline of a text.
            return t.gettext("Title")  # limit: button 14
        case "question":
            return t.gettext("Question")  # limit: button 14
        case _:
            return t.gettext("Answer")  # limit: button 14


def write(t: Translator, shared: Shared, field: str) -> Message:
    """Ask for a text; the one of now is there to be copied."""
    text = t.gettext("Send the new text, in the language in which it is to be read.")
    most = t.gettext("At most {n} characters.")
    body = (
        html("<b>{label}</b>", label=_label(t, field)),
        copied(getattr(shared, field)),
        html(text) + Html(" ") + html(most, n=LONGEST[field]),
    )
    return screen(t, PARAGRAPH.join(body), back=OpenReview(shared.id))


def find_step(
    t: Translator, library: Library, shared: Shared, found: Sequence[str] | None
) -> Message:
    """Ask for a word of the step; `found` are steps with the word that was sent."""
    text = t.gettext("Send a word of the step where it is to be shown.")
    if found is not None:
        text = t.gettext("Tap the step, or send another word.")
    if found == []:
        text = t.gettext("I found no step for this. Send another word.")
    steps = [
        Button(f"📋 {title_of(t, library, library.steps[slug].title)}", PinShared(shared.id, slug))
        for slug in found or ()
    ]
    return screen(t, html(text), *steps, back=OpenReview(shared.id))


def published(t: Translator, shared: Shared, to: Action) -> Message:
    """Confirm that everybody can read it now."""
    text = html(t.gettext("“{title}” is published. Both sides are told."), title=shared.title)
    return screen(t, text, Button(t.gettext("👁 Read it"), to), back=ShowReview())


def declined(t: Translator) -> Message:
    """Confirm that it is not published."""
    text = t.gettext("It is not published, and its copy is deleted. Both sides are told.")
    return screen(t, html(text), back=ShowReview())


def too_late(t: Translator) -> Message:
    """Say that a text came when nothing was to be written any more."""
    return screen(t, html(t.gettext("This does not wait to be published any more.")))
