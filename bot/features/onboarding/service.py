"""Use cases of onboarding: language, consent, the intake, and links that bring a role."""

from bot.content import Library
from bot.errors import UserError
from bot.features.onboarding import domain
from bot.features.onboarding.domain import Asked, Intake
from bot.i18n import Catalogs, Translator
from bot.people import consent, invites, roles
from bot.people.invites import Gift
from bot.unit_of_work import UnitOfWork


class QuestionGoneError(UserError):
    """An old button asks or answers what the intake does not offer (any more)."""

    def message(self, t: Translator) -> str:
        return t.gettext("This question has changed. Please look at your answers again: /settings")


async def redeem(uow: UnitOfWork, code: str) -> Gift | None:
    """Give the person what an invite holds, and return it; None when the code gives nothing."""
    person = uow.person
    gift = await invites.redeem(uow.connection, uow.vault, person, code, uow.now)
    if gift and gift.role:
        await uow.save(person.but(roles=person.roles | {gift.role}))
        await roles.note(uow.connection, person, gift.role, uow.now)
    return gift


async def is_silenced(uow: UnitOfWork) -> bool:
    """Whether too many wrong codes came from this person: then nothing is said about invites."""
    return await invites.is_silenced(uow.connection, uow.person, uow.now)


async def choose_language(uow: UnitOfWork, catalogs: Catalogs, code: str) -> None:
    """Keep the language; one that is not here any more becomes English."""
    await uow.save(uow.person.but(language=catalogs.known(code)))


async def agree(uow: UnitOfWork, version: int) -> bool:
    """Note the agreement. False, and nothing changes, when what was read is not what holds now."""
    if version != consent.CONSENT_VERSION:
        return False
    await uow.save(uow.person.but(consent=version))
    return True


def intake(uow: UnitOfWork, library: Library) -> Intake:
    """Return the questions for the person who acts. Raises ConsentNeededError."""
    consent.require(uow.person)
    return domain.intake(library, uow.person.profile)


def ask(uow: UnitOfWork, library: Library, question_id: str) -> tuple[Intake, Asked]:
    """Return the questions, and the one asked for.

    Raises ConsentNeededError, and QuestionGoneError where the person is not asked this.
    """
    questions = intake(uow, library)
    asked = questions.find(question_id)
    if asked is None:
        raise QuestionGoneError
    return questions, asked


async def answer(
    uow: UnitOfWork, library: Library, question_id: str, option_id: str | None
) -> tuple[Intake, Asked | None]:
    """Keep an answer (None: say nothing) and return the questions, and the one that follows.

    Raises ConsentNeededError, and QuestionGoneError for what is not offered.
    """
    _, asked = ask(uow, library, question_id)
    if option_id is not None and option_id not in {option.id for option in asked.options}:
        raise QuestionGoneError
    person = uow.person
    profile = domain.answered(library, person.profile, question_id, option_id)
    await uow.save(person.but(profile=profile))
    questions, asked = ask(uow, library, question_id)
    return questions, questions.after(asked)
