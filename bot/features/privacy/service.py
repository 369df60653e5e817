"""Use cases of privacy."""

from bot.features.privacy import domain
from bot.unit_of_work import UnitOfWork


async def acknowledge(uow: UnitOfWork) -> None:
    """Note that the person who acts has read the warning before the first free text."""
    await uow.save(domain.reading_notice(uow.person))
