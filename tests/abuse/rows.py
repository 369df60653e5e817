"""The rows of "Forty bad inputs" in RELIABILITY.md: each case has its row's number in its id."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import World, until
from tests.scenarios.talk import Talk

CANARY = "Kanarienvogel"


def row(number: int, **cases: Any) -> pytest.MarkDecorator:
    """Give one test the cases of a row, by name."""
    ids = [f"row {number}: {name.replace('_', ' ')}" for name in cases]
    return pytest.mark.parametrize("case", list(cases.values()), ids=ids)


def inject(world: World, **content: Any) -> int:
    """Queue an update of any shape, under the id that is next; return the id."""
    number = world.emulator._world.state.next_update_id
    world.emulator.inject({"update_id": number, **content})
    return number


def message(talk: Talk, **content: Any) -> dict[str, Any]:
    """Return a message of this person in the private chat, as Telegram would word it."""
    user = talk.phone.user
    chat = {name: user[name] for name in ("id", "first_name") if name in user} | {"type": "private"}
    state = talk.world.emulator._world.state
    state.next_message_id += 1
    return {"message_id": state.next_message_id, "date": 1_795_000_000, "from": user, "chat": chat,
            **content}  # fmt: skip


async def states(world: World) -> list[str]:
    """Return the states of what is in the inbox, oldest first."""
    async with world.app.runtime.store.database.reader() as connection:
        rows = await connection.exec_driver_sql("SELECT state FROM inbox ORDER BY seq")
        return [state for (state,) in rows]


async def count(world: World, table: object) -> int:
    async with world.app.runtime.store.database.reader() as connection:
        found = await connection.exec_driver_sql(f"SELECT count(*) FROM {table}")
        return int(found.scalar_one())


def polls(world: World) -> int:
    return sum(1 for call in world.emulator.calls if call.method == "getUpdates")


def spoken(world: World, chat_id: int) -> list[str]:
    """Return the methods of every call about a chat."""
    return [call.method for call in world.emulator.calls if call.chat_id == str(chat_id)]


async def while_time_goes_on(world: World, condition: Callable[[], bool]) -> None:
    """Wait until something holds; what is tried again waits by the clock."""

    def held() -> bool:
        world.clock.advance(dt.timedelta(seconds=1))
        return condition()

    await until(held, "something to be tried again")
