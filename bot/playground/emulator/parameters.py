"""Parameters of a method: declared as annotations, read as Telegram reads them.

A unit declares `text: Text = ""`; the annotation carries the reader. A parameter annotated with a
dataclass takes all of its fields (options that many methods share). Unknown parameters are
ignored, missing ones keep the default, as with Telegram.
"""

import dataclasses
import inspect
import json
from collections.abc import Callable
from typing import Annotated, Any, get_args

from bot.playground.emulator.errors import bad_request
from bot.playground.emulator.wire import Parameters, Upload

Reader = Callable[[str], Any]

_INT64 = 2**63 - 1


def read_text(value: str) -> str:
    try:
        value.encode()
    except UnicodeEncodeError:
        raise bad_request("strings must be encoded in UTF-8") from None
    return value


def read_int(value: str) -> int:
    """Anything that is no number counts as 0."""
    try:
        return max(-_INT64 - 1, min(_INT64, int(value)))
    except ValueError:
        return 0


def read_flag(value: str) -> bool:
    return value.lower() in {"true", "yes", "1"}


def json_reader(error: str, *kinds: type) -> Reader:
    """Read JSON of the given kinds; an empty string is as good as none."""

    def read(value: str) -> Any:
        if not value:
            return None
        try:
            parsed = json.loads(value)
        except ValueError:
            raise bad_request(error) from None
        if kinds and not isinstance(parsed, kinds):
            raise bad_request(error)
        return parsed

    return read


def list_reader(error: str, kind: type) -> Reader:
    """Read a JSON list of one kind."""
    read_list = json_reader(error, list)

    def read(value: str) -> Any:
        parsed = read_list(value)
        if parsed and not all(type(item) is kind for item in parsed):
            raise bad_request(error)
        return parsed

    return read


Text = Annotated[str, read_text]
Number = Annotated[int, read_int]
Flag = Annotated[bool, read_flag]
Names = Annotated[list[str] | None, list_reader("can't parse list of strings JSON object", str)]
MessageIds = Annotated[list[int] | None, list_reader("can't parse message identifiers", int)]
File = Annotated[str | Upload, None]
"""A file that was uploaded, or the text that stands for one: file_id, URL, attach://name."""

Attachments = dict[str, Upload]
"""Every uploaded file of the request, by field name."""


class Unit:
    """One method of the Bot API: its name, its declared parameters, the function that does it."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self.name = _camel(function.__name__)
        self._function = function
        self._readers: dict[str, Reader | None] = {}
        self._groups: dict[str, tuple[type, tuple[str, ...]]] = {}
        self._attachments = ""
        signature = inspect.signature(function, eval_str=True)
        for name, parameter in list(signature.parameters.items())[1:]:
            self._declare(name, parameter.annotation)

    @property
    def parameters(self) -> frozenset[str]:
        return frozenset(self._readers)

    def _declare(self, name: str, annotation: Any) -> None:
        if dataclasses.is_dataclass(annotation) and isinstance(annotation, type):
            hints = inspect.get_annotations(annotation, eval_str=True)
            self._groups[name] = (annotation, tuple(hints))
            for field, hint in hints.items():
                self._declare(field, hint)
        elif annotation is Attachments:
            self._attachments = name
        else:
            self._readers[name] = get_args(annotation)[1]

    def __call__(self, world: Any, raw: Parameters) -> Any:
        """Read the parameters and run; the result may be awaitable. Raises ApiError."""
        values: dict[str, Any] = {}
        for name, value in raw.items():
            if name in self._readers:
                reader = self._readers[name]
                if reader is None:
                    values[name] = value
                elif isinstance(value, str):
                    values[name] = reader(value)
        for group, (build, fields) in self._groups.items():
            values[group] = build(**{name: values.pop(name) for name in fields if name in values})
        if self._attachments:
            values[self._attachments] = {k: v for k, v in raw.items() if isinstance(v, Upload)}
        return self._function(world, **values)


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)
