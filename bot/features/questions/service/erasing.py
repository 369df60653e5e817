"""Erasing somebody from questions: what they asked and wrote goes, what they answered is freed."""

from bot.features.questions.domain import HELD, Question
from bot.features.questions.repository import entries, impact, offers, questions
from bot.features.questions.service.dispatching import give_back, remove
from bot.people.person import Person
from bot.unit_of_work import UnitOfWork


async def erase(uow: UnitOfWork, person: Person) -> None:
    """Delete what leads to a person, on both sides.

    The clock then tells the helpers of what they asked, and finds others for what they had taken.
    """
    await erase_asked(uow, person)
    for question in await questions.helped_by(uow, person.id):
        await _erase_helper(uow, question)
    await offers.erase(uow, person)
    await impact.erase(uow, person)
    await entries.erase(uow, person)


async def erase_asked(uow: UnitOfWork, person: Person) -> None:
    """Delete what a person asked: what consent to guidance allows to keep."""
    for question in await questions.asked_by(uow, person.id):
        await _erase_asker(uow, question)


async def _erase_asker(uow: UnitOfWork, question: Question) -> None:
    if question.state not in HELD:
        await remove(uow, question)
        return
    await entries.remove(uow, question)
    await offers.remove(uow, question)
    await questions.save(uow, question.abandoned(uow.now))


async def _erase_helper(uow: UnitOfWork, question: Question) -> None:
    if question.state in HELD:
        question = (await give_back(uow, question)).due(uow.now)
    else:
        question = question.without_helper(uow.now)
    await questions.save(uow, question)
