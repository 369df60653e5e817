"""B: a bare python-telegram-bot echo, everything at its defaults (httpx, Updater, one by one)."""

from typing import Any

from telegram import Update
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from benchmarks.bots.options import TOKEN, Options


async def echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.message
    assert update.message.text
    await update.message.reply_text(update.message.text)


async def again(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.callback_query
    await update.callback_query.edit_message_text("again")


def add_handlers(application: "Application[Any, Any, Any, Any, Any, Any]") -> None:
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.add_handler(CallbackQueryHandler(again))


def run(options: Options) -> None:
    application = ApplicationBuilder().token(TOKEN).base_url(f"{options.url}/bot").build()
    add_handlers(application)
    application.run_polling()
