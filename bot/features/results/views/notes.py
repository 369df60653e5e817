"""You said, we did: written by a coordinator, read once more, sent to those who were asked."""

from typing import Final

from bot.features.results.actions import OpenResults, SendNote, WriteNote
from bot.features.results.domain.notes import LONGEST, Note
from bot.i18n import Html, Translator, html, quoted
from bot.message import Button, Message
from bot.screen import notice, screen

PARAGRAPH: Final = Html("\n\n")


def write(t: Translator, wave: int, title: str, k: int) -> Message:
    """Ask for the words of a note."""
    text = t.gettext(
        "<b>📣 You said, we did</b>\n{title}\n\nTell people what you learnt from their answers, "
        "and what changes now. Everybody who was asked gets it. Write no names, and no numbers of "
        "fewer than {k} people.\n\nPlease write it now, in at most {n} characters. You see it once "
        "more before it is sent."
    )
    return screen(
        t, html(text, title=title, n=t.number(LONGEST), k=t.number(k)), back=OpenResults(wave)
    )


def preview(t: Translator, note: Note, title: str, language: str) -> Message:
    """Show a note as everybody will see it. Nothing is sent yet."""
    text = t.gettext(
        "<b>Is this right?</b>\nEverybody who was asked gets this, once. It cannot be taken back."
    )
    return screen(
        t,
        PARAGRAPH.join((html(text), said(t, note, title, language))),
        Button(t.gettext("✅ Send to all who were asked"), SendNote(note.id)),  # limit: button 32
        Button(t.gettext("✏️ Write it again"), WriteNote(note.wave_id)),  # limit: button 32
        back=OpenResults(note.wave_id),
    )


def said(t: Translator, note: Note, title: str, language: str) -> Html:
    """Write what people get. `language` is the own name of the one it is written in."""
    head = html(t.gettext("<b>📣 You said, we did</b>\nAbout: {title}"), title=title)
    thanks = html(t.gettext("Thank you to everybody who answered."))
    passages = [head, quoted(note.text), thanks]
    if note.language != t.language:
        written = t.gettext("<i>It is written in {language}, and not translated.</i>")
        passages.append(html(written, language=language))
    return PARAGRAPH.join(passages)


def said_and_done(t: Translator, note: Note, title: str, language: str) -> Message:
    """Tell somebody who was asked."""
    return notice(t, said(t, note, title, language))


def sent(t: Translator, wave: int) -> Message:
    text = t.gettext(
        "<b>On its way</b>\n\nEverybody who was asked gets it, each at a good time for them."
    )
    return screen(t, html(text), back=OpenResults(wave))
