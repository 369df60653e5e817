"""Read a YAML file as plain data, and remember the line of every value.

Stricter than YAML: one document, no aliases, tags, duplicate keys, octal numbers, no "yes".
Dates stay text. Built from parser events: neither a deep file nor a web of aliases can grow.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeAlias

import yaml

from bot.content.problems import ContentError
from bot.problem import Problem

Data: TypeAlias = "dict[str, Data] | list[Data] | str | int | float | bool | None"
Place: TypeAlias = tuple[str | int, ...]  # the way to a value: ("steps", 2, "title")

MAX_BYTES: Final = 1_000_000
MAX_DEPTH: Final = 20
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml is not in every wheel
_WORDS: Final[dict[str, bool | None]] = {"true": True, "false": False, "null": None, "": None}
_INTEGER: Final = re.compile(r"-?(0|[1-9][0-9]*)")
_DECIMAL: Final = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+")


@dataclass(frozen=True, slots=True)
class Written:
    """What one file says, and the line (from 1) of every value and key in it."""

    data: Data
    lines: Mapping[Place, int]

    def nearest(self, place: Place) -> Place:
        """Return the part of `place` that is in the file.

        What is not is passed over: a missing key, or the variant of a union that pydantic names.
        """
        found: Place = ()
        for part in place:
            if (*found, part) in self.lines:
                found = (*found, part)
        return found

    def line(self, place: Place) -> int:
        """Return the line of the value at `place`, or of the nearest thing around it."""
        return self.lines.get(self.nearest(place), 1)


def read(path: Path, shown: str) -> Written:
    """Read the file; `shown` is how its path is written in problems.

    Raises ContentError with one problem: too big, not UTF-8, not YAML, or not our kind of YAML.
    """
    if path.stat().st_size > MAX_BYTES:
        advice = "Split it: a content file has at most 1 MB."
        raise ContentError([Problem(shown, 1, "the file is too big", advice)])
    raw = path.read_bytes()
    try:
        return parse(raw.decode("utf-8"), shown)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        advice = "Save the file as UTF-8."
        raise ContentError([Problem(shown, line, "the file is not UTF-8 text", advice)]) from None


def parse(text: str, shown: str) -> Written:
    """Parse YAML text; raises ContentError with one problem."""
    builder = _Builder()
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except _NotAllowedError as error:
        problem = Problem(shown, error.line, error.message, error.advice)
    except yaml.YAMLError as error:
        problem = Problem(shown, _line_of(error), f"not YAML: {_reason(error)}", "Mend this line.")
    else:
        if builder.started:
            return Written(builder.data, builder.lines)
        problem = Problem(shown, 1, "the file is empty", "Fill it, or delete it.")
    raise ContentError([problem])


class _NotAllowedError(Exception):
    def __init__(self, event: yaml.Event, message: str, advice: str) -> None:
        super().__init__(message)
        self.line = _line(event)
        self.message = message
        self.advice = advice


@dataclass(slots=True)
class _Open:
    """A mapping or list that is being filled."""

    place: Place
    into: dict[str, Data] | list[Data]
    key: str | None = None


@dataclass(slots=True)
class _Builder:
    """Turns parser events into data without recursion."""

    data: Data = None
    lines: dict[Place, int] = field(default_factory=dict)
    started: bool = False
    _open: list[_Open] = field(default_factory=list)

    def take(self, event: yaml.Event) -> None:
        match event:
            case yaml.DocumentStartEvent() if self.started:
                raise _NotAllowedError(event, "a second document starts here", "Keep one per file.")
            case yaml.DocumentStartEvent():
                self.started = True
            case yaml.AliasEvent():
                raise _NotAllowedError(event, "an alias (*) is not allowed", "Write the value out.")
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._open.pop()
            case yaml.ScalarEvent() if self._expects_key():
                self._take_key(event)
            case yaml.ScalarEvent():
                self._add(event, _plain(event.value) if event.implicit[0] else event.value)
            case yaml.MappingStartEvent():
                self._begin(event, {})
            case yaml.SequenceStartEvent():
                self._begin(event, [])
            case _:
                pass

    def _expects_key(self) -> bool:
        return bool(self._open) and self._open[-1].key is None and self._in_mapping()

    def _in_mapping(self) -> bool:
        return isinstance(self._open[-1].into, dict)

    def _take_key(self, event: yaml.ScalarEvent) -> None:
        parent = self._open[-1]
        if event.value in parent.into:
            advice = "Keep one of the two."
            raise _NotAllowedError(event, f"the key '{event.value}' is there twice", advice)
        parent.key = event.value
        self.lines[(*parent.place, event.value)] = _line(event)

    def _begin(self, event: yaml.CollectionStartEvent, into: dict[str, Data] | list[Data]) -> None:
        if len(self._open) >= MAX_DEPTH:
            advice = f"Use at most {MAX_DEPTH} levels."
            raise _NotAllowedError(event, "the lists are too deep", advice)
        self._open.append(_Open(self._add(event, into), into))

    def _add(self, event: yaml.NodeEvent, value: Data) -> Place:
        tag = getattr(event, "tag", None)
        if tag:
            raise _NotAllowedError(event, f"the tag '{tag}' is not allowed", "Remove it.")
        if not self._open:
            self.data = value
            self.lines[()] = _line(event)
            return ()
        parent = self._open[-1]
        if isinstance(parent.into, list):
            place: Place = (*parent.place, len(parent.into))
            parent.into.append(value)
            self.lines[place] = _line(event)
            return place
        if parent.key is None:
            raise _NotAllowedError(event, "a key must be a word", "Write `key: value`.")
        place = (*parent.place, parent.key)
        parent.into[parent.key] = value
        parent.key = None
        return place


def _line(event: yaml.Event) -> int:
    assert event.start_mark is not None  # a parser always marks what it read
    return event.start_mark.line + 1


def _plain(text: str) -> Data:
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) else text


def _line_of(error: yaml.YAMLError) -> int:
    mark = getattr(error, "problem_mark", None)
    return mark.line + 1 if mark else 1


def _reason(error: yaml.YAMLError) -> str:
    return getattr(error, "problem", None) or getattr(error, "reason", None) or "cannot be read"
