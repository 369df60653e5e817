"""Interview practice: a question, time to think or write, and what a good answer holds."""

from telegram import Update

from bot.context import Context
from bot.features.interview import service, views
from bot.features.interview.actions import OpenCard, ShowCards, ShowGood, WriteAnswer
from bot.features.privacy.domain import has_read_notice
from bot.features.questions.actions import Ask, ChooseTopic
from bot.message import Action
from bot.people import consent
from bot.people.person import Person
from bot.routing import Answer, On, Route

TOPIC = "work"
"""What a question to a mentor is about (`bot.features.questions.topics`)."""


async def show_cards(update: Update, context: Context) -> None:
    del update
    library, page = context.runtime.library, context.action(ShowCards).page
    async with context.unit_of_work() as uow:
        uow.show(views.cards(context.t, library, service.cards(uow, library), page))


async def open_card(update: Update, context: Context) -> None:
    del update
    library = context.runtime.library
    async with context.unit_of_work() as uow:
        deck = await service.open_card(uow, library, context.action(OpenCard).card)
        uow.show(views.card(context.t, library, deck))


async def write(update: Update, context: Context) -> None:
    del update
    library = context.runtime.library
    async with context.unit_of_work() as uow:
        deck = await service.wait_for_answer(uow, library, context.action(WriteAnswer).card)
        uow.show(views.write(context.t, library, deck))


async def compare(update: Update, context: Context) -> None:
    """Take the answer that was waited for, keep nothing of it, and show what to compare it with."""
    del update
    t, library = context.t, context.runtime.library
    async with context.unit_of_work() as uow:
        if deck := await service.throw_away(uow, library):
            uow.show(views.good(t, library, deck, ask=_ask(uow.person), written=True))
        else:
            uow.show(views.cards(t, library, service.cards(uow, library), 0))


async def show_good(update: Update, context: Context) -> None:
    del update
    t, library = context.t, context.runtime.library
    async with context.unit_of_work() as uow:
        deck = await service.open_card(uow, library, context.action(ShowGood).card)
        uow.show(views.good(t, library, deck, ask=_ask(uow.person), written=False))


def _ask(person: Person) -> Action:
    """Return the way to a mentor: the topic is known, once agreement and warning are behind."""
    return ChooseTopic(TOPIC) if consent.agreed(person) and has_read_notice(person) else Ask()


ROUTES: tuple[Route, ...] = (
    On(ShowCards, show_cards),
    On(OpenCard, open_card),
    On(WriteAnswer, write),
    On(ShowGood, show_good),
    Answer(service.TEXT, compare),
)
