"""Turn a file into its model, and what pydantic says into lines a coordinator can act on."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from textwrap import shorten
from typing import Final, Generic, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.content.fields import Content
from bot.content.files import ContentFile
from bot.content.problems import ContentError
from bot.content.walk import Found, walk
from bot.content.yaml_text import Data, Place, Written, read
from bot.problem import Problem, Severity

ModelT_co = TypeVar("ModelT_co", bound=Content, covariant=True)

_NOUNS: Final = {
    "answers": "answer",
    "cards": "card",
    "clocks": "clock",
    "contacts": "contact",
    "ends": "end",
    "figures": "figure",
    "groups": "group",
    "items": "item",
    "nodes": "question",
    "options": "option",
    "origins": "origin",
    "organisations": "organisation",
    "programme": "part of the day",
    "provisions": "provision",
    "questions": "question",
    "replies": "reply",
    "risks": "risk",
    "scales": "scale",
    "scores": "score",
    "sources": "source",
    "steps": "step",
    "tasks": "task",
    "terms": "term",
}

NAMED: Final = ("slug", "id", "term")
"""The fields that a thing is called by."""

_NO_DATE: Final = ("'{name}' is not a date: {input}", "Write it like 2026-11-21.")
_NO_CHOICE: Final = ("'{name}' cannot be '{input}'", "Use {expected}.")
_PLAIN: Final = {
    "missing": ("'{name}' is missing", "Add it."),
    "string_too_long": ("'{name}' is too long", "Shorten it to {max_length} characters."),
    "date_from_datetime_parsing": _NO_DATE,
    "date_parsing": _NO_DATE,
    "date_type": _NO_DATE,
    "literal_error": _NO_CHOICE,
    "enum": _NO_CHOICE,
    "union_tag_invalid": ("'kind' cannot be '{tag}'", "Use {expected_tags}."),
    "string_too_short": ("'{name}' is empty", "Fill it."),
    "too_short": ("'{name}' has too few entries", "It needs at least {min_length}."),
    "too_long": ("'{name}' has too many entries", "Keep at most {max_length}."),
    "model_type": ("'{name}' is no list of fields", "Write `field: value` lines."),
    "string_pattern_mismatch": ("'{name}' cannot be '{input}'", "Use the form {pattern}."),
    "value_error": ("{error}", "Mend it."),
}
"""What is wrong and what to do, by pydantic's type of error."""


@dataclass(frozen=True, slots=True)
class Entry(Generic[ModelT_co]):
    """A file that was read: its model, every value in it, and where it is written."""

    shown: str
    model: ModelT_co
    written: Written
    values: tuple[Found, ...]

    def problem(
        self,
        place: Place,
        message: str,
        advice: str,
        severity: Severity = Severity.ERROR,
    ) -> Problem:
        """Report something at `place`, naming the step (or source, figure...) it is in."""
        who = subject(self.written.data, place)
        line = self.written.line(place)
        return Problem(self.shown, line, f"{who}: {message}" if who else message, advice, severity)


def subject(data: Data, place: Place) -> str:
    """Name the innermost thing with a slug or id around `place`: "step 'plab-1'"."""
    found, noun = "", ""
    for part in place:
        if isinstance(data, dict) and isinstance(part, str) and part in data:
            data = data[part]
            noun = _NOUNS.get(part, noun)
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            data = data[part]
            names = [data[key] for key in NAMED if key in data] if isinstance(data, dict) else []
            found = f"{noun} '{names[0]}'" if names else found
    return found


def load_file(file: ContentFile) -> Entry[Content]:
    """Read and validate one file; raises ContentError with everything wrong in it."""
    if file.model is None:
        advice = "Put it in a folder that the program knows, or delete it."
        raise ContentError([Problem(file.shown, 1, "no kind of content lives here", advice)])
    written = read(file.path, file.shown)
    try:
        model = file.model.model_validate_json(json.dumps(written.data))
    except ValidationError as error:
        raise ContentError(_problems(file.shown, file.model, written, error)) from None
    return Entry(file.shown, model, written, walk(model))


def _problems(
    shown: str, model: type[Content], written: Written, error: ValidationError
) -> Iterator[Problem]:
    found = error.errors(include_url=False)
    for details in found:
        if not _follows(details, found):
            message, advice = _words(details, model, written)
            who = subject(written.data, details["loc"])
            message = f"{who}: {message}" if who else message
            yield Problem(shown, written.line(details["loc"]), message, advice)


def _follows(details: ErrorDetails, found: list[ErrorDetails]) -> bool:
    """Say whether another error explains this one: a misspelt field, or a bad item in a list."""
    place = details["loc"]
    match details["type"]:
        case "missing":
            unknown = [other["loc"] for other in found if other["type"] == "extra_forbidden"]
            beside = [str(other[-1]) for other in unknown if other[:-1] == place[:-1]]
            return bool(get_close_matches(str(place[-1]), beside))
        case "too_short":
            return any(other["loc"][: len(place)] == place for other in found if other != details)
    return False


def _words(details: ErrorDetails, model: type[Content], written: Written) -> tuple[str, str]:
    """Say one pydantic error in plain words: what is wrong, what to do."""
    kind, place = details["type"], details["loc"]
    name = next((part for part in reversed(place) if isinstance(part, str)), "file")
    if kind == "value_error" and written.nearest(place)[-1:] == (name,):
        return f"'{name}' {details['msg'].partition(', ')[2]}", "Mend it."
    if kind == "extra_forbidden":
        return f"unknown field '{name}'", did_you_mean(name, _field_names(model), "Remove it.")
    message, advice = _PLAIN.get(kind, ("'{name}': {msg}", "Mend it."))
    values = {
        "name": name,
        "input": shorten(str(details["input"]), 40),
        "msg": details["msg"].lower(),
        **details.get("ctx", {}),
    }
    return message.format(**values), advice.format(**values)


def did_you_mean(name: str, known: Iterable[str], otherwise: str) -> str:
    """Suggest the nearest known name, or say `otherwise`."""
    near = get_close_matches(name, tuple(known), n=1)
    return f"Did you mean '{near[0]}'?" if near else otherwise


def _field_names(model: type[Content]) -> frozenset[str]:
    schema = model.model_json_schema()
    shapes = (schema, *schema.get("$defs", {}).values())
    return frozenset(name for shape in shapes for name in shape.get("properties", {}))
