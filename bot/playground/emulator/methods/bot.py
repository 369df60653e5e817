"""The bot about itself."""

from bot.playground.emulator.wire import Json
from bot.playground.emulator.world import World


def get_me(world: World) -> Json:
    return {
        **world.state.bot,
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


UNITS = (get_me,)
