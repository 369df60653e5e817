"""Use cases of mentors: accept the rules, say what one can answer, pause."""

from bot.content import Library
from bot.errors import UserError
from bot.features.mentors import repository
from bot.features.mentors.domain import CAPS, RULES_VERSION, Mentor
from bot.i18n import SOURCE, Catalogs, Translator
from bot.people.person import Person
from bot.settings import Programme
from bot.unit_of_work import UnitOfWork


class NotJoinedError(UserError):
    """The role is there, but the rules as they are now are not accepted."""

    def message(self, t: Translator) -> str:
        return t.gettext("Please read and accept the rules for mentors first: /inbox")


async def find(uow: UnitOfWork) -> Mentor | None:
    """Return the mentor who acts, once they accepted the rules as they are now."""
    mentor = await repository.get(uow, uow.person)
    return mentor if mentor and mentor.rules == RULES_VERSION else None


async def require(uow: UnitOfWork) -> Mentor:
    """Return the mentor who acts. Raises NotJoinedError."""
    mentor = await find(uow)
    if mentor is None:
        raise NotJoinedError
    return mentor


async def accept(
    uow: UnitOfWork, programme: Programme, catalogs: Catalogs, version: int
) -> Mentor | None:
    """Note that the rules are accepted; None when what was read is not what holds now.

    They also say what is kept of mentors: no other consent is needed.
    """
    if version != RULES_VERSION:
        return None
    before = await repository.get(uow, uow.person)
    if before:
        mentor = before.but(rules=version)
        await repository.save(uow, mentor)
        return mentor
    mentor = Mentor(
        person=uow.person,
        rules=version,
        professions=frozenset(filter(None, [uow.person.profile.get("profession")])),
        languages=frozenset({SOURCE, catalogs.known(uow.person.language or SOURCE)}),
        weekly_cap=min(programme.mentor_weekly_cap, max(CAPS)),
    )
    await repository.add(uow, mentor)
    return mentor


async def toggle_profession(uow: UnitOfWork, library: Library, profession: str) -> Mentor:
    """Add or take out a profession; one that is not known (any more) changes nothing."""
    mentor = await require(uow)
    if profession in professions(library):
        mentor = mentor.toggled("professions", profession)
        await repository.save(uow, mentor)
    return mentor


async def toggle_language(uow: UnitOfWork, catalogs: Catalogs, code: str) -> Mentor:
    """Add or take out a language; one that is not known (any more) changes nothing."""
    mentor = await require(uow)
    if code in {language.code for language in catalogs.languages}:
        mentor = mentor.toggled("languages", code)
        await repository.save(uow, mentor)
    return mentor


async def set_cap(uow: UnitOfWork, cap: int) -> Mentor:
    """Set how many questions a week; with it, joining is complete."""
    mentor = (await require(uow)).but(joined=True)
    if cap in CAPS:
        mentor = mentor.but(weekly_cap=cap)
    await repository.save(uow, mentor)
    return mentor


async def pause(uow: UnitOfWork, *, paused: bool) -> Mentor:
    """Stop or resume being asked; what a mentor has taken stays with them."""
    mentor = (await require(uow)).but(paused=paused)
    await repository.save(uow, mentor)
    return mentor


async def active(uow: UnitOfWork) -> list[Mentor]:
    """Return the mentors to whom questions may be offered."""
    return [mentor for mentor in await repository.everybody(uow) if mentor.is_active]


async def erase(uow: UnitOfWork, person: Person) -> None:
    await repository.remove(uow, person)


def professions(library: Library) -> dict[str, str]:
    """Return the professions of the intake: id and label, still to be translated."""
    asked = (one for one in library.intake.questions if one.id == "profession")
    return {option.id: option.label for one in asked for option in one.options}
