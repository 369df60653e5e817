"""Use cases of notices: writing, sending, what the clock does, and erasing."""

from typing import Final

from bot.features.notices.domain import Deed, Notice, after
from bot.features.notices.errors import GoneError
from bot.features.notices.repository import notices, recipients
from bot.people.person import Person
from bot.unit_of_work import UnitOfWork

KIND: Final = "notice"
"""The kind of proactive message, worded in handlers/notices."""


async def get(uow: UnitOfWork, notice_id: int) -> Notice:
    """Return a notice. Raises GoneError."""
    notice = await notices.get(uow, notice_id)
    if notice is None:
        raise GoneError
    return notice


async def change(
    uow: UnitOfWork,
    notice_id: int,
    deed: Deed,
    *,
    of: int | None = None,
    renew: bool = False,
    **changes: object,
) -> tuple[Notice, bool]:
    """Do something with a notice; return how it stands then, and whether it was done.

    It is not done where the table of states does not allow it, nor, with `of`, when somebody has
    changed the notice since that edition was looked at. `renew`: what people have got is to
    change. Raises GoneError.
    """
    seen = await notices.get(uow, notice_id, lock=True)
    if seen is None:
        raise GoneError
    state = after(seen.state, deed)
    if state is None or of not in (None, seen.edition):
        return seen, False
    if renew:
        changes = {**changes, "version": seen.version + 1, "changed_at": uow.now}
    notice = seen.but(state=state, **changes)
    is_done = await notices.save(uow, seen, notice)
    return (notice, True) if is_done else (await get(uow, notice_id), False)


async def erase(uow: UnitOfWork, person: Person) -> None:
    """Delete that somebody got notices, and that they sent some."""
    await notices.forget_sender(uow, person.id)  # notices before recipients, as sweeps lock them
    await recipients.erase(uow, person.id)
