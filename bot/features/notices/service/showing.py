"""The screens of coordinators that show how a notice goes on, kept up to date while they stand."""

from bot.delivery import outbox as delivery
from bot.delivery import standing
from bot.features.notices import views
from bot.features.notices.domain import Fate, Notice, State
from bot.features.notices.views.sending import Numbers
from bot.office import Office, tell
from bot.people.person import Person, Role
from bot.segments.counting import secretly, spin_of
from bot.unit_of_work import UnitOfWork


def numbers(uow: UnitOfWork, office: Office, notice: Notice) -> Numbers:
    """Return for how many people what became of a notice, to be shown rounded.

    The same number is rounded to the same, in all notices: lines do not differ where nothing
    does, and many notices to one group tell no more of it than one. Nobody is not told apart from
    a few either: a notice to a narrow group would say whether there is anybody in it.
    """
    k = office.settings.k_anonymity
    counted = {
        fate: secretly(n, spin_of(uow.vault, f"notices {n}"))
        for fate in Fate
        for n in [notice.tally.get(fate, 0)]
    }
    return Numbers(counted, k)


async def renew(uow: UnitOfWork, office: Office, notice: Notice, *, has_ended: bool) -> None:
    """Bring the screens about a notice up to date, where they stand; tell the sender of its end."""
    found, desk = numbers(uow, office, notice), await _desk(uow)
    for one in await standing.of(uow.connection, notice.id):
        person = desk.get(one.person_id)
        if person and one.state is delivery.State.SENT and one.message_id:
            said = views.status(office.translator(person), notice, found)
            uow.mend(one.message_id, said, person)
    sender = desk.get(notice.sender_id or 0)
    if has_ended and sender:
        tell(uow, office, sender, [views.ended(office.translator(sender), notice, found)])


async def left_late(uow: UnitOfWork, office: Office, seen: Notice, notice: Notice) -> None:
    """Tell who sent a notice that it did not leave at its time."""
    if (seen.state, notice.state) != (State.QUEUED, State.APPROVED):
        return
    if sender := (await _desk(uow)).get(seen.sender_id or 0):
        tell(uow, office, sender, [views.left_late(office.translator(sender), notice)])


async def _desk(uow: UnitOfWork) -> dict[int, Person]:
    """Return who coordinates now, by id: nobody who is stopped reads of it any more."""
    return {one.id: one for one in await uow.people_with(Role.COORDINATOR)}
