"""Pictures, documents and voice messages."""

from typing import Annotated, Any

from bot.playground.emulator import outgoing
from bot.playground.emulator.edits import edit
from bot.playground.emulator.errors import bad_request
from bot.playground.emulator.fields import optional, required
from bot.playground.emulator.files import content_of
from bot.playground.emulator.keyboards import Markup
from bot.playground.emulator.methods.options import Caption, Sending, Target
from bot.playground.emulator.parameters import Attachments, File, Text, json_reader
from bot.playground.emulator.state import FileKind
from bot.playground.emulator.wire import Json
from bot.playground.emulator.world import World

MediaList = Annotated[list[Any] | None, json_reader("can't parse media JSON object", list)]
Media = Annotated[Any, json_reader("can't parse InputMedia: expected an Object", dict)]

_KINDS: dict[str, FileKind] = {"photo": "photo", "document": "document"}


def send_photo(
    world: World, to: Sending, caption: Caption, files: Attachments, *, photo: File = ""
) -> Json:
    content = content_of(world, "photo", photo, files)
    return outgoing.send(world, to, {**content, **caption.content(world)})


def send_document(
    world: World, to: Sending, caption: Caption, files: Attachments, *, document: File = ""
) -> Json:
    content = content_of(world, "document", document, files)
    return outgoing.send(world, to, {**content, **caption.content(world)})


def send_voice(
    world: World, to: Sending, caption: Caption, files: Attachments, *, voice: File = ""
) -> Json:
    content = content_of(world, "voice", voice, files)
    return outgoing.send(world, to, {**content, **caption.content(world)})


def send_media_group(
    world: World, to: Sending, files: Attachments, *, media: MediaList = None
) -> list[Json]:
    if not media:
        raise bad_request("there are no messages to send")
    if len(media) > world.limits.album:
        raise bad_request("too many messages to send as an album")
    contents = [_input_media(world, item, files) for item in media]
    if len({"document" in content for content in contents}) > 1:
        raise bad_request("document can't be mixed with other media types")
    album = {"media_group_id": str(world.number())}
    return outgoing.send_all(world, to, [{**content, **album} for content in contents])


def edit_message_caption(
    world: World, target: Target, caption: Caption, *, reply_markup: Markup = None
) -> Json:
    return edit(world, target, caption.content(world), reply_markup, of="caption")


def edit_message_media(
    world: World,
    target: Target,
    files: Attachments,
    *,
    media: Media = None,
    reply_markup: Markup = None,
) -> Json:
    content = _input_media(world, media, files)
    return edit(world, target, content, reply_markup, of="media")


def get_file(world: World, *, file_id: Text = "") -> Json:
    if not file_id:
        raise bad_request("file_id not specified")
    stored = world.state.files.get(file_id)
    if stored is None:
        raise bad_request("invalid file_id")
    if stored.facts["file_size"] > world.limits.download:
        raise bad_request("file is too big")
    shown = {name: stored.facts[name] for name in ("file_id", "file_unique_id", "file_size")}
    return {**shown, "file_path": stored.path}


def _input_media(world: World, item: Any, files: Attachments) -> Json:
    if not isinstance(item, dict):
        raise bad_request("can't parse InputMedia: expected an Object")
    named = required(item, "type", str, "InputMedia")
    kind = _KINDS.get(named)
    if kind is None:
        raise bad_request(f"type {named} is not supported")
    caption = Caption(
        caption=optional(item, "caption", ""),
        parse_mode=optional(item, "parse_mode", ""),
        caption_entities=optional(item, "caption_entities", []),
    )
    content = content_of(world, kind, optional(item, "media", ""), files)
    return {**content, **caption.content(world)}


UNITS = (
    send_photo,
    send_document,
    send_voice,
    send_media_group,
    edit_message_caption,
    edit_message_media,
    get_file,
)
