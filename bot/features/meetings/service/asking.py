"""Asking for a call. What is being said is a prompt, so that nothing of it stays when it ends."""

from bot.features.meetings import repository
from bot.features.meetings.domain import LONGEST_TEXT, Meeting, State, Suits, Topic, Way, Wish
from bot.features.meetings.errors import GoneError, NothingToSendError
from bot.features.meetings.office import keep, tell_coordinators
from bot.features.meetings.service.texts import checked
from bot.features.meetings.views import notices
from bot.office import Office
from bot.people import consent, safety
from bot.people.prompts import Prompt
from bot.unit_of_work import UnitOfWork

WISH = "meeting-wish"
"""The kind of prompt: a few words about the call that is wished for."""
ALL_SUITS = Suits.MORNINGS | Suits.AFTERNOONS | Suits.EVENINGS | Suits.WEEKENDS


async def mine(uow: UnitOfWork) -> Meeting | None:
    """Return the call that the person who acts waits for; there is one at most.

    Raises ConsentNeededError, SuspendedError.
    """
    consent.require(uow.person)
    await safety.require_active(uow.connection, uow.vault, uow.person)
    own = await repository.of(uow, uow.person.id)
    return next((one for one in own if one.is_open and one.asker_id == uow.person.id), None)


def wish_of(topic: str, way: str, suits: int) -> Wish:
    """Return what buttons say. Raises GoneError when we know none of it any more."""
    try:
        wish = Wish(Topic(topic), Way(way), Suits(suits))
    except ValueError:
        raise GoneError from None
    if wish.suits not in ALL_SUITS:
        raise GoneError
    return wish


async def describe(uow: UnitOfWork, wish: Wish) -> None:
    """Expect a few words. Raises ConsentNeededError."""
    consent.require(uow.person)
    said = {"topic": wish.topic.value, "way": wish.way.value, "suits": str(wish.suits.value)}
    uow.ask(Prompt(WISH, {**said, "text": wish.text}))


async def write(uow: UnitOfWork, text: str) -> Wish:
    """Take a few words, in place of those before. Raises EmptyTextError, TooLongError."""
    before = await _expected(uow)
    assert before, "routed by the prompt"
    wish = Wish(before.topic, before.way, before.suits, checked(text, LONGEST_TEXT))
    await describe(uow, wish)
    return wish


async def send(uow: UnitOfWork, office: Office) -> Meeting:
    """Ask for the call, or change what is wished for while it waits for times.

    Raises NothingToSendError, ConsentNeededError, SuspendedError.
    """
    wish, before = await _expected(uow), await mine(uow)
    await stop(uow)
    if before and wish and before.state is State.ASKED:
        return await keep(uow, office, before.but(wish=wish))
    if before:
        return before  # tapped twice, or times came meanwhile
    if wish is None:
        raise NothingToSendError
    meeting = await keep(uow, office, await repository.add(uow, wish))
    await tell_coordinators(
        uow, office, lambda t: notices.asked(t, meeting), but=[meeting.asker_id]
    )
    return meeting


async def stop(uow: UnitOfWork) -> None:
    """Forget what was said so far."""
    if await _expected(uow):
        await uow.close_prompt()


async def _expected(uow: UnitOfWork) -> Wish | None:
    prompt = await uow.prompt()
    if prompt is None or prompt.kind != WISH:
        return None
    said = prompt.data
    wish = wish_of(said["topic"], said["way"], int(said["suits"]))
    return Wish(wish.topic, wish.way, wish.suits, said["text"])
