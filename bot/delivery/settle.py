"""What becomes of an outbox row after a try: pure rules over letter, outcome and time."""

import datetime as dt

from bot.delivery.drafts import Operation
from bot.delivery.outbox import Letter, Settled, State
from bot.delivery.outcome import MAX_TRIES, Kind, Outcome, backoff


def settle(letter: Letter, outcome: Outcome, now: dt.datetime) -> Settled:  # noqa: PLR0911 -- one line per row of the table
    """Return the row's new state.

    A call that never happened is made again. One with an unknown outcome is made again only where
    a repeat does no harm (edits, deletions) or is marked as one (safety, relay). Where a file
    cannot be had, words go in its place: nobody is left waiting.
    """
    match outcome.kind:
        case Kind.SENT | Kind.GONE:
            return _final(letter, State.SENT, now, message_id=outcome.number)
        case Kind.UNREACHABLE:
            return _final(letter, State.HELD, now)
        case Kind.UNDRAWN:
            return _again(letter, now, 0.0, operation=Operation.SEND)
        case Kind.REFUSED if letter.operation in (Operation.FILE, Operation.PHOTO):
            return _again(letter, now, 0.0, operation=Operation.SEND)
        case Kind.REFUSED:
            return _final(letter, State.DEAD, now)
        case Kind.SEND_ANEW:
            return _lost_screen(letter, now)
        case Kind.FLOOD | Kind.PAUSE:
            return _again(letter, now, outcome.seconds)
        case Kind.UNKNOWN if letter.operation.is_new:
            return _unknown(letter, now)
        case _:
            return _limited(letter, now)


def _lost_screen(letter: Letter, now: dt.datetime) -> Settled:
    if letter.operation is Operation.EDIT:
        return _again(letter, now, 0.0, operation=Operation.SEND)
    return _final(letter, State.SENT if letter.operation is Operation.MEND else State.DEAD, now)


def _unknown(letter: Letter, now: dt.datetime) -> Settled:
    if not letter.lane.repeats:
        return _final(letter, State.UNKNOWN, now)
    return _limited(letter, now, repeat=True)


def _limited(letter: Letter, now: dt.datetime, *, repeat: bool = False) -> Settled:
    if letter.tries + 1 >= MAX_TRIES and not letter.lane.repeats:
        return _final(letter, State.DEAD, now)
    return _again(letter, now, backoff(letter.tries + 1), repeat=repeat)


def _again(
    letter: Letter,
    now: dt.datetime,
    seconds: float,
    *,
    operation: Operation | None = None,
    repeat: bool = False,
) -> Settled:
    return Settled(
        letter.id,
        State.PENDING,
        now + dt.timedelta(seconds=seconds),
        operation or letter.operation,
        repeat=repeat or letter.repeat,
    )


def _final(
    letter: Letter, state: State, now: dt.datetime, message_id: int | None = None
) -> Settled:
    return Settled(letter.id, state, now, letter.operation, letter.repeat, message_id)
