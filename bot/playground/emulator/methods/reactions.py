"""Reactions to messages."""

from typing import Annotated, Any

from bot.playground.emulator.edits import find
from bot.playground.emulator.errors import bad_request
from bot.playground.emulator.fields import optional
from bot.playground.emulator.methods.options import Target
from bot.playground.emulator.parameters import Flag, json_reader
from bot.playground.emulator.world import World

Reactions = Annotated[list[Any] | None, json_reader("can't parse reaction JSON object", list)]

_EMOJI = """
👍 👎 ❤ 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡
🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈
😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿
🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡
"""
_ALLOWED = frozenset(_EMOJI.split())


def set_message_reaction(
    world: World, target: Target, *, reaction: Reactions = None, is_big: Flag = False
) -> bool:
    chat, message = find(world, target, "react")
    reactions = reaction or []
    if len(reactions) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    if any(_emoji(each) not in _ALLOWED for each in reactions):
        raise bad_request("REACTION_INVALID")
    world.state.reactions[f"{chat.id}:{message['message_id']}"] = reactions
    shown = {"message_id": message["message_id"], "reaction": reactions, "is_big": is_big}
    world.tell(chat, "reaction", shown)
    return True


def _emoji(reaction: Any) -> str:
    is_emoji = isinstance(reaction, dict) and reaction.get("type") == "emoji"
    return optional(reaction, "emoji", "").replace("\ufe0f", "") if is_emoji else ""


UNITS = (set_message_reaction,)
