"""The inside of a start tag: its attributes, and the characters written as &references;."""

import re
from dataclasses import dataclass

_TOO_LONG, _LAST_CODE = 10, 0x10FFFF  # the bounds of Telegram's parser
SPACE = " \t\r\n\v\0"

_NUMERIC = re.compile(r"&#(?:x([0-9a-fA-F]*)|([0-9]*))")
_NAMED = re.compile(r"&([A-Za-z]*)")
_CHARACTERS = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_NAME = re.compile(r"[^ \t\r\n\v\0=>]*")
_TOKEN = re.compile(r"[A-Za-z0-9.-]*")
_GAP = re.compile(r"[ \t\r\n\v]*")


class MarkupError(ValueError):
    """The text is not what Telegram accepts as HTML; `position` is an index into it, or None."""

    def __init__(self, problem: str, position: int | None = None, rest: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.position = position
        self.rest = rest

    def describe(self, source: str) -> str:
        """Word it as Telegram does, with the offset in bytes."""
        if self.position is None:
            return self.problem
        offset = len(source[: self.position].encode())
        return f"{self.problem} at byte offset {offset}{self.rest}"


def read_reference(source: str, start: int) -> tuple[str, int]:
    """Read what begins with & at `start`: the character, or the & itself; and where it ends."""
    if source.startswith("&#", start):
        found = _NUMERIC.match(source, start)
        assert found
        digits, base = (found[1], 16) if found[1] is not None else (found[2], 10)
        code = int(digits, base) if digits else 0
        too_long = found.end() - start >= _TOO_LONG
        char = "" if too_long or not 0 < code < _LAST_CODE else chr(code)
    else:
        found = _NAMED.match(source, start)
        assert found
        char = _CHARACTERS.get(found[1], "")
    if not char:
        return "&", start + 1
    return char, found.end() + source.startswith(";", found.end())


@dataclass(frozen=True)
class StartTag:
    """A start tag; `argument` is the one attribute that matters for it."""

    name: str
    argument: str
    end: int


def read_start_tag(source: str, start: int, known: set[str]) -> StartTag:
    """Read the tag that begins with < at `start`; `source` must end in NUL."""
    at = start + 1
    while source[at] not in SPACE and source[at] != ">":
        at += 1
    name = source[start + 1 : at].lower()
    if source[at] == "\0":
        raise MarkupError("Unclosed start tag", start)
    if name not in known:
        raise MarkupError(f'Unsupported start tag "{name}"', start)
    argument = ""
    while source[at] != ">":
        at = _skip_gap(source, at)
        if source[at] == ">":
            break
        attribute, value, at = _read_attribute(source, at, name, start)
        argument = _argument(name, attribute, value) or argument
    if name == "span" and argument != "spoiler":
        raise MarkupError('Tag "span" must have class "tg-spoiler"', start)
    return StartTag(name, argument, at + 1)


def _read_attribute(source: str, at: int, tag: str, start: int) -> tuple[str, str, int]:
    found = _NAME.match(source, at)
    assert found
    name = found.group()
    if source[at] == "\0":
        raise MarkupError("Unclosed start tag", start)
    if not name:
        raise MarkupError(f'Empty attribute name in the tag "{tag}"', start)
    at = _skip_gap(source, found.end())
    if source[at] != "=":
        if tag == "blockquote" and name == "expandable":
            return name, "1", at
        raise MarkupError(
            f'Expected equal sign in declaration of an attribute of the tag "{tag}"', start
        )
    at = _skip_gap(source, at + 1)
    value, at = _read_value(source, at)
    if source[at] == "\0":
        raise MarkupError("Unclosed start tag", start)
    return name, value, at


def _read_value(source: str, at: int) -> tuple[str, int]:
    quote = source[at]
    if quote not in "\"'":
        found = _TOKEN.match(source, at)
        assert found
        if source[found.end()] not in SPACE + ">":
            raise MarkupError("Unexpected end of name token", at)
        return found.group().lower(), found.end()
    parts, at = [], at + 1
    while source[at] not in (quote, "\0"):
        if source[at] == "&":
            char, at = read_reference(source, at)
        else:
            char, at = source[at], at + 1
        parts.append(char)
    return "".join(parts), at + (source[at] == quote)


def _skip_gap(source: str, at: int) -> int:
    found = _GAP.match(source, at)
    assert found
    return found.end()


def _argument(tag: str, attribute: str, value: str) -> str:
    match tag, attribute:
        case ("a", "href") | ("tg-emoji", "emoji-id"):
            return value
        case ("code", "class") if value.startswith("language-"):
            return value.removeprefix("language-")
        case ("span", "class") if value.startswith("tg-"):
            return value.removeprefix("tg-")
        case ("blockquote", "expandable"):
            return "1"
    return ""
