"""Events as coordinators see them: all of them, one, and what people need who come."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from bot import paging
from bot.features.events.domain import Change, Event, State, writing
from bot.features.events.domain.past import Past
from bot.features.events.domain.writing import Staged, Step
from bot.features.events.organising import (
    AskStep,
    CancelEvent,
    ChooseWords,
    ConfirmChange,
    DropEvent,
    NewEvent,
    OrganiseEvent,
    PublishEvent,
    RepeatEvent,
    ShowOrganised,
    ShowSteps,
    TellPeople,
)
from bot.features.events.views import parts
from bot.features.events.views.parts import LINE, PARAGRAPH
from bot.features.events.views.steps import current, label
from bot.i18n import Html, Translator, html, plain
from bot.i18n.languages import language
from bot.message import Action, Button, Message
from bot.screen import screen

ON_A_PAGE: Final = 6


def events(
    t: Translator,
    every: Sequence[Event],
    stuck: Mapping[int, object],
    page: int,
    back: Action,
    said: str | None = None,
    older: Sequence[Past] = (),
) -> Message:
    """Show all events; what needs somebody to act comes first. `older` ones are only numbers."""
    text = t.gettext("<b>📅 Events</b>\nTap one to see who comes, to change or to cancel it.")
    body = [*([html("{said}", said=said)] if said else []), html(text)]
    if stuck:
        body.append(html(t.gettext("❗ needs you: no place or link yet, or people wait.")))
    if older:
        text = t.gettext("Older events are kept as numbers: {n}. People who came: {came}.")
        n, came = sum(one.events for one in older), sum(one.came for one in older)
        body.append(html(text, n=t.number(n), came=t.number(came)))
    first = sorted(every, key=lambda one: one.id not in stuck)
    pages = paging.chunked(first, ON_A_PAGE)
    page = paging.nearest(page, pages)
    rows = [Button(parts.label(t, one, _sign(one, stuck)), OrganiseEvent(one.id))
            for one in pages[page]]  # fmt: skip
    turning = paging.turning(t, page, pages, ShowOrganised)
    new = Button(t.gettext("🆕 New event"), NewEvent())  # limit: button 32
    return screen(t, PARAGRAPH.join(body), new, *rows, turning, back=back)


def _sign(event: Event, stuck: Mapping[int, object]) -> str:
    if event.id in stuck:
        return "❗"
    return {State.DRAFT: "✏️", State.OPEN: "🟢", State.CLOSED: "🔒", State.CANCELLED: "❌"}.get(
        event.state, "▫️"
    )


# A draft


def draft(
    t: Translator, event: Event, text: Html | None, dates: Sequence[object], who: Html,
    *more: Button | None,
) -> Message:  # fmt: skip
    """Show the `text` that people will read, or which one lacks something; and what is set."""
    missing = writing.missing(event)
    rows: list[object] = []
    if missing:
        head = t.gettext("<b>✏️ Draft.</b> Something is missing still.")
        # limit: button 32
        rows.append(Button(t.gettext("▶️ Go on"), AskStep(event.id, missing.value, 0)))
    else:
        head = t.gettext("<b>✏️ Draft.</b> People will see it like this:")
        rows.append(Button(t.gettext("✅ Open it"), PublishEvent(event.id)))  # limit: button 32
    facts = [html(t.gettext("For: {who}"), who=who)]
    facts.append(html(t.gettext("Languages: {languages}"), languages=_languages(t, event)))
    rooms = [one for one in writing.steps(event) if one in (Step.SEATS, Step.SEATS_ONLINE)]
    facts += [html("{label}: {n}", label=label(t, one), n=current(t, event, one)) for one in rooms]
    if len(dates) > 1:
        facts.append(html(t.gettext("Repeats: {n} times"), n=t.number(len(dates))))
    rows += [
        (Button(t.gettext("✏️ Change"), ShowSteps(event.id)),  # limit: button 14
         Button(t.gettext("🌍 Languages"), ChooseWords(event.id))),  # limit: button 18
        (Button(t.gettext("🔁 Repeat"), RepeatEvent(event.id)),  # limit: button 18
         Button(t.gettext("🗑 Delete"), DropEvent(event.id))),  # limit: button 14
        more,
    ]  # fmt: skip
    said = text or (parts.title(t, event) if event.words else None)
    body = PARAGRAPH.join([html(head), *([said] if said else []), LINE.join(facts)])
    return screen(t, body, *rows, back=ShowOrganised())


def _languages(t: Translator, event: Event) -> Html:
    return t.names([language(code).own_name for code in event.words]) or Html("…")


def ask_drop(t: Translator, event: Event) -> Message:
    text = t.gettext("Throw this draft away? Nobody has heard of it.")
    yes = Button(t.gettext("🗑 Yes, throw it away"), DropEvent(event.id, 1))  # limit: button 32
    return screen(t, html(text), yes, back=OrganiseEvent(event.id))


def dropped(t: Translator) -> str:
    return t.gettext("✅ Deleted. Nobody heard of it.")


def copied_now(t: Translator) -> str:
    return t.gettext("✅ Everything is taken over but the date.")


# One that people know of


def opened(t: Translator, n: int) -> str:
    if n > 1:
        return plain(t.gettext("✅ Open: {n} events."), n=t.number(n))
    return t.gettext("✅ It is open.")


def ask_cancel(t: Translator, event: Event, coming: int, later: int) -> Message:
    """Ask once more before an event is called off."""
    text = t.gettext(
        "<b>Call it off?</b>\n{title}\n\nPeople who want to come: {n}. They hear of it at once. It "
        "cannot be taken back."
    )
    body = html(text, title=event.wording(t.language).title, n=t.number(coming))
    one = CancelEvent(event.id, 0, 1)
    if not later:
        yes = [Button(t.gettext("❌ Yes, call it off"), one)]  # limit: button 32
    else:
        after = t.gettext("❌ This and {n} later ones")  # limit: button 32
        yes = [
            Button(t.gettext("❌ Only this one"), one),  # limit: button 32
            Button(plain(after, n=t.number(later)), CancelEvent(event.id, 1, 1)),
        ]
    no = Button(t.gettext("No, keep it as it is"), OrganiseEvent(event.id))
    return screen(t, body, *yes, no, back=OrganiseEvent(event.id))


def cancelled(t: Translator) -> str:
    return t.gettext("✅ Called off. Everybody who wanted to come hears of it now.")


def ask_change(t: Translator, found: Staged) -> Message:
    """Show a change before it is made, and what it means for people."""
    event = found.was
    lines = [LINE.join(_differences(t, found))]
    lines.append(html(_meaning(t, found), n=t.number(found.coming)))
    one = ConfirmChange(event.id, 0)
    if not found.later:
        yes = [Button(t.gettext("✅ Yes, change it"), one)]  # limit: button 32
    else:
        after = t.gettext("✅ This and {n} later ones")  # limit: button 32
        yes = [
            Button(t.gettext("✅ Only this one"), one),  # limit: button 32
            Button(plain(after, n=t.number(found.later)), ConfirmChange(event.id, 1)),
        ]
    no = Button(t.gettext("No, keep it as it is"), OrganiseEvent(event.id))
    return screen(t, PARAGRAPH.join([parts.title(t, event), *lines]), *yes, no,
                  back=OrganiseEvent(event.id))  # fmt: skip


def _differences(t: Translator, found: Staged) -> Iterator[Html]:
    """Set what was beside what is to be; a new start may come with a new length."""
    yield _difference(t, found, found.step)
    was, now = (current(t, one, Step.LENGTH) for one in (found.was, found.now))
    if found.step is Step.TIME and was != now:
        yield _difference(t, found, Step.LENGTH)


def _difference(t: Translator, found: Staged, step: Step) -> Html:
    before, after = (current(t, one, step) or "…" for one in (found.was, found.now))
    text = "{label}: {before} {arrow} <b>{after}</b>"
    return html(text, label=label(t, step), before=before, arrow=html(t.arrow), after=after)


def _meaning(t: Translator, found: Staged) -> str:
    match found.change:
        case Change.TIME | Change.PLACE:
            return t.gettext(
                "People who want to come: {n}. They keep their places, hear of it at once, and are "
                "asked whether they still come."
            )
        case Change.LINK:
            return t.gettext("Those who come online hear of it at once.")
        case _:
            return t.gettext("Nobody is told. People see it when they open the event.")


def changed(t: Translator) -> str:
    return t.gettext("✅ Changed.")


def stands(t: Translator) -> str:
    return t.gettext("Nothing more to do here: this is how it stands now.")


def ask_tell(t: Translator, event: Event, number: str) -> Message:
    """Ask once more before people are told of an event; `number` is about how many."""
    text = t.gettext(
        "<b>📣 Tell people of this event?</b>\nThose for whom it is, and who agreed to hear news, "
        "get one message, at a good time of their day."
    )
    yes = Button(t.gettext("📣 Yes, tell them"), TellPeople(event.id, 1))  # limit: button 32
    body = PARAGRAPH.join((html(text), html("{number}", number=number)))
    return screen(t, body, yes, back=OrganiseEvent(event.id))


def telling(t: Translator) -> str:
    return t.gettext("✅ They hear of it, each at a good time of their day.")
