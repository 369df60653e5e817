"""Writing an event on the phone: one thing on each screen, each a tap or a short text."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from bot import paging
from bot.features.events.domain import Event, Kind, Mode, Need, State, writing
from bot.features.events.domain.times import LENGTHS, Rhythm
from bot.features.events.domain.writing import Step
from bot.features.events.organising import (
    AskStep,
    BeginEvent,
    ChooseWords,
    OrganiseEvent,
    PreviewEvent,
    RepeatEvent,
    SetStep,
    ShowOrganised,
    ShowSteps,
    WriteWords,
)
from bot.features.events.views import parts
from bot.features.events.views import steps as steps_of
from bot.features.events.views.parts import LINE, PARAGRAPH
from bot.i18n import Html, Language, Translator, html, plain, quoted
from bot.i18n.languages import language
from bot.message import Action, Button, Message
from bot.screen import screen

REPEATS: Final = (
    (Rhythm.WEEKLY, 4), (Rhythm.WEEKLY, 8), (Rhythm.FORTNIGHTLY, 4), (Rhythm.FORTNIGHTLY, 8),
    (Rhythm.MONTHLY, 3), (Rhythm.MONTHLY, 6),
)  # fmt: skip


def kinds(t: Translator, once: int) -> Message:
    """Ask what sort of event it is; `once` is the id that it gets."""
    text = t.gettext("<b>🆕 A new event</b>\nWhat is it? Nobody hears of it before you open it.")
    rows = [Button(f"{parts.SIGNS[one]} {parts.kind(t, one)}", BeginEvent(one.value, once))
            for one in Kind]  # fmt: skip
    return screen(t, html(text), *paging.chunked(rows, 2), back=ShowOrganised())


def ask(
    t: Translator,
    event: Event,
    step: Step,
    example: str,
    every: Iterable[Language],
    *,
    alone: bool,
    said: str = "",
) -> Message:
    """Ask for one thing about an event. `example` is a date and time as they can be typed.

    `said` comes first: what was amiss with what was typed.
    """
    body = [html("{said}", said=said)] if said else []
    body += [steps_of.question(t, step, example)]
    if now := steps_of.current(t, event, step):
        body.append(html(t.gettext("Now: {value}"), value=now))
    if event.state is not State.DRAFT:
        body.append(html(t.gettext("You see what it means for people before it changes.")))
    rows = [*_choices(t, event, step, every, alone=alone)]
    if now and not alone:
        rows.append(Button(t.gettext("▶️ Go on"), _onward(event, step)))  # limit: button 32
    back = _back(event, step, alone=alone)
    return screen(t, PARAGRAPH.join(body), *rows, back=back)


def _back(event: Event, step: Step, *, alone: bool) -> Action:
    earlier = None if alone else writing.before(event, step)
    if earlier:
        return AskStep(event.id, earlier.value, 0)
    return ShowSteps(event.id) if alone else OrganiseEvent(event.id)


def _onward(event: Event, step: Step) -> Action:
    """Return the way past a step that says something already: nobody types it again."""
    following = writing.after(event, step)
    return AskStep(event.id, following.value, 0) if following else OrganiseEvent(event.id)


def _choices(
    t: Translator, event: Event, step: Step, every: Iterable[Language], *, alone: bool
) -> Iterator[object]:
    def button(label: str, value: str) -> Button:
        return Button(label, SetStep(event.id, step.value, value, int(alone)))

    match step:
        case Step.KIND:
            rows = [button(f"{parts.SIGNS[one]} {parts.kind(t, one)}", one.value) for one in Kind]
            yield from paging.chunked(rows, 2)
        case Step.LENGTH:
            rows = [button(steps_of.length(t, minutes), str(minutes)) for minutes in LENGTHS]
            yield from paging.chunked(rows, 2)
        case Step.MODE:
            yield from (button(parts.mode(t, one), one.value) for one in _modes(event))
        case Step.SEATS | Step.SEATS_ONLINE:
            yield [button(str(n), str(n)) for n in writing.SEATS]
        case Step.NEEDS:
            rows = [button(_checked(parts.need(t, one), on=is_on),
                           f"{writing.WITHOUT if is_on else ''}{one.value}")
                    for one in Need for is_on in [one in event.provides]]  # fmt: skip
            yield from paging.chunked(rows, 2)
            yield Button(t.gettext("👍 Done"), OrganiseEvent(event.id))
        case Step.LANGUAGE:
            rows = [button(one.own_name, one.code) for one in every]
            yield from paging.chunked(rows, 2)
    if step.can_be_left_out:
        yield button(steps_of.left_out(t, step), "")


def _modes(event: Event) -> Sequence[Mode]:
    """Return the ways to choose from; what people have chosen is not taken from them."""
    return tuple(Mode) if event.state is State.DRAFT else (Mode.BOTH,)


def _checked(label: str, *, on: bool) -> str:
    return f"✅ {label}" if on else label


def which(
    t: Translator,
    event: Event,
    found: Sequence[dt.datetime],
    minutes: int | None,
    *,
    twice: bool,
    alone: bool,
) -> Message:
    """Ask what a time means that clocks have twice, or never."""
    if twice:
        text = t.gettext("<b>Clocks change in that night.</b>\nThis time is there twice. Which?")
    else:
        text = t.gettext(
            "<b>Clocks change in that night.</b>\nThere is no such time. Which do you mean?"
        )
    values = [writing.moment_value(one, minutes, event.clock) for one in found]
    rows = [
        Button(f"{'①②'[place]} {parts.short(t, one, event.clock)} ({one:%H:%M} UTC)",
               SetStep(event.id, Step.TIME.value, values[place], int(alone)))
        for place, one in enumerate(found)
    ]  # fmt: skip
    again = AskStep(event.id, Step.TIME.value, int(alone))
    return screen(t, html(text), *rows, back=again)


# Beside the steps


def steps(t: Translator, event: Event) -> Message:
    """Show what is said about an event; each line can be changed."""
    shown = [one for one in writing.steps(event)
             if event.state is State.DRAFT or one in writing.OF_OPEN]  # fmt: skip
    lines = [_line(t, event, one) for one in shown]
    rows = [Button(steps_of.label(t, one), _change(event, one)) for one in shown]
    title = html(t.gettext("<b>✏️ What do you want to change?</b>"))
    body = PARAGRAPH.join((title, LINE.join(lines)))
    return screen(t, body, *paging.chunked(rows, 2), back=OrganiseEvent(event.id))


def _line(t: Translator, event: Event, step: Step) -> Html:
    value = steps_of.current(t, event, step) or "…"
    return html("{label}: {value}", label=steps_of.label(t, step), value=value)


def _change(event: Event, step: Step) -> Action:
    return ChooseWords(event.id) if step is Step.WORDS else AskStep(event.id, step.value)


def languages(t: Translator, event: Event, every: Iterable[Language]) -> Message:
    """Show in which languages an event is written; each can be written or looked at."""
    text = t.gettext(
        "<b>🌍 In which language?</b>\n✅ shows the languages that are written. Who reads another "
        "one gets it in English or in the first of these, with a note."
    )
    rows = [Button(_checked(one.own_name, on=one.code in event.words),
                   PreviewEvent(event.id, one.code)) for one in every]  # fmt: skip
    return screen(t, html(text), *paging.chunked(rows, 2), back=OrganiseEvent(event.id))


def preview(t: Translator, event: Event, code: str, shown: Message) -> Message:
    """Show an event as readers of one language see it, in their own screen."""
    own = language(code).own_name
    write = t.gettext("✏️ Write it in {language}")
    rows = (
        Button(plain(write, language=own), WriteWords(event.id, code)),
        Button(t.gettext("🌍 Other languages"), ChooseWords(event.id)),  # limit: button 32
    )
    made = screen(t, Html(""), *rows, back=OrganiseEvent(event.id))
    return Message(shown.text, made.rows)


def words(t: Translator, event: Event, code: str, said: str = "") -> Message:
    """Ask for the words in one language; those there are stand below, to go by.

    `said` comes first: what was amiss with what was typed.
    """
    text = t.gettext(
        "<b>✏️ Write the event in {language}</b>\nThe title on the first line. Below it what "
        "people learn or do there. Please write it now."
    )
    body = [html("{said}", said=said)] if said else []
    body.append(html(text, language=language(code).own_name))
    if event.words:
        there = event.wording(code)
        body.append(quoted("\n".join(one for one in (there.title, there.summary) if one)))
    return screen(t, PARAGRAPH.join(body), back=ChooseWords(event.id))


def repeats(t: Translator, event: Event, dates: Sequence[dt.datetime]) -> Message:
    """Ask how often a draft takes place."""
    text = t.gettext(
        "<b>🔁 Does it repeat?</b>\nIt is then on the same weekday at the same time. Each is an "
        "event of its own: people answer for each, and you can change or cancel one of them."
    )
    rows = [Button(steps_of.rhythm(t, rhythm, n), RepeatEvent(event.id, rhythm.value, n))
            for rhythm, n in REPEATS]  # fmt: skip
    body = [html(text)]
    if len(dates) > 1:
        body.append(days(t, event, dates))
    once = Button(t.gettext("1️⃣ Only once"), RepeatEvent(event.id, "", 1))  # limit: button 32
    back = OrganiseEvent(event.id)
    return screen(t, PARAGRAPH.join(body), *paging.chunked(rows, 2), once, back=back)


def days(t: Translator, event: Event, dates: Sequence[dt.datetime]) -> Html:
    """List when an event takes place."""
    return LINE.join(html("• {moment}", moment=parts.short(t, one, event.clock)) for one in dates)
