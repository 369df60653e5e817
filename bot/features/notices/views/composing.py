"""Notices as coordinators write them: what there is, what one says in each language."""

import dataclasses
from collections.abc import Iterable, Sequence
from typing import Final

from bot import paging
from bot.features.notices.actions import (
    ChangeNotice,
    CheckNotice,
    ChooseLanguage,
    DropLink,
    DropNotice,
    FallBack,
    OpenNotice,
    Preview,
    ShowCorrection,
    ShowNotices,
    ShowText,
    TakeOut,
    TurnKind,
    WriteLink,
    WriteNotice,
)
from bot.features.notices.domain import BEGUN, LONGEST, Kind, Notice, State, title
from bot.i18n import Html, Language, Translator, html, plain, quoted
from bot.i18n.languages import language
from bot.i18n.split import beginning
from bot.message import Action, Button, Message
from bot.screen import ShowDesk, screen

PARAGRAPH: Final = Html("\n\n")
LINE: Final = Html("\n")
ON_A_PAGE: Final = 5
SEEN, ADDRESS = 2000, 60
"""Characters of a text and of an address beside whom it is for; the preview has all of them."""
SIGNS: Final = {
    State.DRAFT: "✏️",
    State.APPROVED: "☑️",
    State.QUEUED: "⏳",
    State.SENDING: "📤",
    State.PAUSED: "⏸",
    State.SENT: "✅",
    State.CANCELLED: "✖️",
    State.RECALLED: "↩️",
}
STUCK: Final = "⚠️"


def notices(t: Translator, every: Sequence[Notice], page: int, said: str | None = None) -> Message:
    """Show the notices, first those that wait for somebody, and the way to a new one."""
    text = t.gettext(
        "<b>📢 Notices</b>\nA notice goes to everybody, or to the people you choose. You write it, "
        "see what they will see, approve it and send it. Nothing leaves before."
    )
    pages = paging.chunked(sorted(every, key=lambda one: not one.is_stuck), ON_A_PAGE)
    page = paging.nearest(page, pages)
    rows = [Button(_name(t, one), OpenNotice(one.id)) for one in pages[page]]
    new = Button(t.gettext("🆕 New notice"), WriteNotice())  # limit: button 32
    parts = [html("{said}", said=said)] if said else []
    turning = paging.turning(t, page, pages, ShowNotices)
    body = PARAGRAPH.join((*parts, html(text)))
    return screen(t, body, *rows, turning, new, back=ShowDesk())


def _name(t: Translator, notice: Notice) -> str:
    sign = STUCK if notice.is_stuck else SIGNS[notice.state]
    return plain(f"{sign} {{title}}", title=title(_text(t, notice)))


def _text(t: Translator, notice: Notice) -> str:
    return notice.words.texts[notice.words.language(t.language)]


def write(t: Translator, code: str, notice: Notice | None, said: str | None = None) -> Message:
    """Ask for a text in one language; another stands below, to go by."""
    text = t.gettext(
        "<b>✏️ Write it in {language}</b>\nThe first line is the headline. Short texts are read "
        "best: there is room for {n} characters.\n\nPlease write it now. You see it once more "
        "before anybody gets it."
    )
    parts = [html("{said}", said=said)] if said else []
    parts.append(html(text, language=language(code).own_name, n=t.number(LONGEST)))
    if notice:
        words = notice.correction or notice.words
        parts.append(quoted(words.texts[words.language(code)]))
    back = ChooseLanguage(notice.id) if notice else ShowNotices()
    return screen(t, PARAGRAPH.join(parts), back=back)


def draft(
    t: Translator,
    notice: Notice,
    audience: Iterable[Html],
    choose: Action,
    said: str | None = None,
) -> Message:
    """Show what can be changed of a notice. `audience` says whom it is for; `choose` changes it."""
    here, words = notice.id, notice.words
    facts = [*audience, _kind(t, notice), _languages(t, notice)]
    if words.url:
        facts.append(html(t.gettext("Button: {address}"), address=beginning(words.url, ADDRESS)))
    again = []
    if notice.state is State.APPROVED:
        again.append(html(t.gettext("Approved. If you change it, it must be approved again.")))
    link = WriteLink(here)
    return screen(
        t,
        PARAGRAPH.join(
            (*([html("{said}", said=said)] if said else []),
             html(t.gettext("<b>📢 Your notice</b>")), quoted(beginning(_text(t, notice), SEEN)),
             LINE.join(facts),
             *again)
        ),
        # limit: button 32
        Button(t.gettext("✅ Check and approve"), CheckNotice(here)),
        # limit: button 18
        (Button(t.gettext("👁 Preview"), Preview(here, words.language(t.language))),
         # limit: button 18
         Button(t.gettext("✏️ Text"), ChooseLanguage(here))),
        # limit: button 18
        (Button(t.gettext("🎯 Who gets it"), choose),
         # limit: button 18
         Button(t.gettext("🔗 Button"), link)),
        _turn(t, notice),
        Button(t.gettext("🗑 Delete"), DropNotice(here)),  # limit: button 32
        back=OpenNotice(here) if notice.state is State.APPROVED else ShowNotices(),
    )  # fmt: skip


def _turn(t: Translator, notice: Notice) -> Button:
    to = TurnKind(notice.id, notice.kind.other.value)
    if notice.kind is Kind.SERVICE:
        return Button(t.gettext("🏷 This is an offer or promotion"), to)  # limit: button 32
    return Button(t.gettext("🏷 It belongs to the programme"), to)  # limit: button 32


def _kind(t: Translator, notice: Notice) -> Html:
    if notice.kind is Kind.SERVICE:
        return html(t.gettext("Kind: about the programme"))
    return html(t.gettext("Kind: offer or promotion. Only who said yes to offers gets it."))


def _languages(t: Translator, notice: Notice) -> Html:
    own = {code: language(code).own_name for code in notice.words.texts}
    text = t.gettext("Languages: {languages}. All other readers get it in {fallback}.")
    return html(text, languages=t.names(list(own.values())), fallback=own[notice.words.fallback])


def languages(t: Translator, notice: Notice, every: Iterable[Language]) -> Message:
    """Show in which languages a notice is written, and in which it can be."""
    text = t.gettext(
        "<b>🌍 In which language?</b>\n✅ shows the languages that are written already."
    )
    words = notice.correction or notice.words
    rows = [
        Button(f"✅ {one.own_name}" if one.code in words.texts else one.own_name,
               ShowText(notice.id, one.code))
        for one in every
    ]  # fmt: skip
    return screen(t, html(text), *paging.chunked(rows, 2), back=_back(notice))


def _back(notice: Notice) -> Action:
    if notice.correction:
        return ShowCorrection(notice.id)
    return OpenNotice(notice.id) if notice.state in BEGUN else ChangeNotice(notice.id)


def text(t: Translator, notice: Notice, code: str) -> Message:
    """Show what readers of one language get, and what can be done about it."""
    words, here = notice.correction or notice.words, notice.id
    own, is_written = language(code).own_name, code in words.texts
    is_open = notice.state not in BEGUN
    head = html("<b>{language}</b>", language=own)
    if is_written:
        parts = [head, quoted(words.texts[code])]
        # limit: button 32
        write = Button(t.gettext("✏️ Write it anew"), WriteNotice(here, code))
    else:
        other = language(words.fallback).own_name
        said = t.gettext("It is not written in this language. These readers get it in {language}.")
        parts = [head, html(said, language=other)]
        write = Button(t.gettext("✏️ Write it"), WriteNotice(here, code))  # limit: button 32
    falls = is_open and is_written and words.fallback != code
    leaves = is_open and is_written and len(words.texts) > 1
    return screen(
        t,
        PARAGRAPH.join(parts),
        write,
        Button(t.gettext("👁 Preview"), Preview(here, code)),
        # limit: button 32
        Button(t.gettext("🌍 For all other languages"), FallBack(here, code)) if falls else None,
        # limit: button 32
        Button(t.gettext("🗑 Without this language"), TakeOut(here, code)) if leaves else None,
        back=ChooseLanguage(here),
    )


def preview(t: Translator, notice: Notice, code: str, seen: Message) -> Message:
    """Show a message exactly as a reader of a language gets it, and below the way back.

    The buttons that would change how the coordinator hears of things do nothing here.
    """
    here = Preview(notice.id, code)
    rows = tuple(
        tuple(one if one.url else Button(one.label, here) for one in row) for row in seen.rows
    )
    way_back = screen(t, Html(""), back=ShowText(notice.id, code)).rows
    return dataclasses.replace(seen, rows=(*rows, *way_back), topic=0)


def link(t: Translator, notice: Notice) -> Message:
    """Ask for the address that a button opens."""
    said = t.gettext(
        "<b>🔗 A button under the notice</b>\nSend me the address of a page. It begins with "
        "https://. The link of an event works too. The button says “Open”, in each language."
    )
    # limit: button 32
    drop = Button(t.gettext("🗑 No button"), DropLink(notice.id)) if notice.words.url else None
    return screen(t, html(said), drop, back=ChangeNotice(notice.id))


def ask_drop(t: Translator, notice: Notice) -> Message:
    said = t.gettext("Delete this notice? Nobody has got it.")
    yes = Button(t.gettext("🗑 Yes, delete it"), DropNotice(notice.id, 1))  # limit: button 32
    return screen(t, html(said), yes, back=OpenNotice(notice.id))


def dropped(t: Translator) -> str:
    return t.gettext("✅ Deleted. Nobody got it.")


def overtaken(t: Translator) -> str:
    """Say why a text was not kept: it would have replaced one that its writer has not seen."""
    return t.gettext(
        "Somebody else changed this notice while you were writing, so your text was not kept yet. "
        "Below is how it stands now. To replace it, send your text again."
    )


def not_now(t: Translator) -> str:
    """Say that a button did nothing: somebody was quicker, or it was tapped twice."""
    return t.gettext("Nothing more to do here: this is how it stands now.")
