"""The playground's state survives a restart."""

import json
from typing import Any

import aiohttp
import pytest
from pydantic import ValidationError

from bot.clock import MovableClock
from bot.playground.emulator import NO_FLOOD_CONTROL, Emulator, Phone

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + (64).to_bytes(4) + (48).to_bytes(4) + b"\xff\x00"


async def test_everything_is_there_again(
    client: Any, emulator: Emulator, amal: Phone, clock: MovableClock
) -> None:
    chat = {"chat_id": amal.user_id}
    keyboard = {"keyboard": [[{"text": "Yes"}]]}
    await client.ok("sendMessage", **chat, text="<b>مرحبا</b> 🙂", parse_mode="HTML")
    await client.ok("sendMessage", **chat, text="?", reply_markup=keyboard)
    await client.ok("setMyCommands", commands=[{"command": "plan", "description": "My plan"}])
    poll = await client.ok("sendPoll", **chat, question="?", options=["a", "b"])
    amal.vote(poll["message_id"], [1])
    amal.send_photo(PNG)
    query_id = amal.press("x")
    emulator.inject(b'{"update_id": 5, "bad": "\xff"}')
    emulator.add_group("Cohort", amal)
    amal.block()

    written = json.loads(json.dumps(emulator.dump()))
    again = Emulator.restore(written, clock=clock, limits=NO_FLOOD_CONTROL)
    phone = again.phones[amal.user_id]
    assert phone.user == amal.user
    assert phone.messages == amal.messages
    assert phone.keyboard == keyboard
    assert phone.commands == amal.commands
    assert phone.blocked
    assert again.pending_updates == emulator.pending_updates
    assert again.dump() == emulator.dump()

    async with again.serve() as address, aiohttp.ClientSession() as session:
        base = f"{address}/bot123456:TEST-TOKEN"
        file_id = amal.messages[-1]["photo"][0]["file_id"]
        async with session.get(f"{base}/getFile", params={"file_id": file_id}) as response:
            path = (await response.json())["result"]["file_path"]
        async with session.get(f"{address}/file/bot123456:TEST-TOKEN/{path}") as response:
            assert await response.read() == PNG
        async with session.get(
            f"{base}/answerCallbackQuery", params={"callback_query_id": query_id}
        ) as response:
            assert response.status == 200
    phone.unblock()
    assert phone.send("new")["message_id"] > amal.messages[-1]["message_id"]
    assert again.add_person("Olena").user_id == amal.user_id + 1


def test_what_is_no_dump_is_refused(clock: MovableClock) -> None:
    with pytest.raises(ValidationError):
        Emulator.restore({"people": 5}, clock=clock)
