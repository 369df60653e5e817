"""Answers to presses on inline buttons."""

from bot.playground.emulator.errors import bad_request
from bot.playground.emulator.parameters import Flag, Number, Text
from bot.playground.emulator.text.units import utf16_length
from bot.playground.emulator.world import World


def answer_callback_query(
    world: World,
    *,
    callback_query_id: Text = "",
    text: Text = "",
    show_alert: Flag = False,
    url: Text = "",
    cache_time: Number = 0,
) -> bool:
    query = world.state.callbacks.get(callback_query_id)
    age = world.now() - query.pressed_at if query else 0
    if query is None or query.answered or age > world.limits.callback_seconds:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    if utf16_length(text) > world.limits.callback_answer:
        raise bad_request("MESSAGE_TOO_LONG")
    query.answered = True
    toast = {
        "callback_query_id": callback_query_id,
        "text": text,
        "show_alert": show_alert,
        "url": url,
        "cache_time": cache_time,
    }
    world.state.people[query.user_id].toasts.append(toast)
    world.events.emit("toast", query.user_id, toast)
    return True


UNITS = (answer_callback_query,)
