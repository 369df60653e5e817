"""Stories of a bot written for aiogram, told in test_aiogram."""

import asyncio

import pytest
from aiogram import Bot, Dispatcher, F
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError, TelegramRetryAfter
from aiogram.filters import CommandStart
from aiogram.types import (
    BotCommand,
    BotCommandScopeChat,
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    InputPollOption,
    MenuButtonCommands,
    Message,
    ReactionTypeEmoji,
    ReplyParameters,
)

from bot.clock import SystemClock
from bot.playground.emulator import TELEGRAM_LIMITS, Emulator, Phone

TOKEN = "123456:TEST-TOKEN"
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + (640).to_bytes(4) + (480).to_bytes(4) + b"\x08\x02\x00"
)
KEYBOARD = InlineKeyboardMarkup(
    inline_keyboard=[[InlineKeyboardButton(text="Count", callback_data="count:1")]]
)


def bot_on(address: str) -> Bot:
    session = AiohttpSession(api=TelegramAPIServer.from_base(address))
    return Bot(TOKEN, session=session, default=DefaultBotProperties(parse_mode="HTML"))


async def answers_commands_texts_and_buttons(emulator: Emulator, bot: Bot) -> None:
    dispatcher = Dispatcher()

    @dispatcher.message(CommandStart(deep_link=True))
    async def start(message: Message) -> None:
        await message.answer("<i>Hello</i>", reply_markup=KEYBOARD)

    @dispatcher.callback_query(F.data.startswith("count:"))
    async def count(query: CallbackQuery) -> None:
        assert isinstance(query.message, Message)
        await query.message.edit_text("counted")
        await query.answer("yes", show_alert=True)

    @dispatcher.message()
    async def echo(message: Message) -> None:
        await message.send_copy(message.chat.id)

    phone = emulator.add_person("Olena", language_code="uk")
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(dispatcher.start_polling(bot, handle_signals=False, polling_timeout=5))
        phone.start("welcome")
        await emulator.until(lambda: len(phone.messages) == 2)
        phone.tap_label("Count")
        await emulator.until(lambda: phone.toasts)
        assert phone.last["text"] == "counted"
        assert phone.toasts[-1]["show_alert"]
        phone.send("Привіт 🙂")
        await emulator.until(lambda: phone.last["text"] == "Привіт 🙂")
        await dispatcher.stop_polling()


async def every_answer_has_the_type_that_the_bot_api_promises(bot: Bot, amal: Phone) -> None:
    me = await bot.me()
    assert me.username == "pathways_demo_bot"
    chat_id = amal.user_id
    photo = await bot.send_photo(chat_id, BufferedInputFile(PNG, "a.png"), caption="<b>x</b>")
    assert photo.photo
    assert (photo.photo[-1].width, photo.photo[-1].height) == (640, 480)
    again = await bot.send_photo(chat_id, photo.photo[-1].file_id)
    file = await bot.get_file(photo.photo[-1].file_id)
    content = await bot.download_file(str(file.file_path))
    assert content
    assert content.read() == PNG
    document = await bot.send_document(chat_id, BufferedInputFile(b"%PDF-1.7", "plan.pdf"))
    assert document.document
    assert document.document.mime_type == "application/pdf"
    await bot.send_voice(chat_id, BufferedInputFile(b"OggS", "v.ogg"))
    album = await bot.send_media_group(
        chat_id,
        [
            InputMediaPhoto(media=BufferedInputFile(PNG, "1.png"), caption="one"),
            InputMediaPhoto(media=photo.photo[-1].file_id),
        ],
    )
    assert len({message.media_group_id for message in album}) == 1
    poll = await bot.send_poll(
        chat_id, "When?", [InputPollOption(text="Mon"), "Tue"], is_anonymous=False
    )
    amal.vote(poll.message_id, [1])
    updates = await bot.get_updates()
    assert [update.event_type for update in updates] == ["poll", "poll_answer"]
    stopped = await bot.stop_poll(chat_id, poll.message_id)
    assert stopped.options[1].voter_count == 1

    await bot.edit_message_caption(chat_id=chat_id, message_id=again.message_id, caption="new")
    await bot.edit_message_media(
        InputMediaPhoto(media=BufferedInputFile(PNG, "2.png")),
        chat_id=chat_id,
        message_id=again.message_id,
    )
    text = await bot.send_message(
        chat_id, "hi", reply_parameters=ReplyParameters(message_id=photo.message_id)
    )
    assert text.reply_to_message
    await bot.edit_message_reply_markup(
        chat_id=chat_id, message_id=text.message_id, reply_markup=KEYBOARD
    )
    copy = await bot.copy_message(chat_id, chat_id, text.message_id)
    forwarded = await bot.forward_message(chat_id, chat_id, text.message_id)
    assert forwarded.forward_origin
    ids = [copy.message_id, forwarded.message_id]
    assert len(await bot.copy_messages(chat_id, chat_id, ids)) == 2
    assert len(await bot.forward_messages(chat_id, chat_id, ids)) == 2
    assert await bot.delete_message(chat_id, copy.message_id)
    assert await bot.delete_messages(chat_id, [forwarded.message_id, 999])
    assert await bot.send_chat_action(chat_id, "typing")
    assert await bot.set_message_reaction(chat_id, text.message_id, [ReactionTypeEmoji(emoji="👍")])
    assert await bot.pin_chat_message(chat_id, text.message_id)
    assert [message["message_id"] for message in amal.pinned] == [text.message_id]
    assert await bot.unpin_chat_message(chat_id)
    assert await bot.unpin_all_chat_messages(chat_id)


async def the_bot_can_describe_itself_per_language(bot: Bot, amal: Phone) -> None:
    scope = BotCommandScopeChat(chat_id=amal.user_id)
    await bot.set_my_commands([BotCommand(command="plan", description="My plan")])
    await bot.set_my_commands([BotCommand(command="plan", description="خطتي")], scope, "ar")
    assert [c.description for c in await bot.get_my_commands(scope, "ar")] == ["خطتي"]
    assert amal.commands == [{"command": "plan", "description": "خطتي"}]
    await bot.delete_my_commands(scope, "ar")
    assert amal.commands == [{"command": "plan", "description": "My plan"}]

    await bot.set_my_name("Дорога", "uk")
    assert (await bot.get_my_name("uk")).name == "Дорога"
    assert (await bot.get_my_name("ar")).name == "Pathways"
    await bot.set_my_description("Long")
    assert (await bot.get_my_description("uk")).description == "Long"
    await bot.set_my_short_description("Short", "uk")
    assert (await bot.get_my_short_description()).short_description == ""
    await bot.set_chat_menu_button(amal.user_id, MenuButtonCommands())
    assert (await bot.get_chat_menu_button(amal.user_id)).type == "commands"
    assert amal.menu_button == {"type": "commands"}

    chat = await bot.get_chat(amal.user_id)
    assert chat.first_name == "Amal"
    member = await bot.get_chat_member(amal.user_id, amal.user_id)
    assert member.status == "member"
    info = await bot.get_webhook_info()
    assert info.url == ""


async def refusals_arrive_as_the_exceptions_of_the_library(bot: Bot, amal: Phone) -> None:
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await bot.send_message(12345, "x")
    amal.block()
    with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
        await bot.send_message(amal.user_id, "x")


async def flood_control_says_how_long_to_wait() -> None:
    emulator = Emulator(token=TOKEN, clock=SystemClock(), limits=TELEGRAM_LIMITS)
    phone = emulator.add_person("Amal")
    phone.start()
    async with emulator.serve() as address:
        session = AiohttpSession(api=TelegramAPIServer.from_base(address))
        async with Bot(TOKEN, session=session) as bot:
            sends = [bot.send_message(phone.user_id, str(number)) for number in range(10)]
            answers = await asyncio.gather(*sends, return_exceptions=True)
    refusals = [answer for answer in answers if isinstance(answer, TelegramRetryAfter)]
    assert {refusal.retry_after for refusal in refusals} == {1}
    assert TELEGRAM_LIMITS.per_chat
    assert len(phone.messages) == 1 + TELEGRAM_LIMITS.per_chat.burst
