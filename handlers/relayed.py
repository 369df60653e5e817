"""What lives in the chats: conversations shown again, photos that may go along, tidying."""

from telegram import Update

from bot.context import Context
from bot.features.privacy import views as privacy
from bot.features.privacy.actions import TidyChat
from bot.features.questions import actions
from bot.features.questions.case import Case
from bot.features.questions.service import photos, tidying
from bot.features.questions.views import tidied, writing
from bot.office import show
from bot.routing import On, Route
from bot.unit_of_work import UnitOfWork
from handlers import front


async def show_conversation(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        question = context.action(actions.ShowConversation).question
        case = await tidying.show(uow, context.runtime, question)
        back = front.back_to_work(uow.person)
        show(uow, tidied.conversation(context.t, case, uow.person, back))


async def tidy_chat(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        await uow.tidy_chat()
        uow.send(privacy.tidied(context.t), uow.person)


async def take_photo(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        message = context.action(actions.TakePhoto).message
        case = await photos.take(uow, context.runtime, message)
        _compose(uow, context, case)


async def leave_photo_out(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        message = context.action(actions.LeavePhotoOut).message
        case = await photos.leave_out(uow, context.runtime, message)
        _compose(uow, context, case)


def _compose(uow: UnitOfWork, context: Context, case: Case) -> None:
    show(uow, writing.compose(context.t, case, uow.person, front.back_to_work(uow.person)))


ROUTES: tuple[Route, ...] = (
    On(actions.ShowConversation, show_conversation),
    On(TidyChat, tidy_chat),
    On(actions.TakePhoto, take_photo),
    On(actions.LeavePhotoOut, leave_photo_out),
)
