"""Use cases of mentors: accept the rules, say what one can answer and when, pause."""

import datetime as dt

from bot.content import Library
from bot.delivery import occurrences
from bot.errors import UserError
from bot.features.mentors import repository
from bot.features.mentors.domain import CAPS, RULES_VERSION, ZONES, Mentor
from bot.features.mentors.hours import LONGEST_AWAY, Away, BadDatesError, Hours, read_away
from bot.features.mentors.weekly import Weekly, fits
from bot.i18n import SOURCE, Catalogs, Translator
from bot.nudges import Nudge, propose
from bot.nudges import repository as rhythms
from bot.people.person import Person
from bot.people.prompts import Prompt
from bot.settings import Programme
from bot.unit_of_work import UnitOfWork

AWAY = "mentor-away"
"""The kind of prompt: the days on which a mentor is away."""
RENEWAL = "mentor-renewal"
"""The kind of nudge that asks for the rules of another year, once the last one is over."""
YEAR_ENDS = "mentor-year-ends"
"""The same while it is not over."""
RENEWAL_ASKED = dt.timedelta(days=30)
WEEKLY_JOB = "mentors weekly"


class NotJoinedError(UserError):
    """The role is there, but the rules as they are now are not accepted, or too long ago."""

    def message(self, t: Translator) -> str:
        return t.gettext("Please read and accept the rules for mentors first: /inbox")


async def find(uow: UnitOfWork) -> Mentor | None:
    """Return the mentor who acts, once they accepted the rules as they are worded now."""
    mentor = await repository.get(uow, uow.person)
    return mentor if mentor and mentor.rules == RULES_VERSION else None


async def require(uow: UnitOfWork) -> Mentor:
    """Return the mentor who acts. Raises NotJoinedError."""
    mentor = await find(uow)
    if mentor is None:
        raise NotJoinedError
    return mentor


async def require_ready(uow: UnitOfWork) -> Mentor:
    """Return the mentor who acts and may take something new. Raises NotJoinedError."""
    mentor = await require(uow)
    if mentor.rules_end <= uow.now:
        raise NotJoinedError
    return mentor


async def everybody(uow: UnitOfWork) -> list[Mentor]:
    """Return all mentors; whom questions may be offered to, each of them says."""
    return await repository.everybody(uow)


# Joining, and once a year again


async def accept(
    uow: UnitOfWork, programme: Programme, catalogs: Catalogs, clock: str, version: int
) -> Mentor | None:
    """Note that the rules are accepted; None when what was read is not what holds now.

    They also say what is kept of mentors: no other consent is needed.
    """
    if version != RULES_VERSION:
        return None
    if not uow.person.zone:
        await uow.save(uow.person.but(zone=clock))
    before = await repository.get(uow, uow.person)
    if before:
        return await _save(uow, before.but(rules=version, accepted_at=uow.now))
    said = uow.person.profile
    mentor = Mentor(
        person=uow.person,
        rules=version,
        accepted_at=uow.now,
        professions=frozenset(filter(None, [said.get("profession")])),
        languages=frozenset({SOURCE, catalogs.known(uow.person.language or SOURCE)}),
        region=said.get("region", ""),
        weekly_cap=min(programme.mentor_weekly_cap, max(CAPS)),
    )
    await repository.add(uow, mentor)
    return mentor


async def ask_for_renewals(uow: UnitOfWork) -> None:
    """Propose to ask each mentor for another year: once before the year ends, once after."""
    for mentor in await everybody(uow):
        end = mentor.rules_end
        if mentor.joined and mentor.renew_from <= uow.now:
            over = end <= uow.now
            times = (end, end + RENEWAL_ASKED) if over else (mentor.renew_from, end)
            nudge = Nudge(RENEWAL if over else YEAR_ENDS, f"{end.isoformat()} asked", *times)
            await propose(uow, mentor.person, nudge)


async def renewing(uow: UnitOfWork, *, over: bool) -> Mentor | None:
    """Return the mentor of the unit while their year is over, or, not `over`, ends soon."""
    mentor = await repository.get(uow, uow.person)
    if mentor is None or not mentor.joined or mentor.renew_from > uow.now:
        return None
    return mentor if over is (mentor.rules_end <= uow.now) else None


# What one can answer


async def toggle_profession(
    uow: UnitOfWork, library: Library, profession: str, *, on: bool
) -> Mentor:
    """Add or take out a profession; one that is not known (any more) changes nothing."""
    mentor = await require(uow)
    if profession not in options(library, "profession"):
        return mentor
    return await _save(uow, mentor.toggled("professions", profession, on=on))


async def toggle_topic(uow: UnitOfWork, topic: str, *, on: bool) -> Mentor:
    """Add or take out a topic. The caller knows that there is such a topic."""
    return await _save(uow, (await require(uow)).toggled("topics", topic, on=on))


async def toggle_language(uow: UnitOfWork, catalogs: Catalogs, code: str, *, on: bool) -> Mentor:
    """Add or take out a language; one that is not known (any more) changes nothing."""
    mentor = await require(uow)
    if code not in {language.code for language in catalogs.languages}:
        return mentor
    return await _save(uow, mentor.toggled("languages", code, on=on))


async def set_region(uow: UnitOfWork, library: Library, region: str) -> Mentor:
    """Set the region one knows; "" or one that is not known (any more): none."""
    known = region if region in options(library, "region") else ""
    return await _save(uow, (await require(uow)).but(region=known))


async def set_cap(uow: UnitOfWork, cap: int) -> tuple[Mentor, bool]:
    """Set how many questions a week; with it, joining is complete: return whether it is new."""
    before = await require(uow)
    mentor = before.but(joined=True)
    mentor = await _save(uow, mentor.but(weekly_cap=cap) if cap in CAPS else mentor)
    return mentor, not before.joined


# When one can be asked


async def pause(uow: UnitOfWork, *, paused: bool) -> Mentor:
    """Stop or resume being asked; what a mentor has taken stays with them."""
    return await _save(uow, (await require(uow)).but(paused=paused))


async def set_hours(uow: UnitOfWork, hours: Hours) -> Mentor:
    """Set when one can be asked; what no button of ours says changes nothing."""
    mentor = await require(uow)
    return await _save(uow, mentor.but(hours=hours)) if hours.is_sound else mentor


async def ask_at_once(uow: UnitOfWork) -> Mentor:
    """Be asked whenever a question fits."""
    return await _save(uow, (await require(uow)).but(weekly=None))


async def ask_weekly(uow: UnitOfWork, day: int, hour: int) -> Mentor:
    """Be asked in one message a week; a moment outside one's hours changes nothing."""
    mentor = await require(uow)
    if not fits(mentor.hours, day, hour):
        return mentor
    return await _save(uow, mentor.but(weekly=Weekly(day, hour, uow.now)))


async def due_weekly(uow: UnitOfWork) -> list[int]:
    """Return, by person id, whose questions of the week may be due now."""
    return [one.person.id for one in await everybody(uow) if one.weekly_slot(uow.now)]


async def claim_weekly(uow: UnitOfWork, person_id: int) -> Mentor | None:
    """Return a mentor whose questions of the week are due now, exactly once a week."""
    mentor = next((one for one in await everybody(uow) if one.person.id == person_id), None)
    slot = mentor.weekly_slot(uow.now) if mentor else None
    if slot and await occurrences.claim(
        uow.connection, WEEKLY_JOB, person_id, slot.isoformat(), uow.now
    ):
        return mentor
    return None


async def set_zone(uow: UnitOfWork, number: int) -> Mentor:
    """Set whose clock one has, by its number in ZONES; what waits for them is planned anew."""
    mentor = await require(uow)
    if not 0 <= number < len(ZONES):
        return mentor
    mentor = mentor.but(person=await uow.save(uow.person.but(zone=ZONES[number])))
    await rhythms.replan(uow, mentor.person)
    return mentor


async def set_away(uow: UnitOfWork, days: int) -> Mentor:
    """Be away from today for so many days; 0: be back."""
    mentor = await require(uow)
    if not 0 <= days <= LONGEST_AWAY.days:
        return mentor
    today = _today(uow, mentor)
    last = today + dt.timedelta(days=days - 1)
    return await _go(uow, mentor, Away(today, last) if days else None)


async def ask_away(uow: UnitOfWork) -> Mentor:
    """Expect the days away as text."""
    mentor = await require(uow)
    uow.ask(Prompt(AWAY))
    return mentor


async def answer_away(uow: UnitOfWork, text: str) -> tuple[Mentor, bool]:
    """Take over the days away; False when the text is none, and is still expected."""
    mentor = await require(uow)
    try:
        away = read_away(text, _today(uow, mentor))
    except BadDatesError:
        return mentor, False
    return await _go(uow, mentor, away), True


async def _go(uow: UnitOfWork, mentor: Mentor, away: Away | None) -> Mentor:
    prompt = await uow.prompt()
    if prompt and prompt.kind == AWAY:
        await uow.close_prompt()
    return await _save(uow, mentor.but(away=away))


def _today(uow: UnitOfWork, mentor: Mentor) -> dt.date:
    return uow.now.astimezone(mentor.zone).date()


async def erase(uow: UnitOfWork, person: Person) -> None:
    await repository.remove(uow, person)


async def _save(uow: UnitOfWork, mentor: Mentor) -> Mentor:
    await repository.save(uow, mentor)
    return mentor


def options(library: Library, question: str) -> dict[str, str]:
    """Return the answers of a question of the intake: id and label, still to be translated."""
    asked = (one for one in library.intake.questions if one.id == question)
    return {option.id: option.label for one in asked for option in one.options}
