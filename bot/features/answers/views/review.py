"""What coordinators read about answers that may be published."""

import datetime as dt
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
    StillRight,
    TakeBack,
)
from bot.features.answers.domain import LONGEST, Shared, State
from bot.features.answers.service.reviewing import Waiting
from bot.i18n import Html, Language, Translator, copied, html, quoted
from bot.message import Action, Button, Message
from bot.prose import link, title_of
from bot.screen import screen

ON_A_PAGE: Final = 6
LANGUAGES_IN_A_ROW: Final = 3
PARAGRAPH: Final = Html("\n\n")


def door(t: Translator) -> Button:
    return Button(t.gettext("📝 Answers to publish"), ShowReview())


def waiting(t: Translator, all_: Waiting, page: int, back: Action) -> Message:
    """List what waits to be published, and then what was published long ago."""
    every, spared = [*all_.new, *all_.due], all_.spared
    pages = paging.chunked(every, ON_A_PAGE)
    page = paging.nearest(page, pages)
    text = t.gettext("The asker and the mentor of each agree. The longest waiting comes first.")
    if not all_.new:
        text = t.gettext("Nothing waits to be published.")
    passages = [html(t.gettext("<b>📝 Answers to publish</b>")), html(text)]
    if all_.due:
        passages.append(html(t.gettext("🕰 published long ago: is it still right?")))
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
        *(Button(f"{_icon(one)} {one.title}", OpenReview(one.id)) for one in pages[page]),
        paging.turning(t, page, pages, ShowReview),
        back=back,
    )


def _icon(one: Shared) -> str:
    return "🕰" if one.state is State.PUBLISHED else "📝"


def recheck(t: Translator, one: Shared, to: Action) -> Message:
    """Show what was published long ago, and ask whether it is still right."""
    assert one.checked_at, "only published ones are looked at again"
    text = t.gettext("Checked on {date}. Is it still right? If not, please take it back.")
    return screen(
        t,
        PARAGRAPH.join((
            html("<b>{title}</b>", title=one.title),
            quoted(one.question),
            quoted(one.answer),
            _source(t, one),
            html(text, date=t.date(one.checked_at.date())),
        )),
        Button(t.gettext("✅ It is still right"), StillRight(one.id)),
        (_edit(t, one, "source"), Button(t.gettext("👁 Read it"), to)),
        Button(t.gettext("↩️ Take it back"), TakeBack(one.id, 0)),
        back=ShowReview(),
    )  # fmt: skip


def still_right(t: Translator, one: Shared, check_at: dt.datetime) -> Message:
    text = t.gettext("Thank you. “{title}” comes back here on {date}.")
    body = html(text, title=one.title, date=t.date(check_at.date()))
    return screen(t, body, back=ShowReview())


def _source(t: Translator, one: Shared) -> Html:
    if one.source:
        return html(t.gettext("Source: {source}"), source=link(one.source, one.source))
    return html(t.gettext("It has no source: readers see that one person has seen this."))


def hidden(
    t: Translator, kinds: Sequence[str], doubtful: Sequence[tuple[str, str]]
) -> tuple[Html, ...]:
    """Say what was hidden, by its kinds, and what else looks as if it shows who somebody is."""
    lines = []
    if kinds:
        lines.append(html(t.gettext("🙈 Hidden: {kinds}"), kinds=t.list(list(kinds))))
    if doubtful:
        found = [html("• {kind}: {text}", kind=kind, text=text) for kind, text in doubtful]
        head = html(t.gettext("⚠️ This may show who somebody is:"))
        lines.append(Html("\n").join((head, *found)))
    return tuple(lines)


def read(
    t: Translator,
    library: Library,
    shared: Shared,
    languages: Iterable[Language],
    guarded: Sequence[Html] = (),
) -> Message:
    """Show what is to be published as it stands, what was `hidden`, and what can be changed."""
    step = library.step(shared.step)
    pinned = title_of(t, library, step.title) if step else t.gettext("not chosen yet")
    care = t.gettext(
        "What we recognized is hidden already. Please read it once more: no names, places, "
        "hospitals or dates, and nothing that is not true for others."
    )
    # Translators: {title} is the headline of a text, {step} names a step of a route.
    lines = html(t.gettext("Title: {title}\nStep: {step}"), title=shared.title, step=pinned)
    body = (
        quoted(shared.question),
        quoted(shared.answer),
        lines + Html("\n") + _source(t, shared),
        *guarded,
        html(care),
    )
    return screen(
        t,
        PARAGRAPH.join(body),
        (_edit(t, shared, "question"), _edit(t, shared, "answer")),
        (_edit(t, shared, "title"), _edit(t, shared, "source")),
        Button(t.gettext("📌 Step"), FindStep(shared.id)),
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
        case "source":
            # Translators: the page from which something is known.
            return t.gettext("Source")  # limit: button 14
        case _:
            return t.gettext("Answer")  # limit: button 14


def write(t: Translator, shared: Shared, field: str) -> Message:
    """Ask for a text; the one of now is there to be copied."""
    if field == "source":
        return _write_source(t, shared)
    text = t.gettext("Send the new text, in the language in which it is to be read.")
    most = t.gettext("At most {n} characters.")
    body = (
        html("<b>{label}</b>", label=_label(t, field)),
        copied(getattr(shared, field)),
        html(text) + Html(" ") + html(most, n=LONGEST[field]),
    )
    return screen(t, PARAGRAPH.join(body), back=OpenReview(shared.id))


def _write_source(t: Translator, shared: Shared) -> Message:
    text = t.gettext(
        "Send the address of a public page that says the same. It begins with https://"
    )
    body = (
        html("<b>{label}</b>", label=_label(t, "source")),
        *([copied(shared.source)] if shared.source else []),
        html(text),
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
