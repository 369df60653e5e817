"""Files from the bot: what is taken, by file_id or anew, and what is refused."""

import io
import json
from typing import Any

import aiohttp
import pytest

from bot.playground.emulator import Phone

TOO_BIG = "file of size 11000000 bytes is too big for a photo; the maximum size is 10485760 bytes"


def png(width: int, height: int, size: int = 33) -> bytes:
    head = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + width.to_bytes(4) + height.to_bytes(4)
    return head.ljust(size, b"\0")


async def upload(
    client: Any, method: str, files: dict[str, bytes], **parameters: Any
) -> dict[str, Any]:
    form = aiohttp.FormData()
    for name, value in parameters.items():
        form.add_field(name, value if isinstance(value, str) else json.dumps(value))
    for name, content in files.items():
        form.add_field(name, io.BytesIO(content), filename=f"{name}.bin")
    async with client.session.post(f"{client.base}/{method}", data=form) as response:
        body: dict[str, Any] = await response.json()
        return body


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "file must be non-empty"),
        (b"text", "IMAGE_PROCESS_FAILED"),
        (png(9000, 2000), "PHOTO_INVALID_DIMENSIONS"),
        (png(2100, 100), "PHOTO_INVALID_DIMENSIONS"),
        (
            png(10, 10, 11_000_000),
            TOO_BIG,
        ),
    ],
    ids=["empty", "text", "large", "narrow", "heavy"],
)
async def test_what_is_no_photo_is_refused(
    client: Any, amal: Phone, content: bytes, problem: str
) -> None:
    answer = await upload(client, "sendPhoto", {"photo": content}, chat_id=amal.user_id)
    assert answer["description"] == f"Bad Request: {problem}"


async def test_a_file_is_named_by_upload_attachment_or_id(client: Any, amal: Phone) -> None:
    chat = {"chat_id": amal.user_id}
    first = await upload(client, "sendPhoto", {"photo": png(4, 3)}, **chat)
    second = await upload(client, "sendPhoto", {"x": png(4, 3)}, **chat, photo="attach://x")
    file_id = first["result"]["photo"][0]["file_id"]
    assert second["result"]["photo"][0]["file_id"] != file_id
    again = await client.ok("sendPhoto", **chat, photo=file_id)
    assert again["photo"] == first["result"]["photo"]

    async def refusal(method: str, **parameters: Any) -> str:
        return str(await client.error(method, **chat, **parameters))

    assert await refusal("sendPhoto") == "Bad Request: there is no photo in the request"
    assert await refusal("sendPhoto", photo="attach://y") == (
        "Bad Request: there is no photo in the request"
    )
    assert await refusal("sendPhoto", photo="nonsense") == (
        "Bad Request: wrong file identifier/HTTP URL specified"
    )
    assert await refusal("sendPhoto", photo="https://example.org/a.png") == (
        "Bad Request: failed to get HTTP URL content"
    )
    assert await refusal("sendDocument", document=file_id) == (
        "Bad Request: can't use file of type Photo as Document"
    )


async def test_captions_are_formatted_and_limited(client: Any, amal: Phone) -> None:
    document = await upload(
        client,
        "sendDocument",
        {"document": b"x"},
        chat_id=amal.user_id,
        caption="<b>" + "x" * 1024 + "</b>",
        parse_mode="HTML",
        show_caption_above_media=True,
    )
    message = document["result"]
    assert message["caption_entities"] == [{"offset": 0, "length": 1024, "type": "bold"}]
    assert message["show_caption_above_media"]
    assert message["document"]["mime_type"] == "application/octet-stream"
    target = {"chat_id": amal.user_id, "message_id": message["message_id"]}
    assert await client.error("editMessageCaption", **target, caption="x" * 1025) == (
        "Bad Request: message caption is too long"
    )
    edited = await client.ok("editMessageCaption", **target)
    assert "caption" not in edited
    source = {"chat_id": amal.user_id, "from_chat_id": amal.user_id}
    await client.ok("copyMessage", **source, message_id=target["message_id"], caption="new")
    assert amal.last["caption"] == "new"


async def test_a_medium_is_replaced_by_another(client: Any, amal: Phone) -> None:
    chat = {"chat_id": amal.user_id}
    photo = (await upload(client, "sendPhoto", {"photo": png(4, 3)}, **chat, caption="old"))[
        "result"
    ]
    target = {**chat, "message_id": photo["message_id"]}
    media = {
        "type": "document",
        "media": "attach://f",
        "caption": "<i>new</i>",
        "parse_mode": "HTML",
    }
    edited = (await upload(client, "editMessageMedia", {"f": b"x"}, **target, media=media))[
        "result"
    ]
    assert "photo" not in edited
    assert edited["document"]["file_name"] == "f.bin"
    assert edited["caption"] == "new"
    for wrong, problem in (
        ("{", "can't parse InputMedia: expected an Object"),
        ([], "can't parse InputMedia: expected an Object"),
        ("", "can't parse InputMedia: expected an Object"),
        ({"type": "video", "media": "x"}, "type video is not supported"),
    ):
        refusal = await client.error("editMessageMedia", **target, media=wrong)
        assert refusal == f"Bad Request: {problem}"
    text = await client.ok("sendMessage", **chat, text="x")
    answer = await upload(
        client, "editMessageMedia", {"f": b"x"}, **chat, message_id=text["message_id"], media=media
    )
    assert answer["description"] == "Bad Request: there is no media in the message to edit"


async def test_an_album_goes_whole_or_not_at_all(client: Any, amal: Phone) -> None:
    chat = {"chat_id": amal.user_id}
    item = {"type": "photo", "media": "attach://a"}
    album = await upload(client, "sendMediaGroup", {"a": png(4, 3)}, **chat, media=[item, item])
    assert len({message["media_group_id"] for message in album["result"]}) == 1
    for media, problem in (
        ([], "there are no messages to send"),
        ([item] * 11, "too many messages to send as an album"),
        (
            [item, {"type": "document", "media": "attach://a"}],
            "document can't be mixed with other media types",
        ),
        ([item, "x"], "can't parse InputMedia: expected an Object"),
    ):
        answer = await upload(client, "sendMediaGroup", {"a": png(4, 3)}, **chat, media=media)
        assert answer["description"] == f"Bad Request: {problem}"
    assert len(amal.messages) == 3


async def test_a_file_that_is_not_there_is_not_found(client: Any) -> None:
    assert await client.error("getFile") == "Bad Request: file_id not specified"
    assert await client.error("getFile", file_id="x") == "Bad Request: invalid file_id"
    async with client.session.get(
        f"{client.address}/file/bot123456:TEST-TOKEN/photos/none.jpg"
    ) as response:
        assert response.status == 404
