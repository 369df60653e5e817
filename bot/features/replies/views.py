"""What mentors read about saved replies, beside a question and in their inbox."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from bot import paging
from bot.features.replies.actions import (
    Delete,
    KeepAsItIs,
    KeepHidden,
    NewSaved,
    OpenSaved,
    Rename,
    Rewrite,
    ShowSaved,
)
from bot.features.replies.domain import LONGEST_TITLE, MOST, Saved
from bot.i18n import Html, Translator, html, quoted
from bot.message import Action, Button, Message
from bot.screen import screen

ON_A_PAGE: Final = 6
PARAGRAPH: Final = Html("\n\n")


@dataclass(frozen=True)
class Choice:
    """A reply in a list: the words on its button, and where it leads."""

    label: str
    action: Action


@dataclass(frozen=True)
class Reading:
    """A reply as somebody reads it; `language` is the own name of theirs, "" for one's own."""

    language: str
    text: str


# Beside a question


def choose(
    t: Translator,
    choices: Sequence[Choice],
    page: int,
    *,
    ref: str,
    back: Action,
    turn: Callable[[int], Action],
) -> Message:
    """Let a mentor choose a reply for a question; `turn` leads to another page."""
    pages = paging.chunked(choices, ON_A_PAGE)
    page = paging.nearest(page, pages)
    text = t.gettext(
        "Choose one for {ref}. You read it first, and nothing is sent yet. ⭐ is yours; 📌 comes "
        "from the programme, with its source, in the language of the person who asks."
    )
    title = html(t.gettext("<b>📌 Saved replies</b>"))
    return screen(
        t,
        PARAGRAPH.join((title, html(text, ref=ref))),
        *(Button(one.label, one.action) for one in pages[page]),
        paging.turning(t, page, pages, turn),
        back=back,
    )


def preview(
    t: Translator, title: str, readings: Sequence[Reading], *, add: Action, back: Action
) -> Message:
    """Show a reply before it is added, first as the person who asks will read it."""
    passages = [html("<b>{title}</b>", title=title)]
    for one in readings:
        if one.language:
            heading = html(t.gettext("The person reads it in {language}:"), language=one.language)
        else:
            heading = html(t.gettext("In your language:"))
        passages += [heading] if len(readings) > 1 else []
        passages.append(quoted(one.text))
    button = Button(t.gettext("✅ Add to my answer"), add)
    return screen(t, PARAGRAPH.join(passages), button, back=back)


# One's own


def saved(t: Translator, replies: Sequence[Saved], page: int, back: Action) -> Message:
    """List what a mentor saved."""
    pages = paging.chunked(replies, ON_A_PAGE)
    page = paging.nearest(page, pages)
    about = t.gettext(
        "Texts that you write again and again. While you answer, one tap adds one to your draft. "
        "Nobody else sees this list."
    )
    count = t.gettext("You have {n} of {total}.")
    title = html(t.gettext("<b>📝 My saved replies</b>"))
    return screen(
        t,
        PARAGRAPH.join((title, html(about), html(count, n=len(replies), total=MOST))),
        *(Button(f"⭐ {one.title}", OpenSaved(one.id)) for one in pages[page]),
        paging.turning(t, page, pages, ShowSaved),
        Button(t.gettext("📝 New reply"), NewSaved()) if len(replies) < MOST else None,
        back=back,
    )


def one_saved(t: Translator, one: Saved, text: str) -> Message:
    """Show a saved reply; `text` is how it reads, with words where something was hidden."""
    body = PARAGRAPH.join((html("<b>⭐ {title}</b>", title=one.title), quoted(text)))
    change = (
        # limit: button 18
        Button(t.gettext("✏️ Title"), Rename(one.id)),
        # limit: button 18
        Button(t.gettext("✏️ Text"), Rewrite(one.id)),
    )
    return screen(t, body, change, Button(t.gettext("🗑 Delete"), Delete(one.id, 0)),
                  back=ShowSaved())  # fmt: skip


def ask_title(t: Translator, back: Action) -> Message:
    text = t.gettext(
        "<b>📝 A saved reply: its title</b>\n\nWrite a title by which you find it, of at most {n} "
        "characters."
    )
    return screen(t, html(text, n=LONGEST_TITLE), back=back)


def ask_text(t: Translator, back: Action) -> Message:
    """Ask for the text, and say what is true of every text that goes to somebody."""
    text = t.gettext(
        "<b>📝 A saved reply: its text</b>\n\nWrite the text as a message, here. It is for many "
        "people: write nothing about one of them. Links that you type are hidden; those of the "
        "programme's own replies are not."
    )
    return screen(t, html(text), back=back)


def choose_hidden(t: Translator, found: Html, seen: int, *, may_stay: bool) -> Message:
    """Show what a text holds that could show who somebody is; `seen` stands for this text."""
    again = html(t.gettext("You can also write the text again, as a message."))
    stay = Button(t.gettext("Save as it is"), KeepAsItIs(seen)) if may_stay else None
    hide = Button(t.gettext("✅ Save with these hidden"), KeepHidden())
    return screen(t, PARAGRAPH.join((found, again)), hide, stay, back=ShowSaved())


def sure_to_delete(t: Translator, one: Saved) -> Message:
    text = t.gettext("Do you want to delete your saved reply {title}?")
    yes = Button(t.gettext("🗑 Yes, delete it"), Delete(one.id, 1))
    return screen(t, html(text, title=one.title), yes, back=OpenSaved(one.id))
