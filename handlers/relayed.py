"""What was relayed: a conversation shown again after it has left the chat."""

from telegram import Update

from bot.context import Context
from bot.features.questions import actions
from bot.features.questions.service import tidying
from bot.features.questions.views import tidied
from bot.office import show
from bot.routing import On, Route
from handlers import front


async def show_conversation(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        question = context.action(actions.ShowConversation).question
        case = await tidying.show(uow, context.runtime, question)
        back = front.back_to_work(uow.person)
        show(uow, tidied.conversation(context.t, case, uow.person, back))


ROUTES: tuple[Route, ...] = (On(actions.ShowConversation, show_conversation),)
