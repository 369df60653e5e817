"""Use cases of check-ins: begin, ask, hear, be silent; and dates that come near."""

import datetime as dt
from collections.abc import Awaitable, Callable, Sequence
from typing import Final

from bot import nudges
from bot.features.checkins import domain, repository
from bot.features.checkins.domain import ASK, ASK_AGAIN, CURRENT, Asked, Round
from bot.nudges import Nudge, State
from bot.nudges import repository as kept
from bot.office import Office, zone_of
from bot.people import consent
from bot.people.person import Person
from bot.people.prompts import Prompt
from bot.unit_of_work import UnitOfWork

DATE: Final = "step-date"
"""The kind of prompt: the date of an exam or appointment."""
LATEST: Final = dt.timedelta(days=730)
NOTES_AT_ONCE: Final = 1000


# The rhythm


async def begin(uow: UnitOfWork, office: Office) -> None:
    """Ask the person who acts from now on how it goes, if they agreed and are not asked yet."""
    if consent.agreed(uow.person) and await repository.get(uow, uow.person) is None:
        await _go_on(uow, office, Round())


async def rhythm_changed(uow: UnitOfWork, office: Office) -> None:
    """Plan anew: somebody chose how often, or by which clock. So they are heard from."""
    before = await repository.get(uow, uow.person)
    if before:
        await _answered(uow, office, before)
    else:
        await begin(uow, office)


async def heard(uow: UnitOfWork, office: Office) -> None:
    """Note that somebody answered, and plan the next question."""
    before = await repository.get(uow, uow.person)
    if before and consent.agreed(uow.person):
        await _answered(uow, office, before)


async def _answered(uow: UnitOfWork, office: Office, before: Round) -> None:
    for kind in (ASK, ASK_AGAIN):
        await nudges.cancel(uow, uow.person, kind, before.subject)
    await _go_on(uow, office, before.but(unanswered=0))


async def _go_on(uow: UnitOfWork, office: Office, before: Round) -> None:
    rhythm = await kept.rhythm(uow, uow.person)
    zone = zone_of(office, uow.person)
    await _keep(uow, before.next(rhythm.pace, uow.now, zone))


async def _keep(uow: UnitOfWork, now: Round) -> None:
    await repository.save(uow, uow.person, now)
    if now.due_at and now.tries == 1:
        await nudges.propose(uow, uow.person, now.asking())


# The clock


async def due(uow: UnitOfWork, limit: int) -> list[int]:
    """Return at whose check-in it is time to look, by id of the person."""
    return await repository.due(uow, limit)


async def look(
    uow: UnitOfWork, office: Office, is_active: Callable[[dt.datetime], Awaitable[bool]]
) -> None:
    """Look whether the person of this unit answered; ask once more, or plan the next question.

    `is_active` says whether they went on with their plan since a moment.
    """
    before = await repository.get(uow, uow.person)
    if before is None or before.look_at is None or before.look_at > uow.now:
        return  # another process was quicker
    if not consent.agreed(uow.person):
        await repository.erase(uow, uow.person.id)
        return
    rhythm, zone = await kept.rhythm(uow, uow.person), zone_of(office, uow.person)
    active = before.due_at is not None and await is_active(before.due_at)
    asked = await _asked(uow, before)
    found = domain.look(before, asked, rhythm.pace, uow.now, zone, active=active)
    await _keep(uow, found.round)
    if found.again:
        await nudges.propose(uow, uow.person, found.again)


async def _asked(uow: UnitOfWork, before: Round) -> Asked:
    found = await nudges.find(uow, uow.person, ASK, before.subject)
    if found and found.state is State.SENT:
        return Asked.SENT
    comes = found and found.state is State.WAITING and found.due_at < found.nudge.expires_at
    return Asked.COMES if comes else Asked.NEVER


async def forget(uow: UnitOfWork, person_id: int) -> None:
    """Delete what is left of somebody who is not here any more."""
    await repository.erase(uow, person_id)


async def put_aside(uow: UnitOfWork, person_id: int) -> None:
    """Look again in an hour at somebody for whom it failed."""
    await repository.put_aside(uow, person_id, uow.now + dt.timedelta(hours=1))


async def is_open(uow: UnitOfWork, nudge: Nudge) -> bool:
    """Whether this check-in is the one that waits for an answer."""
    now = await repository.get(uow, uow.person)
    return now is not None and now.subject == nudge.subject and consent.agreed(uow.person)


# Who is silent


async def count_silent(uow: UnitOfWork) -> int:
    """Return how many people have left two check-ins or more unanswered."""
    return await repository.count_silent(uow)


async def silent_since(uow: UnitOfWork, people: Sequence[Person]) -> dict[int, dt.datetime]:
    """Return, of those who left check-ins without an answer, when the first of them came."""
    return await repository.silent_since(uow, [one.id for one in people])


async def send_note(uow: UnitOfWork) -> int:
    """Propose a kind note to everybody silent who has had none; return to how many."""
    found = [await uow.get_person(one) for one in await repository.without_note(uow, NOTES_AT_ONCE)]
    people = [person for person in found if person and consent.agreed(person)]
    note = Nudge(domain.NOTE, uow.now.date().isoformat(), uow.now, uow.now + 2 * CURRENT)
    await nudges.propose_all(uow, [(person, note) for person in people])
    await repository.note(uow, [person.id for person in people])
    return len(people)


# Dates that come near


async def ask_date(uow: UnitOfWork, step: str) -> None:
    """Expect the date of an exam or appointment. Raises ConsentNeededError."""
    consent.require(uow.person)
    uow.ask(Prompt(DATE, {"step": step}))


async def asked_step(uow: UnitOfWork) -> str:
    """Return the step whose date is waited for."""
    prompt = await uow.prompt()
    return prompt.data["step"] if prompt and prompt.kind == DATE else ""


async def keep_date(uow: UnitOfWork, office: Office, step: str, day: dt.date) -> bool:
    """Note a date; False when it is over, or too far off. Raises ConsentNeededError."""
    consent.require(uow.person)
    zone = zone_of(office, uow.person)
    today = uow.now.astimezone(zone).date()
    if not today <= day <= today + LATEST:
        return False
    await repository.keep_date(uow, uow.person, step, day)
    await uow.close_prompt()
    news = domain.about_date(step, day, uow.now, zone)
    await nudges.propose_all(uow, [(uow.person, one) for one in news])
    return True


async def remove_date(uow: UnitOfWork, step: str) -> None:
    """Forget a date: what would be said about it is of no interest any more."""
    await repository.keep_date(uow, uow.person, step, None)


async def date_of(uow: UnitOfWork, step: str) -> dt.date | None:
    """Return the date that somebody gave for a step."""
    return (await repository.dates(uow, uow.person)).get(step)


async def erase(uow: UnitOfWork, person: Person) -> None:
    await repository.erase(uow, person.id)
