"""Who hears of a question that waits: coordinators who may look after it and can be reached."""

from bot.features.questions.domain import Question
from bot.people import safety
from bot.people.person import Person, Role
from bot.unit_of_work import UnitOfWork


async def who_hear(uow: UnitOfWork, question: Question) -> list[Person]:
    """Return them; nobody who asked it, or is kept apart from the asker."""
    everybody = [
        one
        for one in await uow.people_with(Role.COORDINATOR)
        if one.reachable and not question.is_asked_by(one)
    ]
    pairs = await safety.pairs_of(uow.connection, question.asker_id)
    return [one for one in everybody if not safety.apart(pairs, question.asker_id, one.id)]
