"""What no route takes: each gets a useful screen, never silence, and ends no open prompt."""

import contextlib

from telegram import ChatMember, Message, Update
from telegram.error import TelegramError
from telegram.ext import filters

from bot.context import Context
from bot.delivery.inbox import Row
from bot.delivery.raw import sender_id
from bot.errors import UserError
from bot.features.concerns.views import reporter as concerns
from bot.features.home import refusals, service, views
from bot.features.home.domain import Unreadable
from bot.features.questions import service as questions
from bot.features.questions.service import photos
from bot.features.questions.service.prompting import Photo
from bot.features.urgent import distress
from bot.i18n import html
from bot.message import Action
from bot.message import Message as View
from bot.people.consent import ConsentNeededError
from bot.people.person import Role
from bot.people.safety import RestingError, SuspendedError
from bot.runtime import Runtime
from bot.screen import screen
from bot.unit_of_work import UnitOfWork
from handlers import front

REVEALING = (Unreadable.CONTACT, Unreadable.PLACE)
GONE = (ChatMember.BANNED, ChatMember.LEFT)


async def stale_button(update: Update, context: Context) -> None:
    """Answer an old, foreign, forged or forbidden button: all get the same."""
    del update
    async with context.unit_of_work() as uow:
        uow.show(await front.home(context, uow, refusals.stale(context.t)))


async def unknown_command(update: Update, context: Context) -> None:
    """Answer a command that does not exist, or not for this person: both get the same."""
    del update
    async with context.unit_of_work() as uow:
        uow.show(await front.home(context, uow, refusals.unknown_command(context.t)))


async def late_text(update: Update, context: Context) -> None:
    """Take no text from somebody who has lost the role that it was waited for from."""
    del update
    async with context.unit_of_work() as uow:
        uow.show(await front.too_late(context, uow))


async def edited(update: Update, context: Context) -> None:
    """Carry a correction across where the text was passed on; else say that it is not read."""
    message = update.edited_message
    if message is not None and message.photo and message.text is None:
        async with context.unit_of_work() as uow:
            await photos.changed(uow, context.runtime, _photo(message))
        return
    if message is None or message.text is None:
        return  # a place that moves: the first one has had its answer
    async with context.unit_of_work() as uow:
        if not await questions.corrected(uow, context.runtime, message.message_id, message.text):
            uow.show(await front.home(context, uow, refusals.edited(context.t)))


async def unsupported(update: Update, context: Context) -> None:
    """Refuse what is no text, with the reason: once per album, and not at every sticker.

    What shows who or where somebody is does not stay in the chat either. Who writes a question or
    an answer may send a photo with it.
    """
    if update.message is None or filters.StatusUpdate.ALL.check_update(update):
        return  # a reaction, a pinned message, a timer that was set: nothing was said to us
    async with context.unit_of_work() as uow:
        taken = context.person and await photos.are_taken(uow, context.runtime)
        what = _instead(update.message) if taken else _kind(update.message)
        if what is None:
            await photos.offer(uow, context.runtime, _photo(update.message))
            return
        if what in REVEALING:
            uow.delete(update.message.message_id)
        if await service.should_refuse(uow, what, update.message.media_group_id):
            uow.show(await _refusal(context, uow, what, update.message.caption or ""))


async def _refusal(context: Context, uow: UnitOfWork, what: Unreadable, caption: str) -> View:
    """Say why it is not passed on; what is written below it is heard all the same."""
    shown = await front.home(context, uow, refusals.refusal(context.t, what))
    return distress.offered(context.t, context.runtime.library, caption, lambda: shown)


def _instead(message: Message) -> Unreadable | None:
    """Return how what was sent could be sent where a photo is taken; None for a photo."""
    what = _kind(message)
    if what is Unreadable.MEDIA and message.photo:
        return Unreadable.ALBUM if message.media_group_id else None
    file = message.document
    if what is Unreadable.OTHER and file and (file.mime_type or "").startswith("image/"):
        return Unreadable.PICTURE_FILE
    return what


def _photo(message: Message) -> Photo:
    largest = message.photo[-1]
    file = f"{largest.file_unique_id} {largest.file_id}"
    return Photo(str(message.message_id), file, message.caption or "")


def _kind(message: Message) -> Unreadable:
    if message.contact:
        return Unreadable.CONTACT
    if message.location or message.venue:
        return Unreadable.PLACE
    if message.forward_origin:
        return Unreadable.FORWARD
    if message.photo or message.video or message.voice or message.video_note or message.audio:
        return Unreadable.MEDIA
    return Unreadable.OTHER


async def membership(update: Update, context: Context) -> None:
    """Note that somebody blocked the bot, or let it in again. A stranger stays one."""
    assert update.my_chat_member
    gone = update.my_chat_member.new_chat_member.status in GONE
    if context.person:
        async with context.unit_of_work() as uow:
            await uow.save(uow.person.but(reachable=not gone))


async def elsewhere(update: Update, context: Context) -> None:
    """Leave a group or a channel and say nothing there: others would read who asks what.

    The call is made at once, for there is no person whose outbox it belongs to. Should it fail,
    whatever is said there next tries again.
    """
    chat, change = update.effective_chat, update.my_chat_member
    if chat and not (change and change.new_chat_member.status in GONE):
        with contextlib.suppress(TelegramError):
            await context.bot.leave_chat(chat.id)


async def user_error(context: Context, error: UserError) -> None:
    """Say what went wrong, and where to go on; where the agreement is missing, ask for it."""
    async with context.unit_of_work() as uow:
        if isinstance(error, ConsentNeededError):
            uow.show(front.ask_consent(context, uow))
        elif isinstance(error, SuspendedError):
            rests = isinstance(error, RestingError)
            uow.show(concerns.suspended(context.t, error.message(context.t) if rests else None))
        else:
            said = html("{text}", text=error.message(context.t))
            uow.show(screen(context.t, said, back=await _asked_on(uow, context)))


async def _asked_on(uow: UnitOfWork, context: Context) -> Action | None:
    """Return where the screen leads back to that waits for the text which was amiss."""
    prompt = await uow.prompt() if context.text else None
    return prompt.back if prompt else None


async def apologize(runtime: Runtime, row: Row) -> None:
    """Say sorry once for an update that failed for good, and tell the coordinators of it."""
    telegram_id = sender_id(row.raw)
    person = await runtime.store.people.find(telegram_id) if telegram_id else None
    async with runtime.unit_of_work() as uow:
        if person:
            uow.send(views.apology(runtime.translator(person)), person)
        for coordinator in await uow.people_with(Role.COORDINATOR):
            t = runtime.translator(coordinator)
            uow.send(views.failure(t, reference=row.seq), coordinator)


async def slow_down(runtime: Runtime, row: Row) -> None:
    """Tell somebody who sends very fast, once, that what comes now is not read."""
    telegram_id = sender_id(row.raw)
    t = runtime.translator(await runtime.store.people.find(telegram_id) if telegram_id else None)
    async with runtime.unit_of_work(telegram_id) as uow:
        uow.send(views.slow_down(t), uow.person)
