"""Writing an event: a draft, one thing at a time; opening it, and beginning from an old one."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.errors import EmptyTextError, TooLongError
from bot.features.events.domain import Event, Kind, State, times, writing
from bot.features.events.domain.times import BadTimeError, Fault, Rhythm
from bot.features.events.domain.writing import Step
from bot.features.events.errors import (
    BegunError,
    LateError,
    NoLinkError,
    NoNumberError,
    NotThisWayError,
    UnfinishedError,
    WrongTimeError,
)
from bot.features.events.repository import events
from bot.features.events.service.changing import CHANGE, keep_ways, locked
from bot.features.events.service.reading import get
from bot.i18n import clean, is_blank
from bot.i18n.typed import western_digits
from bot.people.prompts import Prompt
from bot.unit_of_work import UnitOfWork

TEXT: Final = "event-text"
"""The kind of prompt: what is typed about an event."""
EXAMPLE_IN: Final = dt.timedelta(days=14)


@dataclass(frozen=True)
class Written:
    """What became of a text: the event with it, or what it could mean (`choices`).

    `staged`: people know of the event, so nothing has changed before somebody says so.
    """

    event: Event
    step: Step
    alone: bool
    choices: Sequence[dt.datetime] = ()
    minutes: int | None = None
    is_twice: bool = True
    staged: bool = False


def new_id() -> int:
    """Return an id for a draft that somebody may begin."""
    return events.new_id()


async def begin(uow: UnitOfWork, once: int, kind: str, language: str, zone: str) -> Event:
    """Begin a draft whose id is `once`; what is begun already is returned (a double tap).

    Raises NotThisWayError.
    """
    if begun := await events.get(uow, once):
        return begun
    if kind not in list(Kind) or not once:
        raise NotThisWayError
    event = Event(once, Kind(kind), uow.now, uow.now, zone, language)
    await events.add(uow, event)
    return event


async def copy(uow: UnitOfWork, once: int, event_id: int) -> Event:
    """Begin a draft, as `begin` does, with everything of another event but the date.

    Raises GoneError, NotThisWayError.
    """
    if begun := await events.get(uow, once):
        return begun
    if not once:
        raise NotThisWayError
    old = await get(uow, event_id)
    new = Event(
        once, old.kind, uow.now, uow.now, old.zone, old.language, words=old.words,
        mode=old.mode, place=old.place, link=old.link, host=old.host,
        seats_in_person=old.seats_in_person, seats_online=old.seats_online,
        provides=old.provides, audience=old.audience,
    )  # fmt: skip
    await events.add(uow, new)
    return new


async def draft(uow: UnitOfWork, event_id: int) -> Event:
    """Return a draft, locked. Raises GoneError, BegunError."""
    event = await locked(uow, event_id)
    if event.state is not State.DRAFT:
        raise BegunError
    return event


async def drop(uow: UnitOfWork, event_id: int) -> None:
    """Throw a draft away. Raises GoneError, BegunError."""
    await events.drop(uow, await draft(uow, event_id))


# One step


async def ask(uow: UnitOfWork, event_id: int, step: str, language: str, *, alone: bool) -> Event:
    """Wait for what is said at one step. `alone`: it is not the way through all of them.

    Raises GoneError, NotThisWayError for a step that this event has not.
    """
    event = await get(uow, event_id)
    if step not in _allowed(event):
        raise NotThisWayError
    if Step(step).is_typed:
        data = {"event": str(event_id), "step": step, "language": language, "alone": str(+alone)}
        uow.ask(Prompt(TEXT, data))
    elif (prompt := await uow.prompt()) and prompt.kind == TEXT:
        await uow.close_prompt()
    return event


def _allowed(event: Event) -> tuple[Step, ...]:
    every = tuple(writing.steps(event))
    return every if event.state is State.DRAFT else tuple(
        one for one in every if one in writing.OF_OPEN
    )  # fmt: skip


async def write(uow: UnitOfWork, text: str) -> Written:
    """Take what was typed. Raises UserError for what is amiss: it may be typed again."""
    event, step, alone = await asked(uow)
    if step is Step.TIME:
        return await _write_time(uow, event, text, alone=alone)
    return await put(uow, event.id, step, _read(step, text), await asked_in(uow), alone=alone)


async def asked(uow: UnitOfWork) -> tuple[Event, Step, bool]:
    """Return what is waited for: the event, the step, and whether alone. Raises GoneError."""
    prompt = await uow.prompt()
    assert prompt, "the route says so"
    event = await get(uow, int(prompt.data["event"]))
    return event, Step(prompt.data["step"]), prompt.data["alone"] == "1"


async def asked_in(uow: UnitOfWork) -> str:
    """Return the language in which a text is waited for."""
    prompt = await uow.prompt()
    assert prompt, "the route says so"
    return prompt.data["language"]


def _read(step: Step, text: str) -> str:
    if is_blank(text):
        raise EmptyTextError
    match step:
        case Step.WORDS:
            value = writing.words(text)
            title, _, summary = value.partition("\n")
            _check_length(title, writing.TITLE)
            _check_length(summary, writing.SUMMARY)
            return value
        case Step.LINK:
            value = clean(text)
            _check_length(value, writing.LINK)
            if not writing.is_link(value):
                raise NoLinkError
            return value
        case Step.SEATS | Step.SEATS_ONLINE:
            digits = western_digits(clean(text))
            if not digits.isdecimal() or not 0 < int(digits[:6]) <= writing.MOST_SEATS:
                raise NoNumberError(writing.MOST_SEATS)
            return str(int(digits))
        case _:
            value = " ".join(clean(text).split())
            _check_length(value, writing.PLACE if step is Step.PLACE else writing.HOST)
            return value


def _check_length(text: str, most: int) -> None:
    if len(text) > most:
        raise TooLongError(most)


async def _write_time(uow: UnitOfWork, event: Event, text: str, *, alone: bool) -> Written:
    try:
        typed = times.read(text, uow.now.astimezone(event.clock).date())
        found = times.moments(typed.local, event.clock)
        for one in found:
            times.check(one, uow.now)
    except BadTimeError as error:
        raise WrongTimeError(error.fault, example(event, uow.now)) from None
    if len(found) > 1:
        twice = times.exists(typed.local, event.clock)
        return Written(event, Step.TIME, alone, found, typed.minutes, is_twice=twice)
    value = writing.moment_value(found[0], typed.minutes, event.clock)
    return await put(uow, event.id, Step.TIME, value, alone=alone)


def example(event: Event, now: dt.datetime) -> str:
    """Return a date and time as they can be typed."""
    day = now.astimezone(event.clock).date() + EXAMPLE_IN
    return f"{day:%d.%m.%Y} 10:00"


async def put(
    uow: UnitOfWork, event_id: int, step: str, value: str, language: str = "", *, alone: bool
) -> Written:
    """Let one step of an event say `value`; of an open one, wait for the yes to it.

    Raises GoneError, NotThisWayError for what cannot be, WrongTimeError for an old button,
    TakenWayError.
    """
    event = await locked(uow, event_id)
    try:
        if step not in _allowed(event):
            raise NotThisWayError
        changed = writing.with_value(event, Step(step), value, language)
        if step == Step.TIME:
            times.check(changed.begins, uow.now)
    except BadTimeError as error:
        raise WrongTimeError(error.fault, example(event, uow.now)) from None
    except (ValueError, AssertionError, OverflowError):
        raise NotThisWayError from None
    if event.state is State.DRAFT or step == Step.NEEDS:
        await uow.close_prompt()
        await events.save(uow, changed)
        return Written(changed, Step(step), alone)
    if not event.is_coming(uow.now):
        raise LateError
    await keep_ways(uow, event, changed)
    data = {"event": str(event_id), "step": step, "value": value, "language": language}
    uow.ask(Prompt(CHANGE, data))
    return Written(changed, Step(step), alone, staged=True)


# Opening


async def repeat(uow: UnitOfWork, event_id: int, rhythm: str, n: int) -> Event:
    """Let a draft take place several times; once with n 1. Raises GoneError, BegunError."""
    event = await draft(uow, event_id)
    if n <= 1:
        changed = event.but(repeats="")
    elif rhythm in list(Rhythm) and n <= times.MOST_TIMES:
        changed = event.but(repeats=f"{rhythm} {n}")
    else:
        raise NotThisWayError
    await events.save(uow, changed)
    return changed


def dates(event: Event) -> list[dt.datetime]:
    """Return when a draft takes place, each time; nothing without a date."""
    if event.starts_at is None:
        return []
    if not event.repeats:
        return [event.starts_at]
    rhythm, n = event.repeats.split()
    return times.repeated(event.starts_at, Rhythm(rhythm), int(n), event.clock)


async def publish(uow: UnitOfWork, event_id: int) -> Event:
    """Open a draft, with all the times it repeats; a second tap changes nothing.

    Raises GoneError, UnfinishedError, WrongTimeError when its time has come meanwhile.
    """
    event = await locked(uow, event_id)
    if event.state is not State.DRAFT:
        return event
    if writing.missing(event):
        raise UnfinishedError
    if event.begins <= uow.now:
        raise WrongTimeError(Fault.PAST, example(event, uow.now))
    _, *later = dates(event)
    series = event.id if later else None
    opened = event.but(state=State.OPEN, series=series, changed_at=uow.now, repeats="")
    await events.save(uow, opened)
    for start in later:
        length = event.ends - event.begins
        again = opened.but(id=events.new_id(), starts_at=start, ends_at=start + length)
        await events.add(uow, again)
    return opened
