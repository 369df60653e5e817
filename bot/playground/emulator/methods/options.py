"""The parameters that many methods share, and the contents that come from them."""

from dataclasses import dataclass
from typing import Annotated, Any

from bot.playground.emulator.errors import bad_request
from bot.playground.emulator.keyboards import Markup
from bot.playground.emulator.parameters import Flag, Number, Text, json_reader
from bot.playground.emulator.text.formatted import read_formatted
from bot.playground.emulator.text.units import is_blank, utf16_length
from bot.playground.emulator.wire import Json
from bot.playground.emulator.world import World

Entities = Annotated[list[Any] | None, json_reader("can't parse entities JSON object", list)]
Reply = Annotated[Any, json_reader("can't parse reply parameters JSON object", dict)]
Preview = Annotated[Any, json_reader("can't parse link preview options JSON object", dict)]


@dataclass(frozen=True, kw_only=True)
class Sending:
    """Where a message goes, and how."""

    chat_id: Text = ""
    protect_content: Flag = False
    reply_parameters: Reply = None
    reply_to_message_id: Number = 0
    allow_sending_without_reply: Flag = False
    reply_markup: Markup = None


@dataclass(frozen=True, kw_only=True)
class Target:
    """Which message a method is about."""

    chat_id: Text = ""
    message_id: Number = 0
    inline_message_id: Text = ""


@dataclass(frozen=True, kw_only=True)
class Words:
    """A text with its formatting and what is shown of its links."""

    text: Text = ""
    parse_mode: Text = ""
    entities: Entities = None
    link_preview_options: Preview = None
    disable_web_page_preview: Flag = False

    def content(self, world: World) -> Json:
        if not self.text:
            raise bad_request("message text is empty")
        if len(self.text.encode()) > world.limits.text_bytes:
            raise bad_request("text is too long")
        text, entities = read_formatted(self.text, self.parse_mode, self.entities, world.user)
        if is_blank(text):
            raise bad_request("text must be non-empty")
        if utf16_length(text) > world.limits.text:
            raise bad_request("message is too long")
        content: Json = {"text": text}
        if entities:
            content["entities"] = entities
        if self.link_preview_options:
            content["link_preview_options"] = self.link_preview_options
        elif self.disable_web_page_preview:
            content["link_preview_options"] = {"is_disabled": True}
        return content


@dataclass(frozen=True, kw_only=True)
class Caption:
    """The text under a picture or a file; may be missing."""

    caption: Text = ""
    parse_mode: Text = ""
    caption_entities: Entities = None
    show_caption_above_media: Flag = False

    def content(self, world: World) -> Json:
        text, entities = read_formatted(
            self.caption, self.parse_mode, self.caption_entities, world.user
        )
        if not text:
            return {}
        if utf16_length(text) > world.limits.caption:
            raise bad_request("message caption is too long")
        content: Json = {"caption": text}
        if entities:
            content["caption_entities"] = entities
        if self.show_caption_above_media:
            content["show_caption_above_media"] = True
        return content
