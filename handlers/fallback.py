"""What no route takes: each gets a useful screen, never silence."""

from telegram import ChatMember, Update

from bot.context import Context
from bot.delivery.inbox import Row, sender_id
from bot.errors import UserError
from bot.features.home import views
from bot.i18n import html
from bot.runtime import Runtime
from bot.screen import screen


async def stale_button(update: Update, context: Context) -> None:
    """An old, foreign, forged or forbidden button: all get the same answer."""
    del update
    async with context.unit_of_work() as uow:
        uow.show(views.lost(context.t, context.t.gettext("This button is no longer valid.")))


async def unknown_command(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        uow.show(views.lost(context.t, context.t.gettext("I do not know this command.")))


async def unexpected_text(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        uow.show(views.lost(context.t, context.t.gettext("I did not expect a text here.")))


async def unsupported(update: Update, context: Context) -> None:
    del update
    async with context.unit_of_work() as uow:
        uow.show(views.lost(context.t, context.t.gettext("I can only read text.")))


async def edited(update: Update, context: Context) -> None:
    await unexpected_text(update, context)


async def membership(update: Update, context: Context) -> None:
    """Somebody blocked the bot, or let it in again."""
    assert update.my_chat_member
    gone = update.my_chat_member.new_chat_member.status in (ChatMember.BANNED, ChatMember.LEFT)
    async with context.unit_of_work() as uow:
        await uow.save(uow.person.but(reachable=not gone))


async def user_error(context: Context, error: UserError) -> None:
    async with context.unit_of_work() as uow:
        uow.show(screen(context.t, html("{text}", text=error.message(context.t))))


async def apologize(runtime: Runtime, row: Row) -> None:
    """Say sorry once for an update that failed for good."""
    telegram_id = sender_id(row.raw)
    person = await runtime.store.people.find(telegram_id) if telegram_id else None
    if person:
        t = runtime.translator(person)
        text = t.gettext("Sorry, something went wrong on our side. Nothing you wrote is lost.")
        async with runtime.unit_of_work() as uow:
            uow.send(screen(t, html(text)), person)
