"""P2: of a message, its words are passed on, and nothing else that Telegram says about it."""

import re
from typing import Any

import pytest
import telegram
from telegram.ext import filters

from bot.features.questions.actions import FollowUp, Send, TakePhoto, Withdraw
from bot.features.questions.tables import parts
from bot.playground.emulator.wire import dumps
from tests.abuse.bot_api import Maker
from tests.abuse.rows import count, inject, message
from tests.conftest import World
from tests.scenarios import cast
from tests.scenarios.talk import Talk

# Fields that Telegram has replaced are fields, too.
pytestmark = pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")

CANARY = re.compile(r"canary\d+|(?<!\d)3000\d{9}(?!\d)")
OURS = {"message_id", "date", "chat", "from", "text"}
REFUSED = {"forward_origin"}  # somebody else's words: the last test
PHOTO = b"GIF89a" + bytes([64, 0, 64, 0]) + bytes(20)


def around(talk: Talk, text: str, fields: dict[str, Any]) -> dict[str, Any]:
    """Return a message of this person that says `text`, with these fields around it."""
    base = message(talk)
    sender = {**fields.get("from", {}), "id": base["from"]["id"], "is_bot": False}
    chat = {**fields.get("chat", {}), "id": base["chat"]["id"], "type": "private"}
    return {**base, **fields, "message_id": base["message_id"], "date": base["date"],
            "from": {"first_name": "x", **sender}, "chat": chat, "text": text}  # fmt: skip


async def write_with_every_field(talk: Talk, words: str) -> tuple[int, set[str]]:
    """Write one message for each field of Message, and one with all; return the last and canaries.

    Each says its number, and all are meant for the text that is waited for.
    """
    maker = Maker()
    whole = maker.make(telegram.Message, depth=2).to_dict()
    fields = [{name: whole[name]} for name in whole if name not in OURS | REFUSED]
    fields += [{"from": whole["from"]}, {"chat": whole["chat"]}]
    fields.append({name: value for name, value in whole.items() if name not in REFUSED | {"text"}})
    assert len(fields) > 100
    last = 0
    for n, one in enumerate(fields):
        sent = around(talk, f"{words} {n}.", one)
        last = sent["message_id"]
        inject(talk.world, message=sent)
        if n % 20 == 0:
            await talk.world.settle()
    await talk.world.settle()
    assert f"{words} {len(fields) - 1}." in talk.text
    return last, maker.canaries


def told(world: World, talk: Talk) -> set[str]:
    """Return the canaries in any call that another person's phone shows, in any field."""
    calls = [dumps(call.parameters) for call in world.emulator.calls]
    mine = [call for call in calls if str(talk.phone.user_id) in call]
    assert len(mine) > 3
    others = {str(user_id) for user_id in world.emulator.phones} - {str(talk.phone.user_id)}
    assert not any(user_id in call for call in mine for user_id in others)
    return {canary for call in mine for canary in CANARY.findall(call)}


@pytest.mark.figure
async def test_no_field_of_a_message_reaches_the_other_side_in_any_call(world: World):
    hiba, daniel = await cast.medic(world, "canary1", "en"), await cast.mentor(world, "canary2")
    await cast.write(hiba, "My words canary0")
    last, given = await write_with_every_field(hiba, "Question")
    await hiba.tap(Send)
    await cast.take(daniel)
    whole = Maker().make(telegram.Message, depth=1).to_dict()
    inject(world, edited_message={**around(hiba, "Corrected.", whole), "message_id": last})
    await world.settle()
    assert "Corrected." in daniel.text

    await daniel.say("My answer canary00")
    _, more = await write_with_every_field(daniel, "Answer")
    await daniel.tap(Send)
    await hiba.tap(FollowUp)
    await write_with_every_field(hiba, "More")
    await hiba.tap(Send)

    assert len(given | more) > 1500
    assert told(world, daniel) == {"canary0", "canary00"}, "what was said, and nothing else"
    assert told(world, hiba) == {"canary0", "canary00"}


OTHERWISE = {"contact", "location", "venue", "media_group_id"}  # what makes it something else


def is_service(talk: Talk, field: dict[str, Any]) -> bool:
    """Whether a message with this field tells of something, and is nothing that somebody said."""
    raw = {"update_id": 1, "message": {**message(talk), **field}}
    return bool(filters.StatusUpdate.ALL.check_update(telegram.Update.de_json(raw, None)))


async def photograph_with_every_field(talk: Talk, caption: str) -> set[str]:
    """Send a photo with every field of Message, and let it go along; return the canaries."""
    maker = Maker()
    whole = maker.make(telegram.Message, depth=2).to_dict()
    kept = {name: whole[name] for name in whole if name not in OURS | REFUSED | OTHERWISE
            and not is_service(talk, {name: whole[name]})}  # fmt: skip
    real = talk.phone.send_photo(PHOTO, album="known to Telegram")["photo"][0]
    await talk.world.settle()
    sizes = [{**maker.make(telegram.PhotoSize).to_dict()}, {**real, "file_unique_id": "canary777"}]
    fields = {**kept, "photo": sizes, "caption": caption}
    sent = around(talk, "", fields)
    inject(talk.world, message={name: value for name, value in sent.items() if name != "text"})
    await talk.world.settle()
    await talk.tap(TakePhoto)
    return maker.canaries | {"canary777"}


@pytest.mark.figure
async def test_of_a_photo_only_the_picture_and_its_caption_reach_the_other_side(world: World):
    hiba, daniel = await cast.medic(world, "canary1", "en"), await cast.mentor(world, "canary2")
    await cast.write(hiba, "My words")
    given = await photograph_with_every_field(hiba, "Caption canary0")
    await hiba.tap(Send)
    await cast.take(daniel)
    given |= await photograph_with_every_field(daniel, "Caption canary00")
    await daniel.tap(Send)
    await hiba.press(cast.tagged(hiba, Withdraw(cast.shown_question(hiba, FollowUp), 1)))
    await world.move(seconds=10)  # nor does what is said in its place

    assert len(given) > 1000
    assert told(world, daniel) == {"canary0", "canary00"}
    assert told(world, hiba) == {"canary0", "canary00"}
    calls = [call for call in world.emulator.calls if call.method == "sendPhoto"]
    assert len(calls) == 2
    assert {str(talk.phone.user_id) for talk in (hiba, daniel)} == {c.chat_id for c in calls}
    assert not {"copyMessage", "forwardMessage"} & {call.method for call in world.emulator.calls}


@pytest.mark.parametrize("kind", telegram.MessageOrigin.__subclasses__())
async def test_nothing_of_a_forwarded_message_is_kept_or_passed_on(world: World, kind: type):
    hiba, daniel = await cast.medic(world, language="en"), await cast.mentor(world)
    await cast.write(hiba, "My words canary0")
    origin = Maker().make(kind).to_dict()
    inject(world, message=around(hiba, "canary5", {"forward_origin": origin}))
    await world.settle()
    assert "Please do not forward" in hiba.text
    assert await count(world, parts) == 1
    await hiba.say("/ask")
    await hiba.tap(Send)
    await cast.take(daniel)
    assert told(world, daniel) == {"canary0"}
