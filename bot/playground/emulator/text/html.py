"""Telegram's HTML: the few tags it knows, read the way its own parser reads them."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.playground.emulator.text.entities import in_order
from bot.playground.emulator.text.given import FindUser
from bot.playground.emulator.text.links import checked_link, mentioned_user
from bot.playground.emulator.text.tags import SPACE, MarkupError, read_reference, read_start_tag
from bot.playground.emulator.text.units import utf16_length
from bot.playground.emulator.wire import Json

_SIMPLE = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
}
_TAGS = {*_SIMPLE, "a", "code", "pre", "blockquote", "tg-emoji"}
_SURROGATE = re.compile("[\ud800-\udfff]")
_PLAIN = re.compile(r"[^<&]+")


@dataclass
class _Open:
    """A tag that waits for its end; `offset` in UTF-16 units, `part` in the parts so far."""

    tag: str
    argument: str
    offset: int
    part: int


def parse_html(source: str, find_user: FindUser) -> tuple[str, list[Json]]:
    """Return the text and its entities, sorted; raises MarkupError."""
    if "<" not in source and "&" not in source:
        return source, []
    return _Parser(source, find_user).parse()


class _Parser:
    def __init__(self, source: str, find_user: FindUser) -> None:
        self._find_user = find_user
        self._source = source + "\0"
        self._parts: list[str] = []
        self._offset = 0
        self._open: list[_Open] = []
        self._entities: list[Json] = []

    def parse(self) -> tuple[str, list[Json]]:
        source, at, end = self._source, 0, len(self._source) - 1
        while at < end:
            if plain := _PLAIN.match(source, at, end):
                self._add(plain.group())
                at = plain.end()
            elif source[at] == "&":
                char, at = read_reference(source, at)
                self._add(char)
            elif source[at + 1] == "/":
                at = self._close(at)
            else:
                tag = read_start_tag(source, at, _TAGS)
                self._open.append(_Open(tag.name, tag.argument, self._offset, len(self._parts)))
                at = tag.end
        if self._open:
            tag_name = self._open[-1].tag
            raise MarkupError(f'Can\'t find end tag corresponding to start tag "{tag_name}"')
        for entity in self._entities:
            if entity["type"] == "code":
                entity.pop("language", None)
        text = "".join(self._parts)
        if _SURROGATE.search(text):
            raise MarkupError(
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            )
        return text, in_order(self._entities)

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._offset += utf16_length(text)

    def _close(self, start: int) -> int:
        """Read the end tag at `start`; return where it ends."""
        source = self._source
        if not self._open:
            raise MarkupError("Unexpected end tag", start)
        at = start + 2
        while source[at] not in SPACE and source[at] != ">":
            at += 1
        name = source[start + 2 : at].lower()
        while source[at] in SPACE and at < len(source) - 1:
            at += 1
        if source[at] != ">":
            raise MarkupError("Unclosed end tag", start)
        opened = self._open.pop()
        if name and name != opened.tag:
            rest = f', expected "</{opened.tag}>", found "</{name}>"'
            raise MarkupError("Unmatched end tag", start, rest)
        if self._offset > opened.offset:
            self._add_entity(opened)
        return at + 1

    def _add_entity(self, tag: _Open) -> None:
        place = {"offset": tag.offset, "length": self._offset - tag.offset}
        if kind := _SIMPLE.get(tag.tag):
            self._entities.append({**place, "type": kind})
            return
        special: dict[str, Callable[[_Open, Json], Json | None]] = {
            "a": self._link,
            "pre": self._pre,
            "code": self._code,
            "blockquote": _quote,
            "tg-emoji": _emoji,
        }
        if entity := special[tag.tag](tag, place):
            self._entities.append(entity)

    def _link(self, tag: _Open, place: Json) -> Json | None:
        """Return a link or a mention; what is neither stays plain text."""
        address = tag.argument or "".join(self._parts[tag.part :])
        user_id = mentioned_user(address)
        if user_id is not None:
            user = self._find_user(user_id)
            return {**place, "type": "text_mention", "user": user} if user else None
        try:
            return {**place, "type": "text_link", "url": checked_link(address)}
        except ValueError:
            return None

    def _pre(self, _tag: _Open, place: Json) -> Json | None:
        inner = self._same_place("code", place)
        if inner and "language" in inner:
            inner["type"] = "pre"
            return None
        return {**place, "type": "pre"}

    def _code(self, tag: _Open, place: Json) -> Json | None:
        inner = self._same_place("pre", place)
        if inner and tag.argument:
            inner["language"] = tag.argument
            return None
        language = {"language": tag.argument} if tag.argument else {}
        return {**place, "type": "code", **language}

    def _same_place(self, kind: str, place: Json) -> Json | None:
        """Return the entity read last, if it covers exactly the same text."""
        last = self._entities[-1] if self._entities else {}
        return last if last.items() >= {**place, "type": kind}.items() else None


def _quote(tag: _Open, place: Json) -> Json:
    return {**place, "type": "expandable_blockquote" if tag.argument else "blockquote"}


def _emoji(tag: _Open, place: Json) -> Json:
    if not tag.argument.isdigit() or not int(tag.argument):
        raise MarkupError("Invalid custom emoji identifier specified")
    return {**place, "type": "custom_emoji", "custom_emoji_id": tag.argument}
