"""aiogram 3, polling, everything at its defaults."""

import asyncio

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import CallbackQuery, Message

from benchmarks.bots.options import TOKEN, Options


async def echo(message: Message) -> None:
    await message.answer(message.text or "")


async def again(query: CallbackQuery) -> None:
    assert isinstance(query.message, Message)
    await query.message.edit_text("again")


def run(options: Options) -> None:
    dispatcher = Dispatcher()
    dispatcher.message.register(echo)
    dispatcher.callback_query.register(again)
    session = AiohttpSession(api=TelegramAPIServer.from_base(options.url))
    asyncio.run(dispatcher.start_polling(Bot(TOKEN, session=session)))
