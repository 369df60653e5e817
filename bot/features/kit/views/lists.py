"""The lists of a kit, and one thing of them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from bot import paging
from bot.content.kit import Risk
from bot.features.kit.actions import (
    AddItem,
    ChooseOwner,
    DropItem,
    MarkItem,
    MoveItem,
    OpenItem,
    OpenKit,
    OpenSpeaker,
    PrintKit,
    SetOwner,
    ShowItems,
    ShowOverdue,
    ShowProgramme,
    ShowSpeakers,
    WriteNote,
)
from bot.features.kit.domain import Item, Section, State
from bot.features.kit.service.listing import NOTE_LENGTH, OWN_LENGTH
from bot.features.kit.service.reading import Prepared
from bot.features.kit.views.parts import LINE, PARAGRAPH, coordinator, label, lacking, of, when
from bot.i18n import Html, Translator, html, plain, quoted
from bot.message import Action, Button, Message
from bot.nudges import Piece
from bot.people.person import Person
from bot.screen import ShowDesk, notice, screen

ON_A_PAGE: Final = 8
NEXT: Final = 3
"""So many things to do stand on the first screen."""


def kit(t: Translator, found: Prepared, back: Action) -> Message:
    """Show how far an event's preparations are, and what comes next."""
    occasion, today = found.occasion, found.today
    lines = [
        html(t.gettext("<b>🧰 Prepare: {title}</b>"), title=occasion.title),
        html("{when}", when=when(t, occasion.day, today)) if occasion.day >= today else None,
        *(_progress(t, found, section) for section in Section),
    ]
    parts = [LINE.join(line for line in lines if line)]
    if found.late:
        parts.append(LINE.join(_late(t, found)))
    upcoming = [one for one in found.of(Section.TASKS) if one.is_open][:NEXT]
    lists = [Button(of(t, one), ShowItems(occasion.id, one.value)) for one in Section]
    return screen(
        t,
        PARAGRAPH.join(parts),
        *(_button(t, found, one) for one in upcoming),
        lists,
        (
            Button(t.gettext("🎤 Speakers"), ShowSpeakers(occasion.id)),  # limit: button 18
            Button(t.gettext("🗓 Order of the day"), ShowProgramme(occasion.id)),  # limit: button 18
        ),
        Button(t.gettext("🖨 All of it to print"), PrintKit(occasion.id)),  # limit: button 32
        back=back,
    )


def _progress(t: Translator, found: Prepared, section: Section) -> Html:
    done, every = found.progress(section)
    text = t.gettext("{list}: {done} of {every}")
    return html(text, list=of(t, section), done=t.number(done), every=t.number(every))


def _late(t: Translator, found: Prepared) -> list[Html]:
    text = t.ngettext("⏰ {n} thing is late.", "⏰ {n} things are late.", found.late)
    said = [lacking(t, speaker, lack) for speaker, lack in found.lacks]
    return [html(text, n=t.number(found.late)), *said]


def _button(t: Translator, found: Prepared, item: Item) -> Button:
    return Button(label(t, item, found.today), OpenItem(found.occasion.id, item.id))


def items(t: Translator, found: Prepared, section: Section, page: int) -> Message:
    """Show one list: what is open first."""
    event = found.occasion.id
    pages = paging.chunked(found.of(section), ON_A_PAGE)
    page = paging.nearest(page, pages)
    body = html(
        t.gettext("<b>{list}: {title}</b>"), list=of(t, section), title=found.occasion.title
    )
    note = html(t.gettext("✅ done · 🚫 not needed here · ⏰ late"))
    return screen(
        t,
        PARAGRAPH.join((body, _about(t, section), note)),
        *(_button(t, found, one) for one in pages[page]),
        paging.turning(t, page, pages, lambda to: ShowItems(event, section.value, to)),
        Button(t.gettext("🆕 Add our own"), AddItem(event, section.value)),  # limit: button 32
        back=OpenKit(event),
    )


def _about(t: Translator, section: Section) -> Html:
    match section:
        case Section.TASKS:
            return html(t.gettext("Those due first come first. Tap one to say that it is done."))
        case Section.RISKS:
            return html(t.gettext("What could go wrong. Done means: we know what we do about it."))
        case _:
            return html(t.gettext("What people need on the day. Done means: it is arranged."))


def item(t: Translator, found: Prepared, one: Item, mine: str, owner: str) -> Message:
    """Show one thing. `mine` and `owner` are the letters of who reads it and who looks after it."""
    event = found.occasion.id
    return screen(
        t,
        PARAGRAPH.join(_lines(t, found, one, owner)),
        *_states(t, event, one),
        _owners(t, event, one, mine, owner),
        _moves(t, event, one),
        (
            Button(t.gettext("📝 Note"), WriteNote(event, one.id)),  # limit: button 18
            # limit: button 18
            None if one.part else Button(t.gettext("🗑 Delete"), DropItem(event, one.id)),
        ),
        back=ShowItems(event, one.section.value),
    )


def _lines(t: Translator, found: Prepared, one: Item, owner: str) -> list[Html]:
    facts = [html("{state}", state=_state(t, one.state))]
    if one.due and one.is_open:
        facts.append(html(t.gettext("Due: {when}"), when=when(t, one.due, found.today)))
    if isinstance(one.part, Risk):
        facts.append(html(t.gettext("Usually: {who}"), who=t.content(one.part.who)))
    who = coordinator(t, owner) if owner else t.gettext("nobody yet")
    facts.append(html(t.gettext("Looks after it: {who}"), who=who))
    hint = getattr(one.part, "hint", "")
    return [
        html("<b>{title}</b>", title=one.title(t)),
        *([html("{hint}", hint=t.content(hint))] if hint else []),
        LINE.join(facts),
        *([quoted(one.mark.note)] if one.mark.note else []),
    ]


def _state(t: Translator, state: State) -> str:
    match state:
        case State.DONE:
            return t.gettext("✅ Done")
        case State.OFF:
            return t.gettext("🚫 Not needed here")
        case _:
            return t.gettext("▫️ To do")


def _states(t: Translator, event: int, one: Item) -> list[object]:
    if not one.is_open:
        undo = MarkItem(event, one.id, State.OPEN.value)
        return [Button(t.gettext("↩️ Undo"), undo)]  # limit: button 32
    done, off = (MarkItem(event, one.id, state.value) for state in (State.DONE, State.OFF))
    return [
        (
            Button(t.gettext("✅ Done"), done),  # limit: button 18
            Button(t.gettext("🚫 Not needed"), off),  # limit: button 18
        )
    ]


def _owners(t: Translator, event: int, one: Item, mine: str, owner: str) -> tuple[Button, ...]:
    me = SetOwner(event, one.id, "" if owner == mine else mine)
    # limit: button 18
    text = t.gettext("🙅 Not me") if owner == mine else t.gettext("🙋 I do it")
    # limit: button 18
    return Button(text, me), Button(t.gettext("👥 Another"), ChooseOwner(event, one.id))


def _moves(t: Translator, event: int, one: Item) -> tuple[Button, ...]:
    if one.due is None or not one.is_open:
        return ()
    # limit: button 18
    earlier = Button(t.gettext("1 week earlier"), MoveItem(event, one.id, -7))
    # limit: button 18
    return earlier, Button(t.gettext("1 week later"), MoveItem(event, one.id, 7))


def owners(t: Translator, found: Prepared, one: Item, people: Mapping[str, Person]) -> Message:
    """Show who could look after it: every coordinator, by three letters."""
    text = t.gettext(
        "<b>👥 Who looks after it?</b>\n{title}\n\nCoordinators stand here by three letters, as in "
        "the audit log. Each sees their own on “I do it”."
    )
    event = found.occasion.id
    rows = [Button(coordinator(t, code), SetOwner(event, one.id, code)) for code in sorted(people)]
    nobody = Button(t.gettext("Nobody"), SetOwner(event, one.id, ""))  # limit: button 32
    body = html(text, title=one.title(t))
    return screen(t, body, *paging.chunked(rows, 2), nobody, back=OpenItem(event, one.id))


def ask_own(t: Translator, found: Prepared, section: Section) -> Message:
    text = t.gettext(
        "<b>🆕 Add one of our own</b>\nPlease write it now, in at most {n} characters. Names of "
        "participants do not belong here."
    )
    back = ShowItems(found.occasion.id, section.value)
    return screen(t, html(text, n=t.number(OWN_LENGTH)), back=back)


def ask_note(t: Translator, found: Prepared, one: Item) -> Message:
    text = t.gettext(
        "<b>📝 Note: {title}</b>\nPlease write it now, in at most {n} characters. It takes the "
        "place of the one before. All coordinators can read it."
    )
    before = quoted(one.mark.note) if one.mark.note else Html("")
    body = html(text, title=one.title(t), n=t.number(NOTE_LENGTH)) + before
    return screen(t, body, back=OpenItem(found.occasion.id, one.id))


def overdue(t: Translator, late: Sequence[Prepared], page: int) -> Message:
    """Show what is late, of every event; the event that comes first stands first."""
    found = [(kit.occasion.title, button) for kit in late for button in _late_buttons(t, kit)]
    pages = paging.chunked(found, ON_A_PAGE)
    page = paging.nearest(page, pages)
    title = html(t.gettext("<b>⏰ Late for an event</b>"))
    if not found:
        nothing = html(t.gettext("Nothing is late. 🌿"))
        return screen(t, PARAGRAPH.join((title, nothing)), back=ShowDesk())
    events = dict.fromkeys(event for event, _ in pages[page])
    body = (title, LINE.join(html("{title}", title=event) for event in events))
    turning = paging.turning(t, page, pages, ShowOverdue)
    buttons = [button for _, button in pages[page]]
    return screen(t, PARAGRAPH.join(body), *buttons, turning, back=ShowDesk())


def _late_buttons(t: Translator, kit: Prepared) -> Iterator[Button]:
    yield from (_button(t, kit, one) for one in kit.overdue)
    for one in dict.fromkeys(speaker for speaker, _ in kit.lacks):
        name = plain("🎤 {name}", name=one.name)
        yield Button(name, OpenSpeaker(kit.occasion.id, one.id))


def reminder(t: Translator, found: Prepared, one: Item) -> Piece:
    """Remind whoever looks after a task."""
    text = t.gettext("<b>🧰 {task}</b>\nYou look after this for: {title}\nDue: {when}")
    assert one.due, "a task"
    body = html(text, task=one.title(t), title=found.occasion.title,
                when=when(t, one.due, found.today))  # fmt: skip
    event = found.occasion.id
    rows = (
        # limit: button 32
        Button(t.gettext("✅ Done"), MarkItem(event, one.id, State.DONE.value)),
        Button(t.gettext("👀 Show it"), OpenItem(event, one.id)),  # limit: button 32
    )
    return Piece(t.gettext("🧰 A task for an event"), notice(t, body, *rows))  # limit: button 32
