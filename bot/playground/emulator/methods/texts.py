"""Sending and editing texts."""

from bot.playground.emulator import outgoing
from bot.playground.emulator.edits import edit
from bot.playground.emulator.errors import bad_request
from bot.playground.emulator.keyboards import Markup
from bot.playground.emulator.methods.options import Sending, Target, Words
from bot.playground.emulator.text.formatted import read_formatted
from bot.playground.emulator.text.units import utf16_length
from bot.playground.emulator.wire import Json
from bot.playground.emulator.world import World


def send_message(world: World, to: Sending, words: Words) -> Json:
    return outgoing.send(world, to, _content(world, words))


def edit_message_text(
    world: World, target: Target, words: Words, *, reply_markup: Markup = None
) -> Json:
    return edit(world, target, _content(world, words), reply_markup, of="text")


def _content(world: World, words: Words) -> Json:
    if not words.text:
        raise bad_request("message text is empty")
    text, entities = read_formatted(words.text, words.parse_mode, words.entities)
    if not text:
        raise bad_request("text must be non-empty")
    if utf16_length(text) > world.limits.text:
        raise bad_request("message is too long")
    content: Json = {"text": text}
    if entities:
        content["entities"] = entities
    if words.link_preview_options:
        content["link_preview_options"] = words.link_preview_options
    elif words.disable_web_page_preview:
        content["link_preview_options"] = {"is_disabled": True}
    return content


UNITS = (send_message, edit_message_text)
