"""A bot written for python-telegram-bot, with nothing of ours in it, runs on the emulator."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import pytest
from aiohttp import web
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.constants import ParseMode
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from bot.playground.emulator import Emulator, Phone

TOKEN = "123456:TEST-TOKEN"
Connect = Callable[[str], AbstractAsyncContextManager[Application]]


async def greet(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Count", callback_data="count:1")]])
    assert update.message
    await update.message.reply_text(
        "<b>Hello</b> &amp; welcome", parse_mode=ParseMode.HTML, reply_markup=keyboard
    )


async def echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.message
    await update.message.reply_text(update.message.text or "")


async def count(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    query = update.callback_query
    assert query
    assert isinstance(query.message, Message)
    await query.answer("counted")
    await query.edit_message_text(f"pressed {query.data}")


def application(address: str) -> ApplicationBuilder:
    return (
        ApplicationBuilder()
        .token(TOKEN)
        .base_url(f"{address}/bot")
        .base_file_url(f"{address}/file/bot")
    )


def with_handlers(app: Application) -> Application:
    app.add_handler(CommandHandler("start", greet))
    app.add_handler(CallbackQueryHandler(count))
    app.add_handler(MessageHandler(filters.TEXT, echo))
    return app


@asynccontextmanager
async def polling(address: str) -> AsyncIterator[Application]:
    app = with_handlers(application(address).build())
    async with app:
        await app.start()
        assert app.updater
        await app.updater.start_polling(poll_interval=0, timeout=5)
        yield app
        await app.updater.stop()
        await app.stop()


@asynccontextmanager
async def webhook(address: str) -> AsyncIterator[Application]:
    """PTB's own webhook needs tornado; this is its documented way with another server."""
    app = with_handlers(application(address).updater(None).build())

    async def receive(request: web.Request) -> web.Response:
        assert request.headers["X-Telegram-Bot-Api-Secret-Token"] == "s3cret"
        await app.update_queue.put(Update.de_json(await request.json(), app.bot))
        return web.Response()

    server = web.Application()
    server.router.add_post("/hook", receive)
    runner = web.AppRunner(server)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    async with app:
        await app.start()
        url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
        await app.bot.set_webhook(url, secret_token="s3cret")
        yield app
        await app.stop()
    await runner.cleanup()


@pytest.mark.parametrize("connect", [polling, webhook])
async def test_answers_commands_texts_and_buttons(
    connect: Connect, emulator: Emulator, address: str
) -> None:
    phone = emulator.add_person("Amal", language_code="ar")
    async with connect(address):
        phone.start()
        await emulator.until(lambda: has_heard(phone, "Hello & welcome"))
        assert phone.last["entities"] == [{"offset": 0, "length": 5, "type": "bold"}]

        phone.send("مرحبا 🙂")
        await emulator.until(lambda: has_heard(phone, "مرحبا 🙂"))

        phone.tap_label("Count")
        await emulator.until(
            lambda: any(m.get("text") == "pressed count:1" for m in phone.messages)
        )
        await emulator.until(lambda: phone.toasts)
        assert phone.toasts[-1]["text"] == "counted"
    await emulator.until(lambda: emulator.pending_updates == 0)


def has_heard(phone: Phone, text: str) -> bool:
    return any(m["from"]["is_bot"] and m.get("text") == text for m in phone.messages)
