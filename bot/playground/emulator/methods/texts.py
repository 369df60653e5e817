"""Sending and editing texts."""

from bot.playground.emulator import outgoing
from bot.playground.emulator.edits import edit
from bot.playground.emulator.keyboards import Markup
from bot.playground.emulator.methods.options import Sending, Target, Words
from bot.playground.emulator.wire import Json
from bot.playground.emulator.world import World


def send_message(world: World, to: Sending, words: Words) -> Json:
    return outgoing.send(world, to, words.content(world))


def edit_message_text(
    world: World, target: Target, words: Words, *, reply_markup: Markup = None
) -> Json:
    return edit(world, target, words.content(world), reply_markup, of="text")


def edit_message_reply_markup(world: World, target: Target, *, reply_markup: Markup = None) -> Json:
    return edit(world, target, {}, reply_markup, of="reply_markup")


UNITS = (send_message, edit_message_text, edit_message_reply_markup)
