"""What who reports does: report, and say more."""

from bot.features.concerns import repository
from bot.features.concerns.domain import Concern, Kind, Subject, Voice
from bot.features.concerns.errors import GoneError, OverError
from bot.features.concerns.service.telling import is_heard, keeper_of, tell_all, who_sees
from bot.features.concerns.service.writing import WORDS, expect, expected, keep
from bot.features.concerns.views import coordinator
from bot.message import Lane
from bot.office import Office
from bot.unit_of_work import UnitOfWork


async def report(
    uow: UnitOfWork, office: Office, subject: Subject, kind: Kind
) -> tuple[Concern, bool]:
    """Keep a report and bring it before all coordinators; say whether there was one to hear it.

    A second tap changes nothing; another kind of the same report is told again.
    """
    found = await repository.reported(uow, subject)
    if found and found.kind is kind:
        return found, is_heard(await who_sees(uow, found))
    if found:
        concern = await repository.save(uow, found.named(kind))
    else:
        concern = await repository.add(uow, subject, kind)
    return concern, await tell_all(uow, office, concern, coordinator.raised)


async def say_more(uow: UnitOfWork, concern_id: int) -> Concern:
    """Expect words about a report of the person who acts. Raises GoneError, OverError."""
    concern = await _own(uow, concern_id)
    await expect(uow, WORDS, concern.id)
    return concern


async def add_words(uow: UnitOfWork, office: Office, text: str) -> Concern | None:
    """Keep what was typed about one's report, and tell who must know; None when it is closed.

    Raises EmptyTextError.
    """
    concern = await expected(uow)
    if concern is None or not concern.is_open:
        return None
    await keep(uow, concern, Voice.REPORTER, text)
    if concern.waits:
        await tell_all(uow, office, concern, coordinator.more_said)
    elif keeper := await keeper_of(uow, concern):
        uow.send(coordinator.more_said(office.translator(keeper), concern), keeper, Lane.SAFETY)
    return concern


async def _own(uow: UnitOfWork, concern_id: int) -> Concern:
    concern = await repository.get(uow, concern_id)
    if concern is None or concern.reporter_id != uow.person.id:
        raise GoneError
    if not concern.is_open:
        raise OverError(concern.ref)
    return concern
