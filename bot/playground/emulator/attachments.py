"""What a person can put into a message besides text."""

from bot.playground.emulator.files import field_of, image_size, store
from bot.playground.emulator.text.detect import detect
from bot.playground.emulator.wire import Json
from bot.playground.emulator.world import World


def text(words: str, entities: list[Json] | None = None) -> Json:
    found = detect(words) if entities is None else entities
    return {"text": words, "entities": found} if found else {"text": words}


def captioned(content: Json, caption: str, album: str) -> Json:
    """Add a caption, and the album that the message belongs to."""
    found = detect(caption)
    words: Json = {"caption": caption} if caption else {}
    entities: Json = {"caption_entities": found} if found else {}
    group: Json = {"media_group_id": album} if album else {}
    return {**content, **words, **entities, **group}


def photo(world: World, content: bytes) -> Json:
    """Return a picture; raises ApiError for bytes that are no PNG, GIF or JPEG."""
    width, height = image_size(content)
    facts = {"width": width, "height": height}
    return field_of(store(world, "photo", content, len(content), facts))


def document(world: World, name: str, mime: str, content: bytes | int) -> Json:
    """Return a file as it is; an integer stands for a file of that size that nobody downloads."""
    size, kept = (content, b"") if isinstance(content, int) else (len(content), content)
    facts = {"file_name": name, "mime_type": mime}
    return field_of(store(world, "document", kept, size, facts))


def voice(world: World, seconds: int, content: bytes) -> Json:
    facts = {"duration": seconds, "mime_type": "audio/ogg"}
    return field_of(store(world, "voice", content, len(content), facts))


def sticker(world: World, emoji: str) -> Json:
    facts = {
        "type": "regular",
        "width": 512,
        "height": 512,
        "is_animated": False,
        "is_video": False,
        "emoji": emoji,
        "set_name": "Emulated",
    }
    return field_of(store(world, "sticker", b"RIFF", 4, facts))


def contact(phone_number: str, first_name: str, user_id: int | None) -> Json:
    known: Json = {"user_id": user_id} if user_id else {}
    return {"contact": {"phone_number": phone_number, "first_name": first_name, **known}}


def location(latitude: float, longitude: float) -> Json:
    return {"location": {"latitude": latitude, "longitude": longitude}}


def origin(of: Json | str, date: int) -> Json:
    """Say where a forwarded message comes from: a user, or only the name of a hidden one."""
    if isinstance(of, str):
        return {"type": "hidden_user", "sender_user_name": of, "date": date}
    return {"type": "user", "sender_user": of, "date": date}
