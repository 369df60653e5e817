"""Polls: sent, stopped; votes come from phones (polls.py one folder up)."""

from typing import Annotated, Any

from bot.playground.emulator import outgoing, polls
from bot.playground.emulator.edits import find
from bot.playground.emulator.errors import bad_request
from bot.playground.emulator.fields import optional
from bot.playground.emulator.keyboards import Markup, inline_keyboard
from bot.playground.emulator.methods.options import Sending, Target
from bot.playground.emulator.parameters import Flag, Number, Text, json_reader
from bot.playground.emulator.text.formatted import read_formatted
from bot.playground.emulator.text.units import is_blank
from bot.playground.emulator.wire import Json
from bot.playground.emulator.world import World

Options = Annotated[list[Any] | None, json_reader("can't parse options JSON object", list)]


def send_poll(
    world: World,
    to: Sending,
    *,
    question: Text = "",
    question_parse_mode: Text = "",
    options: Options = None,
    is_anonymous: Flag = True,
    type: Text = "regular",  # noqa: A002 -- the name is Telegram's
    allows_multiple_answers: Flag = False,
    open_period: Number = 0,
    close_date: Number = 0,
    is_closed: Flag = False,
) -> Json:
    if type not in {"", "regular"}:
        raise bad_request("unsupported poll type specified")
    asked = _text(world, question, question_parse_mode, world.limits.poll_question, "question")
    poll: Json = {
        "id": str(5_000_000_000_000_000 + world.number()),
        "question": asked,
        "options": _options(world, options or []),
        "total_voter_count": 0,
        "is_closed": is_closed,
        "is_anonymous": is_anonymous,
        "type": "regular",
        "allows_multiple_answers": allows_multiple_answers,
        "allows_revoting": True,
        "members_only": False,
    }
    if open_period:
        poll |= {"open_period": open_period, "close_date": int(world.now()) + open_period}
    elif close_date:
        poll["close_date"] = close_date
    return outgoing.send(world, to, {"poll": poll})


def stop_poll(world: World, target: Target, *, reply_markup: Markup = None) -> Json:
    chat, message = find(world, target, "stop", what="message with poll")
    if "poll" not in message:
        raise bad_request("message is not a poll")
    polls.close_if_due(world, chat, message)
    message = chat.messages[message["message_id"]]
    if message["poll"]["is_closed"]:
        raise bad_request("poll has already been closed")
    keyboard = inline_keyboard(reply_markup, world.limits)
    kept = {name: value for name, value in message.items() if name != "reply_markup"}
    markup = {"reply_markup": keyboard} if keyboard else {}
    return polls.close(world, chat, {**kept, **markup})


def _options(world: World, given: list[Any]) -> list[Json]:
    if not given:
        raise bad_request("poll must have at least one answer option")
    if len(given) > world.limits.poll_options:
        raise bad_request(f"poll can't have more than {world.limits.poll_options} options")
    return [_option(world, number, option) for number, option in enumerate(given)]


def _option(world: World, number: int, option: Any) -> Json:
    if isinstance(option, str):
        option = {"text": option}
    if not isinstance(option, dict):
        raise bad_request("can't parse InputPollOption: Expected InputPollOption to be an Object")
    text = optional(option, "text", "", "InputPollOption")
    mode = optional(option, "text_parse_mode", "", "InputPollOption")
    shown = _text(world, text, mode, world.limits.poll_option, "options")
    return {"persistent_id": str(number), "text": shown, "voter_count": 0}


def _text(world: World, given: str, parse_mode: str, limit: int, what: str) -> str:
    text, _entities = read_formatted(given, parse_mode, None, world.user)
    if is_blank(text):
        raise bad_request("text must be non-empty")
    if len(text) > limit:
        raise bad_request(f"poll {what} length must not exceed {limit}")
    return text


UNITS = (send_poll, stop_poll)
