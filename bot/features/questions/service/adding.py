"""Ready texts: whoever answers adds one to the draft, and still sees it before it is sent."""

from bot.features.questions.case import Case, look
from bot.features.questions.errors import ChangedError, TooLongError
from bot.features.questions.repository import entries
from bot.features.questions.service.helping import claimed
from bot.features.questions.service.prompting import expect
from bot.features.questions.service.writing import LONGEST
from bot.office import Office
from bot.unit_of_work import UnitOfWork


async def begin(uow: UnitOfWork, office: Office, question_id: int) -> Case:
    """Return a question to who writes about it now, to choose a ready text for it.

    Raises GoneError, NotYoursError, OverError, and ChangedError for one that is answered.
    """
    case = await claimed(uow, office, question_id)
    if not case.question.can_be_written_by(uow.person):
        raise ChangedError(case.question.ref)
    return case


async def add(uow: UnitOfWork, office: Office, question_id: int, name: str, text: str) -> Case:
    """Add a ready text to the draft of who answers; one of this `name` is there at most once.

    Raises as `begin` does, and TooLongError; the draft then stays as it was.
    """
    case = await begin(uow, office, question_id)
    if len(case.draft) + len(text) > LONGEST:
        raise TooLongError(LONGEST)
    await entries.add_ready(uow, case.question, uow.person, name, text)
    await expect(uow, case.question)
    return await look(uow, office, case.question, uow.person)
