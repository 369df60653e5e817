"""What somebody needs who comes in person: tapped, or written in a few words."""

from typing import Final

from bot.errors import EmptyTextError, TooLongError
from bot.features.events.domain import Answer, Need, Needs
from bot.features.events.domain.needs import LONGEST
from bot.features.events.errors import NotThisWayError
from bot.features.events.repository import answers
from bot.features.events.service.answering import Answered, still_open
from bot.i18n import clean, is_blank
from bot.people.prompts import Prompt
from bot.unit_of_work import UnitOfWork

WORDS: Final = "event-need"


async def mine(uow: UnitOfWork, event_id: int) -> tuple[Answered, Needs]:
    """Return an event to which the person who acts wants to come, and what they need.

    Raises GoneError, CancelledError, PastError, NotThisWayError.
    """
    event = await still_open(uow, event_id)
    found = await answers.get(uow, event.id, uow.person.id)
    if found is None or found.answer is not Answer.IN_PERSON or not found.wants_to_come:
        raise NotThisWayError
    return Answered(event, found), found.needs


async def toggle(uow: UnitOfWork, event_id: int, need: str, is_on: bool) -> Answered:
    """Note one need more, or one less. Raises as `mine`."""
    found, needs = await mine(uow, event_id)
    if need not in found.event.provides:
        raise NotThisWayError
    if (Need(need) in needs.wanted) is is_on:
        return found
    language = uow.person.language or found.event.language
    return await _keep(uow, found, needs.toggled(Need(need), language))


async def ask(uow: UnitOfWork, event_id: int, need: str) -> Answered:
    """Wait for a few words about a need. Raises as `mine`."""
    found, _ = await mine(uow, event_id)
    if need not in found.event.provides or not Need(need).has_words:
        raise NotThisWayError
    uow.ask(Prompt(WORDS, {"event": str(event_id), "need": need}))
    return found


async def write(uow: UnitOfWork, text: str) -> Answered:
    """Keep the few words. Raises as `mine`, and EmptyTextError, TooLongError."""
    prompt = await uow.prompt()
    assert prompt, "the route says so"
    found, needs = await mine(uow, int(prompt.data["event"]))
    if is_blank(text):
        raise EmptyTextError
    text = clean(text)
    if len(text) > LONGEST:
        raise TooLongError(LONGEST)
    await uow.close_prompt()
    return await _keep(uow, found, needs.with_words(Need(prompt.data["need"]), text))


async def _keep(uow: UnitOfWork, found: Answered, needs: Needs) -> Answered:
    assert found.mine, "they come"
    changed = found.mine.but(needs=needs)
    await answers.put(uow, changed)
    return Answered(found.event, changed)
