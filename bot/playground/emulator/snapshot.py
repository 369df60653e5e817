"""The state written down as JSON and read again, so that a playground survives a restart."""

import json
from typing import Any

from pydantic import TypeAdapter

from bot.playground.emulator.state import State
from bot.playground.emulator.wire import Json

_STATE: TypeAdapter[State] = TypeAdapter(State)


def dump(state: State) -> Json:
    written: Json = _STATE.dump_python(state, mode="json")
    return written


def restore(written: dict[str, Any]) -> State:
    """Read a dump; raises pydantic's ValidationError for what is none."""
    return _STATE.validate_json(json.dumps(written))
