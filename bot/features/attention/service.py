"""Use cases of attention: send what is due, show what is coming, pause, less, stop."""

import datetime as dt
import secrets
from collections.abc import Awaitable, Callable, Sequence
from typing import Final

from bot.errors import UserError
from bot.features.attention import views
from bot.features.attention.domain import Coming, Told, Worded
from bot.features.attention.planner import DAY, WEEK, Reader, plan
from bot.i18n import Translator
from bot.message import Lane
from bot.nudges import Pace, Piece, Planned, Rhythm, State, repository
from bot.office import Office, zone_of
from bot.people.person import Person
from bot.unit_of_work import UnitOfWork

Word = Callable[[Planned], Awaitable[Piece | None]]
"""Words one nudge for the person of the unit; None when it is of no interest any more."""

MONTH: Final = 30 * DAY
KEPT: Final = MONTH
"""How long what was sent can be looked at."""
SHOWN: Final = 8
LATE: Final = dt.timedelta(hours=6)
"""From then on a message says that it comes late."""
LESS: Final = {
    Pace.WEEKLY: Pace.FORTNIGHTLY,
    Pace.FORTNIGHTLY: Pace.MONTHLY,
    Pace.MONTHLY: Pace.MONTHLY,
    Pace.OFF: Pace.OFF,
}


class OverError(UserError):
    """What a button names is too long ago, or of no interest any more."""

    def message(self, t: Translator) -> str:
        return t.gettext("This message is old, and what it said is not current any more.")


# The clock


async def due_people(uow: UnitOfWork, limit: int) -> list[int]:
    """Return for whom something is due, by id."""
    return await repository.due_people(uow, limit)


async def attend(uow: UnitOfWork, office: Office, word: Word) -> None:
    """Send what is due to the person of this unit as one message; move or drop the rest."""
    person = uow.person
    await repository.lock(uow, person)
    due = await repository.due(uow, person)
    if not person.reachable:  # no heap waits for who comes back: who proposed it may do so again
        await repository.miss(uow, [one.id for one in due])
        return
    reader = await _reader(uow, office)
    sent = await repository.sent_since(uow, person, uow.now - WEEK)
    found = plan(reader, due, sent, uow.now)
    worded = await _worded(found.send, word)
    kept = {one.id for one, _ in worded}
    gone = [one.id for one in (*found.drop, *found.send) if one.id not in kept]
    await repository.drop(uow, gone)
    await repository.move(uow, [one.id for one in found.move], found.until)
    if worded:
        batch = secrets.randbits(repository.ID_BITS)
        await repository.mark_sent(uow, kept, batch)
        late = any(one.due_at < uow.now - LATE for one, _ in worded)
        told = Told(batch, tuple(worded), late=late)
        said = views.message(office.translator(person), told, reader.rhythm, silent=found.silent)
        is_bulk = all(piece.is_bulk for _, piece in worded)
        uow.send(said, person, Lane.BROADCAST if is_bulk else Lane.REMINDER)


async def put_aside(uow: UnitOfWork, person_id: int) -> None:
    """Try again in an hour for somebody whose messages could not be worded."""
    await repository.put_aside(uow, person_id, uow.now + dt.timedelta(hours=1))


async def forget(uow: UnitOfWork, person_id: int) -> None:
    """Delete what is left for somebody who is not here any more."""
    await repository.erase(uow, person_id)


async def erase(uow: UnitOfWork, person: Person) -> None:
    await repository.erase(uow, person.id)


async def _reader(uow: UnitOfWork, office: Office) -> Reader:
    rules = office.programme
    rhythm = await repository.rhythm(uow, uow.person)
    zone = zone_of(office, uow.person)
    return Reader(rhythm, zone, rules.nudges_per_day, rules.nudges_per_week)


async def _worded(planned: Sequence[Planned], word: Word) -> list[Worded]:
    found = [(one, await word(one)) for one in planned]
    return [(one, piece) for one, piece in found if piece]


async def purge(uow: UnitOfWork) -> None:
    """Delete what nobody can look at any more."""
    await repository.purge(uow, uow.now - KEPT)


# What was sent


async def reopen(uow: UnitOfWork, batch: int, word: Word) -> Told:
    """Return what a message told of, as it is now. Raises OverError."""
    found = await _worded(await repository.of_batch(uow, uow.person, batch), word)
    if not found:
        raise OverError
    return Told(batch, tuple(found))


async def open_one(uow: UnitOfWork, nudge_id: int, word: Word) -> Worded:
    """Return one thing that a message told of, as it is now. Raises OverError."""
    planned = await repository.get(uow, uow.person, nudge_id)
    piece = await word(planned) if planned else None
    if planned is None or piece is None:
        raise OverError
    return planned, piece


# What is coming


async def coming(uow: UnitOfWork, office: Office, word: Word) -> Coming:
    """Return what is coming for the person who acts, and what came."""
    reader = await _reader(uow, office)
    ahead = await repository.waiting(uow, uow.person, SHOWN + 1)
    past = await repository.past(uow, uow.person, uow.now - KEPT, SHOWN)
    alive = [one for one in ahead[:SHOWN] if one.due_at < one.nudge.expires_at]
    return Coming(
        rhythm=reader.rhythm,
        zone=reader.zone,
        ahead=tuple(await _worded(alive, word)),
        past=tuple(await _worded(past, word)),
        has_more=len(ahead) > SHOWN,
    )


async def decline(uow: UnitOfWork, nudge_id: int, word: Word) -> Worded | None:
    """Do not send one thing that is coming; return it, or None when it was not to come."""
    planned = await repository.get(uow, uow.person, nudge_id)
    if planned is None or planned.state is not State.WAITING:
        return None
    await repository.decline(uow, uow.person, nudge_id)
    piece = await word(planned)
    return (planned, piece) if piece else None


async def accept(uow: UnitOfWork, nudge_id: int) -> None:
    """Send something after all that was not to be sent."""
    await repository.accept(uow, uow.person, nudge_id)


# Pause, less, stop


async def pause(uow: UnitOfWork) -> Rhythm:
    """Send nothing for a month but what the person waits for."""
    return await _choose(uow, paused_until=uow.now + MONTH)


async def hear_less(uow: UnitOfWork) -> Rhythm:
    """At most one message a week, and check-ins less often."""
    before = await repository.rhythm(uow, uow.person)
    return await _choose(uow, per_week=1, pace=LESS[before.pace])


async def stop(uow: UnitOfWork) -> Rhythm:
    """Send nothing but what the person waits for."""
    return await _choose(uow, stopped=True)


async def hear_again(uow: UnitOfWork) -> Rhythm:
    """End a pause, and a stop."""
    return await _choose(uow, stopped=False, paused_until=None)


async def _choose(uow: UnitOfWork, **changes: object) -> Rhythm:
    chosen = (await repository.rhythm(uow, uow.person)).but(**changes)
    await repository.save_rhythm(uow, uow.person, chosen)
    return chosen
