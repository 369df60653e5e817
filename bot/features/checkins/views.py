"""What check-ins say."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.features.checkins.actions import AskDate, RemoveDate, SayHow, SendNote
from bot.features.checkins.domain import Near, Said
from bot.i18n import Html, Translator, copied, html
from bot.message import Action, Button, Message
from bot.nudges import Piece
from bot.screen import ShowDesk, notice, screen

PARAGRAPH: Final = Html("\n\n")


@dataclass(frozen=True)
class StepDoors:
    """A step by its title, and where it leads. `answers`: None where nobody asked about it."""

    slug: str
    title: str
    open: Action
    ask: Action
    find: Action
    answers: Action | None = None


def _how(t: Translator, step: StepDoors) -> tuple[object, ...]:
    return (
        (
            # limit: button 18
            # Translators: this step is finished.
            Button(t.gettext("✅ Done"), SayHow(Said.DONE, step.slug)),
            # limit: button 18
            # Translators: I am working on this step, and it goes on.
            Button(t.gettext("🚶 It goes on"), SayHow(Said.MOVING, step.slug)),
        ),
        (
            # limit: button 18
            # Translators: I cannot go on with this step.
            Button(t.gettext("🧱 I am stuck"), SayHow(Said.STUCK, step.slug)),
            # limit: button 18
            Button(t.gettext("😴 Not now"), SayHow(Said.PAUSE, step.slug)),
        ),
        # limit: button 32
        Button(t.gettext("👉 Open the step"), step.open),
    )


def check_in(t: Translator, step: StepDoors, *, again: bool) -> Piece:
    """Ask how the next step goes; `again`: the second try, which asks for nothing."""
    title = t.gettext("How is it going?")  # limit: button 32
    text = t.gettext("Your next step: {step}\nHow is it going? One tap is enough.")
    if again:
        title = t.gettext("Still there for you")  # limit: button 32
        text = t.gettext(
            "A few days ago we asked about your step: {step}\nYou do not have to answer. If "
            "something is hard, we can look for help."
        )
    head = html("<b>{title}</b>", title=title)
    body = PARAGRAPH.join((head, html(text, step=step.title)))
    return Piece(title, notice(t, body, *_how(t, step)))


def kind_note(t: Translator, step: StepDoors | None) -> Piece:
    """Say, for the coordinators, that somebody who is silent is welcome."""
    title = t.gettext("A note from the team")  # limit: button 32
    body = PARAGRAPH.join((html("<b>{title}</b>", title=title), _note(t)))
    return Piece(title, notice(t, body, *(_how(t, step) if step else ())))


def _note(t: Translator) -> Html:
    text = t.gettext(
        "We have not heard from you for a while, and that is fine. Life is busy. We are still "
        "here. When you want to go on, we help you with your next step. You can also ask a "
        "volunteer."
    )
    return html(text)


# Answers


def done(
    t: Translator, step: StepDoors, following: StepDoors | None, undo: Action, plan: Action
) -> Message:
    title = html(t.gettext("✅ Well done: {step}"), step=step.title)
    text = html(t.gettext("It is done in your plan."))
    news = [html(t.gettext("Next: {step}"), step=following.title)] if following else []
    return screen(
        t,
        PARAGRAPH.join((title, text, *news)),
        following and Button(f"👉 {following.title}", following.open),
        # limit: button 32
        Button(t.gettext("↩️ Undo"), undo),
        Button(t.gettext("📋 My plan"), plan),  # limit: button 32
    )


def moving(t: Translator, step: StepDoors, day: dt.date | None) -> Message:
    title = html(t.gettext("🚶 Good: {step}"), step=step.title)
    text = html(t.gettext("Your plan says that you are on it."))
    return screen(t, PARAGRAPH.join((title, text)), *_date(t, step, day), _open(t, step))


def stuck(t: Translator, step: StepDoors) -> Message:
    """Offer what helps: a mentor, organisations, what others asked."""
    title = html(t.gettext("🧱 Stuck: {step}"), step=step.title)
    text = html(
        t.gettext("Thank you for telling us. Many people get stuck here. This can help you:")
    )
    return screen(
        t,
        PARAGRAPH.join((title, text)),
        Button(t.gettext("🙋 Ask a mentor about it"), step.ask),  # limit: button 32
        step.answers
        and Button(t.gettext("💬 What others asked"), step.answers),  # limit: button 32
        Button(t.gettext("🤝 Find help near you"), step.find),  # limit: button 32
        _open(t, step),
    )


def gone(t: Translator) -> Message:
    """Say that there is no such step any more."""
    text = t.gettext("Thank you. This step is not in your plan any more, so nothing was changed.")
    return screen(t, html(text))


def _open(t: Translator, step: StepDoors) -> Button:
    return Button(t.gettext("👉 Open the step"), step.open)  # limit: button 32


# Dates


def _date(t: Translator, step: StepDoors, day: dt.date | None) -> Sequence[Button]:
    if day is None:
        # limit: button 32
        # Translators: an exam or an appointment on a certain day.
        return (Button(t.gettext("📅 I have a date for it"), AskDate(step.slug)),)
    return (
        Button(t.gettext("📅 Change the date"), AskDate(step.slug)),  # limit: button 32
        Button(t.gettext("🗑 Remove the date"), RemoveDate(step.slug)),  # limit: button 32
    )


def ask_date(t: Translator, step: StepDoors, example: dt.date, *, unclear: bool) -> Message:
    """Ask for a date to come; `unclear`: what was typed is none."""
    title = html(t.gettext("<b>📅 {step}</b>"), step=step.title)
    asked = t.gettext(
        "On which day is your exam or appointment? Write the day, the month and the year. For "
        "example: {example}"
    )
    wrong = t.gettext("I could not read a day to come in this, within the next two years.")
    parts = [title, *([html(wrong)] if unclear else [])]
    parts.append(html(asked, example=copied(f"{example:%d.%m.%Y}")))
    return screen(t, PARAGRAPH.join(parts), back=step.open)


def date_kept(t: Translator, step: StepDoors, day: dt.date) -> Message:
    title = html(t.gettext("📅 {step}: {date}"), step=step.title, date=t.date(day))
    text = html(t.gettext("We write a week before, the day before, and afterwards."))
    return screen(t, PARAGRAPH.join((title, text)), *_date(t, step, day), _open(t, step))


def date_near(t: Translator, step: StepDoors, day: dt.date, near: Near) -> Piece:
    """Say that a date is near, or ask how it went."""
    date = t.date(day)
    if near is Near.AFTER:
        title = t.gettext("How did it go?")  # limit: button 32
        text = html(t.gettext("{step} was on {date}. How did it go?"), step=step.title, date=date)
        rows = _how(t, step)
    else:
        title = t.gettext("Your date comes near")  # limit: button 32
        said = {
            Near.WEEK: t.gettext(
                "{step} is on {date}. Look now what you must bring, and how you get there."
            ),
            Near.DAY: t.gettext("{step} is tomorrow, {date}. Good luck!"),
        }[near]
        text = html(said, step=step.title, date=date)
        rows = (_open(t, step), Button(t.gettext("📅 Change the date"), AskDate(step.slug)))
    body = PARAGRAPH.join((html("<b>{title}</b>", title=title), text))
    return Piece(title, notice(t, body, *rows))


# For coordinators


def silent(t: Translator, count: int, smallest: int, sent: int | None = None) -> Message:
    """Show how many people are not heard from, never fewer than `smallest`; and the note."""
    title = html(t.gettext("<b>🤫 Not heard from</b>"))
    if count == 0:
        lines = [html(t.gettext("Everybody answered, or is not asked."))]
    elif count < smallest:
        few = t.gettext("A few people, fewer than {n}, have not answered two times or more.")
        lines = [html(few, n=smallest)]
    else:
        text = t.gettext("{n} people have not answered two times or more.")
        lines = [html(text, n=count)]
    if sent is not None:
        lines.append(html(t.gettext("💌 The note is on its way, to each in their language.")))
    elif count:
        lines.append(html(t.gettext("We ask them less and less. You can send this note:")))
        lines.append(html("<blockquote>{note}</blockquote>", note=_note(t)))
        lines.append(html(t.gettext("Each person gets it once, in their own language.")))
    # limit: button 32
    send = Button(t.gettext("💌 Send the note"), SendNote()) if count and sent is None else None
    return screen(t, PARAGRAPH.join((title, *lines)), send, back=ShowDesk())
