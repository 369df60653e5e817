"""What coordinators read about concerns."""

import datetime as dt
from collections.abc import Collection, Sequence

from bot.features.concerns.actions import (
    AskOutcome,
    Claim,
    Close,
    Lift,
    OpenConcern,
    ReadConcern,
    ShowConcerns,
    Suspend,
    WriteNote,
)
from bot.features.concerns.domain import Concern, File, Kind, Outcome, Text, Voice
from bot.features.concerns.views.reporter import PARAGRAPH
from bot.i18n import Html, Translator, html, plain, quoted, split
from bot.message import Button, Message
from bot.screen import ShowDesk, notice, screen

SHOWN = 9  # concerns in a list
EXCERPT = 200
LATEST = 4  # texts on the screen of a concern; all of them are one button away
PART = 3200  # of Telegram's 4,096: the rest is for what stands above

Line = tuple[Html, str]
"""Who said something, and the text."""


# What happened


def raised(t: Translator, concern: Concern) -> Message:
    return _news(t, concern, t.gettext("<b>⚠️ A report</b>"))


def more_said(t: Translator, concern: Concern) -> Message:
    return _news(t, concern, t.gettext("<b>⚠️ The person who reported has written more</b>"))


def replied(t: Translator, concern: Concern) -> Message:
    return _news(t, concern, t.gettext("<b>✉️ The person who was stopped has written to you</b>"))


def waits(t: Translator, concern: Concern, now: dt.datetime) -> Message:
    """Tell again that nobody looks after a concern."""
    text = t.gettext("<b>⚠️ Nobody looks after this report yet</b>\nIt has waited for {time}.")
    return _news(t, concern, html(text, time=_waited(t, concern, now)))


def forgotten(t: Translator, concern: Concern, now: dt.datetime, *, mine: bool) -> Message:
    """Tell that who looks after a concern has done nothing for long; `mine`: it is the reader."""
    text = (
        t.gettext(
            "<b>⚠️ You look after this report</b>\nYou have written nothing for {time}. Please "
            "write a note or close it. Another coordinator can take it over."
        )
        if mine
        else t.gettext(
            "<b>⚠️ This report may be forgotten</b>\nWho looks after it has written nothing for "
            "{time}. You can take it over."
        )
    )
    return _news(t, concern, html(text, time=_waited(t, concern, now)))


def _news(t: Translator, concern: Concern, title: str) -> Message:
    body = PARAGRAPH.join((html(title), _subject(t, concern), *_safe(t, concern)))
    look = Button(t.gettext("👁 Look at it"), OpenConcern(concern.id))  # limit: button 32
    return notice(t, body, look)


def _subject(t: Translator, concern: Concern) -> Html:
    kind = html("<b>{ref}</b> · {kind}", ref=concern.ref, kind=_kind(t, concern.kind))
    if not concern.reference:
        return kind
    where = t.gettext("In call {ref}") if concern.is_of_call else t.gettext("In question {ref}")
    return kind + html("\n") + html(where, ref=concern.reference)


def _kind(t: Translator, kind: Kind) -> str:
    match kind:
        case Kind.RUDE:
            return t.gettext("rude or hurtful")
        case Kind.FAVOURS:
            return t.gettext("asks for money, contact or favours")
        case Kind.IDENTITY:
            return t.gettext("tries to find out who somebody is")
        case Kind.DANGER:
            return t.gettext("somebody may be in danger")
        case Kind.OTHER:
            return t.gettext("something else")


def _safe(t: Translator, concern: Concern) -> tuple[Html, ...]:
    if concern.kind is not Kind.DANGER:
        return ()
    text = t.gettext(
        "If a life may be in danger, call 999 first. Then write down what you did, as a note."
    )
    return (html(text),)


def _waited(t: Translator, concern: Concern, now: dt.datetime) -> str:
    minutes = max(1, (now - concern.since) // dt.timedelta(minutes=1))
    return t.duration(minutes, "minute") if minutes < 60 else t.duration(minutes // 60, "hour")  # noqa: PLR2004 -- an hour


# Looking after them


def concerns(
    t: Translator, listed: Sequence[Concern], stopping: Collection[int], now: dt.datetime
) -> Message:
    """List the open concerns, the most urgent first, then those that stop somebody."""
    buttons = [_row(t, one, now) for one in listed[:SHOWN]]
    lines = [html(t.gettext("<b>⚠️ Concerns</b>"))]
    if not listed:
        lines.append(html(t.gettext("There is no open report.")))
    if any(one.waits for one in listed):
        lines.append(html(t.gettext("🔴 nobody looks after it; the time says how long")))
    if any(one.is_open and not one.waits for one in listed):
        lines.append(html(t.gettext("✋ somebody looks after it")))
    if any(one.id in stopping and not one.is_open for one in listed):
        lines.append(html(t.gettext("⛔ closed, and somebody is still stopped")))
    return screen(t, Html("\n").join(lines), *buttons, back=ShowDesk())


def _row(t: Translator, one: Concern, now: dt.datetime) -> Button:
    if one.waits:
        label = "🔴 " + plain("{ref} · {time}", ref=one.ref, time=_waited(t, one, now))
    else:
        label = ("✋ " if one.is_open else "⛔ ") + plain("{ref}", ref=one.ref)
    return Button(label, OpenConcern(one.id))


def concern(t: Translator, file: File) -> Message:
    """Show one concern: where it stands, and what was written last."""
    one = file.concern
    when = html(t.gettext("Reported: {moment}"), moment=t.weekday_time(one.raised_at))
    head = Html("\n").join((_subject(t, one), when, *_standing(t, file)))
    last = [Html("\n").join((_voice(t, text), quoted(_begin(text.text))))
            for text in file.texts[-LATEST:]]  # fmt: skip
    body = PARAGRAPH.join((head, *_safe(t, one), *last))
    return screen(t, body, *_claim(t, file), *_doors(t, file), back=ShowConcerns())


def _standing(t: Translator, file: File) -> tuple[Html, ...]:
    one = file.concern
    if one.outcome:
        line = html(t.gettext("Closed: {outcome}"), outcome=_outcome(t, one.outcome))
    elif one.waits:
        line = html(t.gettext("🔴 Nobody looks after it yet."))
    elif file.mine:
        line = html(t.gettext("✋ You look after it."))
    else:
        # Translators: {code} is three letters that stand for a person.
        line = html(t.gettext("✋ Coordinator {code} looks after it."), code=file.keeper)
    stopped = html(t.gettext("⛔ The reported person cannot ask or answer now."))
    return (line, stopped) if file.suspended else (line,)


def _claim(t: Translator, file: File) -> tuple[Button, ...]:
    one = file.concern
    if not one.is_open or file.mine:
        return ()
    label = (
        t.gettext("✋ I look after this")  # limit: button 32
        if one.waits
        else t.gettext("✋ I take it over")  # limit: button 32
    )
    return (Button(label, Claim(one.id, one.claim)),)


def _doors(t: Translator, file: File) -> tuple[Button, ...]:
    one = file.concern
    stop = (
        Button(t.gettext("✅ Let the person ask again"), Lift(one.id))  # limit: button 32
        if file.suspended
        else Button(
            t.gettext("⛔ Stop the reported person"), Suspend(one.id, 0)
        )  # limit: button 32
    )
    read_it = Button(t.gettext("👁 Read the conversation"), ReadConcern(one.id))  # limit: button 32
    note = Button(t.gettext("📝 Write a note"), WriteNote(one.id))  # limit: button 32
    end = Button(t.gettext("✔️ Close it"), AskOutcome(one.id))  # limit: button 32
    return (read_it, note, stop, *((end,) if one.is_open and file.mine else ()))


def _voice(t: Translator, text: Text) -> Html:
    match text.voice:
        case Voice.REPORTER:
            return html(t.gettext("The person who reported wrote:"))
        case Voice.COORDINATOR if text.code:
            # Translators: {code} is three letters that stand for a person.
            return html(t.gettext("Coordinator {code} noted:"), code=text.code)
        case Voice.COORDINATOR:
            return html(t.gettext("A coordinator noted:"))
        case Voice.REPORTED:
            return html(t.gettext("The person who was stopped wrote:"))


def _begin(text: str) -> str:
    first = split(text, EXCERPT)[0]
    return first if first == text else f"{first}…"


def said(t: Translator, name: str, *, asks: bool, reported: bool) -> Html:
    """Return who said something in a conversation; `name` is a pseudonym."""
    line = (
        # Translators: {name} is a made-up name of two words for the person who asks.
        html(t.gettext("{name} asked:"), name=name)
        if asks
        # Translators: {name} is a made-up name of two words for a mentor.
        else html(t.gettext("{name} answered:"), name=name)
    )
    return html(t.gettext("⚠️ Reported:")) + html(" ") + line if reported else line


def written_for_call(t: Translator, *, is_wish: bool, reported: bool) -> Html:
    """Return who wrote something for a call."""
    line = html(
        t.gettext("Who asked for the call wrote:")
        if is_wish
        else t.gettext("Who offered the call wrote:")
    )
    return html(t.gettext("⚠️ Reported:")) + html(" ") + line if reported else line


def read(t: Translator, file: File, conversation: Sequence[Line]) -> list[Message]:
    """Show the conversation as it was reported, and everything written since, in full."""
    lines = [*conversation, *((_voice(t, one), one.text) for one in file.texts)]
    parts = [(who, part) for who, text in lines for part in split(text, PART)]
    if not parts:
        gone = html(
            t.gettext("Nothing was written for this call. A number to ring is never kept.")
            if file.concern.is_of_call
            else t.gettext("The texts were deleted before the report was made.")
        )
        body = PARAGRAPH.join((_subject(t, file.concern), gone))
        return [screen(t, body, back=OpenConcern(file.concern.id))]
    bodies = [PARAGRAPH.join((_subject(t, file.concern), who, quoted(text))) for who, text in parts]
    last = screen(t, bodies[-1], back=OpenConcern(file.concern.id))
    return [*(notice(t, body) for body in bodies[:-1]), last]


def ask_note(t: Translator, concern: Concern) -> Message:
    text = t.gettext(
        "Write your note as a message, here: what you did, and whom you told. Only coordinators "
        "read it."
    )
    body = PARAGRAPH.join((_subject(t, concern), html(text)))
    return screen(t, body, back=OpenConcern(concern.id))


def ask_outcome(t: Translator, concern: Concern) -> Message:
    body = PARAGRAPH.join((_subject(t, concern), html(t.gettext("How did it end?"))))
    ends = [Button(_outcome(t, one), Close(concern.id, one)) for one in Outcome]
    return screen(t, body, *ends, back=OpenConcern(concern.id))


def _outcome(t: Translator, outcome: Outcome) -> str:
    match outcome:
        case Outcome.SOLVED:
            return t.gettext("Solved here")  # limit: button 32
        case Outcome.PASSED_ON:
            # Translators: a report that was given to the police, a council or another service.
            return t.gettext("Passed on to a service")  # limit: button 32
        case Outcome.NO_NEED:
            return t.gettext("Nothing was needed")  # limit: button 32


def ask_suspend(t: Translator, concern: Concern) -> Message:
    """Say what stopping somebody means, and ask."""
    text = t.gettext(
        "The reported person then cannot ask or answer until a coordinator changes it. Their open "
        "questions are closed, and questions that they answer go to other mentors. They are told, "
        "and can write to you. Urgent help and guidance stay open."
    )
    yes = Button(t.gettext("⛔ Yes, stop the person"), Suspend(concern.id, 1))  # limit: button 32
    body = PARAGRAPH.join((_subject(t, concern), html(text)))
    return screen(t, body, yes, back=OpenConcern(concern.id))
