"""The parameters that many methods share."""

from dataclasses import dataclass
from typing import Annotated, Any

from bot.playground.emulator.keyboards import Markup
from bot.playground.emulator.parameters import Flag, Number, Text, json_reader

Entities = Annotated[
    list[Any] | None, json_reader("can't parse entities: expected an Array of MessageEntity", list)
]
Reply = Annotated[Any, json_reader("can't parse reply parameters JSON object", dict)]
Preview = Annotated[Any, json_reader("can't parse link preview options JSON object", dict)]


@dataclass(frozen=True, kw_only=True)
class Sending:
    """Where a message goes, and how."""

    chat_id: Text = ""
    disable_notification: Flag = False
    protect_content: Flag = False
    reply_parameters: Reply = None
    reply_to_message_id: Number = 0
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
