"""What people do reaches the bot in Telegram's shape."""

from typing import Any

import pytest

from bot.playground.emulator import Emulator, Phone
from bot.playground.emulator.errors import ApiError

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + (64).to_bytes(4) + (48).to_bytes(4)
GIF = b"GIF89a" + (64).to_bytes(2, "little") + (48).to_bytes(2, "little")
JPEG = (
    b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x0b\x08"
    + (48).to_bytes(2)
    + (64).to_bytes(2)
    + b"\x03"
)


async def last_update(client: Any) -> Any:
    return (await client.ok("getUpdates", offset=-1))[0]


async def test_a_person_has_the_names_that_were_given(client: Any, emulator: Emulator) -> None:
    phone = emulator.add_person(
        "Amal", last_name="Hassan", username="amal_h", language_code="ar", user_id=42
    )
    phone.start("abc")
    message = (await last_update(client))["message"]
    assert message["from"] == {
        "id": 42,
        "is_bot": False,
        "first_name": "Amal",
        "last_name": "Hassan",
        "username": "amal_h",
        "language_code": "ar",
    }
    assert message["chat"] == {
        "id": 42,
        "first_name": "Amal",
        "last_name": "Hassan",
        "username": "amal_h",
        "type": "private",
    }
    assert message["text"] == "/start abc"
    assert message["entities"] == [{"offset": 0, "length": 6, "type": "bot_command"}]
    assert await client.ok("sendMessage", chat_id="@amal_h", text="x")
    assert dict(emulator.phones) == {42: phone}


async def test_a_long_text_arrives_in_pieces(client: Any, amal: Phone) -> None:
    text = "a" + "🙂" * 3000
    amal.send(text)
    pieces = [update["message"]["text"] for update in await client.ok("getUpdates")]
    assert "".join(pieces) == text
    assert [len(piece) for piece in pieces] == [2048, 953]


async def test_typed_texts_may_carry_other_peoples_formatting(client: Any, amal: Phone) -> None:
    entities = [{"offset": 0, "length": 2, "type": "bold"}]
    first = amal.send("hi gov.uk", entities=entities)
    assert first["entities"] == entities
    answer = amal.send("yes", reply_to=first["message_id"])
    assert (await last_update(client))["message"] == answer
    assert answer["reply_to_message"] == first


async def test_edits_are_told_apart_from_messages(client: Any, amal: Phone) -> None:
    sent = amal.send("see gov.uk")
    edited = amal.edit(sent["message_id"], "see below")
    assert (await last_update(client))["edited_message"] == edited
    assert (edited["text"], edited["message_id"]) == ("see below", sent["message_id"])
    assert "entities" not in edited
    assert edited["edit_date"] == sent["date"]
    assert amal.messages[-1] == edited


@pytest.mark.parametrize("content", [PNG, GIF, JPEG])
async def test_a_photo_can_be_downloaded(
    client: Any, emulator: Emulator, amal: Phone, content: bytes
) -> None:
    amal.send_photo(content, caption="my cat, see gov.uk", album="7")
    message = (await last_update(client))["message"]
    photo = message["photo"][-1]
    assert (photo["width"], photo["height"], photo["file_size"]) == (64, 48, len(content))
    assert message["caption_entities"][0]["type"] == "url"
    assert message["media_group_id"] == "7"
    assert emulator.file(photo["file_id"]) == content
    assert emulator.file("x") is None
    file = await client.ok("getFile", file_id=photo["file_id"])
    url = f"{client.address}/file/bot123456:TEST-TOKEN/{file['file_path']}"
    async with client.session.get(url) as response:
        assert await response.read() == content


@pytest.mark.parametrize("content", [b"", b"text", b"\xff\xd8\xff", JPEG[:8], PNG[:10]])
def test_a_photo_is_a_picture(amal: Phone, content: bytes) -> None:
    with pytest.raises(ApiError, match="IMAGE_PROCESS_FAILED"):
        amal.send_photo(content)


async def test_a_document_may_claim_any_size(client: Any, amal: Phone) -> None:
    amal.send_document("invoice\u202egpj.exe", "text/plain", 2 * 2**30, caption="x")
    document = (await last_update(client))["message"]["document"]
    assert document["file_name"] == "invoice\u202egpj.exe"
    assert document["file_size"] == 2 * 2**30
    refusal = await client.error("getFile", file_id=document["file_id"])
    assert refusal == "Bad Request: file is too big"
    sent = amal.send_document("plan.pdf", "application/pdf", b"%PDF")
    file = await client.ok("getFile", file_id=sent["document"]["file_id"])
    assert file["file_size"] == 4
    assert file["file_path"].endswith(".pdf")


async def test_everything_else_people_send(client: Any, amal: Phone, emulator: Emulator) -> None:
    other = emulator.add_person("Daniel")
    amal.send_voice(7)
    amal.send_sticker("🦷")
    amal.send_contact()
    amal.send_contact("+441632960000", "Somebody")
    amal.send_location()
    amal.forward("secret", other)
    amal.forward("secret", "Hidden Name")
    voice, sticker, own, contact, location, forwarded, hidden = (
        update["message"] for update in await client.ok("getUpdates")
    )
    assert voice["voice"]["duration"] == 7
    assert sticker["sticker"]["emoji"] == "🦷"
    assert own["contact"] == {
        "phone_number": "+447700900123",
        "first_name": "Amal",
        "user_id": amal.user_id,
    }
    assert contact["contact"] == {"phone_number": "+441632960000", "first_name": "Somebody"}
    assert location["location"] == {"latitude": 52.2, "longitude": 0.12}
    assert forwarded["forward_origin"]["sender_user"]["id"] == other.user_id
    assert hidden["forward_origin"]["sender_user_name"] == "Hidden Name"


async def test_blocking_and_coming_back_is_told_once_each(client: Any, amal: Phone) -> None:
    amal.block()
    amal.block()
    amal.send("back")
    kicked, member, back = await client.ok("getUpdates")
    assert kicked["my_chat_member"]["from"] == amal.user
    assert kicked["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    assert member["my_chat_member"]["old_chat_member"]["status"] == "kicked"
    assert member["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert back["message"]["text"] == "back"


def test_looking_for_what_is_not_there_says_so(emulator: Emulator, amal: Phone) -> None:
    with pytest.raises(LookupError, match="the bot has not written to Amal yet"):
        _ = amal.last
    with pytest.raises(LookupError, match="no message 99"):
        amal.edit(99, "x")
    with pytest.raises(LookupError, match="no message 99"):
        amal.send("x", reply_to=99)
    assert (amal.keyboard, amal.toasts, amal.typing, amal.pinned) == (None, [], "", [])
    assert emulator.pending_updates == 0
