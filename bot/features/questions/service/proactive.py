"""Messages to an asker that nothing they did just now has brought about: one door for all."""

from bot.message import Lane, Message
from bot.office import Office, tell
from bot.people import safety
from bot.people.person import Person
from bot.unit_of_work import UnitOfWork


async def mention(
    uow: UnitOfWork, office: Office, person: Person, message: Message, *, urgent: bool
) -> None:
    """Say something to an asker by the clock.

    What is `urgent` ends their question or is about to; the rest is dropped for somebody who
    cannot be reached, or may not ask or answer now.
    """
    if not urgent:
        stopped = await safety.causes(uow.connection, uow.vault, person)
        if stopped or not person.reachable:
            return
    tell(uow, office, person, [message], Lane.REMINDER)
