"""Turn a file into its model, and what pydantic says into lines a coordinator can act on."""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final, Generic, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.content.fields import Content
from bot.content.files import ContentFile
from bot.content.problems import ContentError, Problem, Severity
from bot.content.walk import Found, walk
from bot.content.yaml_text import Data, Place, Written, read

ModelT_co = TypeVar("ModelT_co", bound=Content, covariant=True)

_NOUNS: Final = {
    "contacts": "contact",
    "figures": "figure",
    "groups": "group",
    "options": "option",
    "organisations": "organisation",
    "questions": "question",
    "sources": "source",
    "steps": "step",
}

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
            name = data.get("slug", data.get("id")) if isinstance(data, dict) else None
            found = f"{noun} '{name}'" if name else found
    return found


def load_file(file: ContentFile) -> Entry[Content]:
    """Read and validate one file; raises ContentError with everything wrong in it."""
    if file.model is None:
        advice = "Put it in a folder that the program knows, or delete it."
        raise ContentError([Problem(file.shown, 1, "no kind of content lives here", advice)])
    return interpret(file, read(file.path, file.shown))


def interpret(file: ContentFile, written: Written) -> Entry[Content]:
    """Validate what a file says; raises ContentError with everything wrong in it."""
    assert file.model is not None  # what has no model is not read
    try:
        model = file.model.model_validate_json(json.dumps(written.data))
    except ValidationError as error:
        raise ContentError(_problems(file, written, error)) from None
    return Entry(file.shown, model, written, walk(model))


def _problems(file: ContentFile, written: Written, error: ValidationError) -> Iterator[Problem]:
    found = error.errors(include_url=False)
    unknown = {details["loc"] for details in found if details["type"] == "extra_forbidden"}
    for details in found:
        if details["type"] == "missing" and _is_misspelt(details["loc"], unknown):
            continue  # the misspelt field is reported, with the right name
        message, advice = _words(details, file.model, written)
        who = subject(written.data, details["loc"])
        message = f"{who}: {message}" if who else message
        yield Problem(file.shown, written.line(details["loc"]), message, advice)


def _is_misspelt(missing: Place, unknown: Collection[Place]) -> bool:
    return any(
        place[:-1] == missing[:-1] and get_close_matches(str(missing[-1]), [str(place[-1])])
        for place in unknown
    )


def _words(details: ErrorDetails, model: type[Content] | None, written: Written) -> tuple[str, str]:
    """Say one pydantic error in plain words: what is wrong, what to do."""
    kind, place = details["type"], details["loc"]
    name = next((part for part in reversed(place) if isinstance(part, str)), "file")
    if kind == "value_error" and place[-1:] == written.nearest(place)[-1:] and place:
        return f"'{name}' {details['msg'].partition(', ')[2]}", "Mend it."
    if kind == "extra_forbidden":
        return f"unknown field '{name}'", did_you_mean(name, _field_names(model), "Remove it.")
    message, advice = _PLAIN.get(kind, ("'{name}': {msg}", "Mend it."))
    values = {
        "name": name,
        "input": details["input"],
        "msg": details["msg"],
        **details.get("ctx", {}),
    }
    return message.format(**values), advice.format(**values)


def did_you_mean(name: str, known: Iterator[str] | frozenset[str], otherwise: str) -> str:
    """Suggest the nearest known name, or say `otherwise`."""
    near = get_close_matches(name, tuple(known), n=1)
    return f"Did you mean '{near[0]}'?" if near else otherwise


def _field_names(model: type[Content] | None) -> frozenset[str]:
    if model is None:
        return frozenset()
    schema = model.model_json_schema()
    shapes = (schema, *schema.get("$defs", {}).values())
    return frozenset(name for shape in shapes for name in shape.get("properties", {}))
