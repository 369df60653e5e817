"""What those read who say a published answer in another language."""

from collections.abc import Iterable, Mapping
from typing import Final

from bot.features.answers.actions import (
    ConfirmTranslation,
    OpenAnswer,
    OpenTranslation,
    SaveTranslation,
    ShowTranslations,
    WriteTranslation,
)
from bot.features.answers.domain import LONGEST, Checked, Shared, Translation
from bot.features.answers.service.translating import Work
from bot.i18n import Html, Language, Translator, copied, html, quoted
from bot.message import Button, Message
from bot.people.audit import code_of
from bot.screen import screen

PARAGRAPH: Final = Html("\n\n")
ICONS: Final = {Checked.REVIEWED: "✅", Checked.DRAFTED: "🤖"}
MISSING: Final = "▫️"


def door(t: Translator, one: Shared) -> Button:
    return Button(t.gettext("🌐 Translations"), ShowTranslations(one.id))


def languages(
    t: Translator, one: Shared, found: Mapping[str, Translation], may: Iterable[Language]
) -> Message:
    """Show in which languages it can be read; the reader may write those in `may`."""
    legend = t.gettext(
        "✅ a person wrote or checked it\n🤖 a machine wrote it\n▫️ not translated yet"
    )
    rows = [
        Button(f"{_icon(found.get(each.code))} {each.own_name}", OpenTranslation(one.id, each.code))
        for each in may
        if each.code != one.language
    ]
    title = html("<b>🌐 {title}</b>", title=one.title)
    return screen(t, PARAGRAPH.join((title, html(legend))), *rows, back=OpenAnswer(one.key))


def _icon(words: Translation | None) -> str:
    return ICONS[words.state] if words else MISSING


def words(t: Translator, work: Work, own_name: str) -> Message:
    """Show what readers of a language have now."""
    assert work.words
    one, language = work.words, work.language
    who = code_of(one.author)
    said = [html("<b>{icon} {language}</b>", icon=ICONS[one.state], language=own_name)]
    if who:
        said.append(html(t.gettext("Written or checked by {code} on {date}"), code=who,
                         date=t.date(one.written_at.date())))  # fmt: skip
    said += [html("<b>{title}</b>", title=one.title), quoted(one.question), quoted(one.answer)]
    check = Button(t.gettext("✅ I have checked it"), ConfirmTranslation(work.shared.id, language))
    return screen(
        t,
        PARAGRAPH.join(said),
        check if one.state is Checked.DRAFTED else None,
        Button(t.gettext("✏️ Write it anew"), WriteTranslation(work.shared.id, language)),
        back=ShowTranslations(work.shared.id),
    )


def write(t: Translator, work: Work, own_name: str, guarded: Iterable[Html] = ()) -> Message:
    """Ask for the next text, which is there to be copied; with all of them, show a preview."""
    if work.wanted is None:
        return _preview(t, work, own_name, guarded)
    n = len(work.draft) + 1
    text = t.gettext("Text {n} of 3, at most {limit} characters. Send it in {language}:")
    body = (
        *guarded,
        html(text, n=n, limit=LONGEST[work.wanted], language=own_name),
        copied(getattr(work.shared, work.wanted)),
    )
    return screen(t, PARAGRAPH.join(body), back=ShowTranslations(work.shared.id))


def _preview(t: Translator, work: Work, own_name: str, guarded: Iterable[Html]) -> Message:
    title, question, answer = work.draft
    care = t.gettext("Readers see this. Nothing is shown before you say who wrote it.")
    body = (
        html("<b>{language}: {title}</b>", language=own_name, title=title),
        quoted(question),
        quoted(answer),
        *guarded,
        html(care),
    )
    return screen(
        t,
        PARAGRAPH.join(body),
        Button(t.gettext("✅ I wrote or checked it"), SaveTranslation(Checked.REVIEWED)),
        Button(t.gettext("🤖 A machine wrote it"), SaveTranslation(Checked.DRAFTED)),
        Button(t.gettext("✏️ Write it anew"), WriteTranslation(work.shared.id, work.language)),
        back=ShowTranslations(work.shared.id),
    )


def too_late(t: Translator) -> Message:
    """Say that a text came when none was to be written any more."""
    return screen(t, html(t.gettext("This answer does not wait for a translation any more.")))
