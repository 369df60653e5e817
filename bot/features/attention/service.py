"""Use cases of attention: show what was sent and what is coming; pause, less, stop."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Final

from bot.errors import UserError
from bot.features.attention.domain import Coming, Told, Worded
from bot.features.attention.planner import DAY
from bot.i18n import Translator
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


async def erase(uow: UnitOfWork, person: Person) -> None:
    await repository.erase(uow, person.id)


async def worded(planned: Sequence[Planned], word: Word) -> list[Worded]:
    """Put things into words, but for those that have no interest any more."""
    found = [(one, await word(one)) for one in planned]
    return [(one, piece) for one, piece in found if piece]


async def purge(uow: UnitOfWork) -> None:
    """Delete what nobody can look at any more."""
    await repository.purge(uow, uow.now - KEPT)


# What was sent


async def reopen(uow: UnitOfWork, batch: int, word: Word) -> Told:
    """Return what a message told of, as it is now. Raises OverError."""
    found = await worded(await repository.of_batch(uow, uow.person, batch), word)
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
    ahead = await repository.waiting(uow, uow.person, SHOWN + 1)
    past = await repository.past(uow, uow.person, uow.now - KEPT, SHOWN)
    alive = [one for one in ahead[:SHOWN] if one.due_at < one.nudge.expires_at]
    return Coming(
        rhythm=await repository.rhythm(uow, uow.person),
        zone=zone_of(office, uow.person),
        ahead=tuple(await worded(alive, word)),
        past=tuple(await worded(past, word)),
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
