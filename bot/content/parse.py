"""Turn a file into its model, and what pydantic says into lines a coordinator can act on."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final, Generic, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.content.fields import Content
from bot.content.files import ContentFile
from bot.content.problems import ContentError, Problem, Severity
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


@dataclass(frozen=True, slots=True)
class Entry(Generic[ModelT_co]):
    """A file that was read: its model, and where everything in it is written."""

    shown: str
    model: ModelT_co
    written: Written

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
    written = read(file.path, file.shown)
    try:
        model = file.model.model_validate_json(json.dumps(written.data))
    except ValidationError as error:
        raise ContentError(_problems(file, written, error)) from None
    return Entry(file.shown, model, written)


def _problems(file: ContentFile, written: Written, error: ValidationError) -> Iterator[Problem]:
    for details in error.errors(include_url=False):
        place = details["loc"]
        message, advice = _words(details, file.model)
        who = subject(written.data, place)
        message = f"{who}: {message}" if who else message
        yield Problem(file.shown, written.line(place), message, advice)


def _words(details: ErrorDetails, model: type[Content] | None) -> tuple[str, str]:
    """Say one pydantic error in plain words: what is wrong, what to do."""
    name = next((part for part in reversed(details["loc"]) if isinstance(part, str)), "file")
    context: Mapping[str, object] = details.get("ctx", {})
    match details["type"]:
        case "missing":
            return f"'{name}' is missing", "Add it."
        case "extra_forbidden":
            return f"unknown field '{name}'", did_you_mean(name, _field_names(model), "Remove it.")
        case "string_too_long":
            found = f"'{name}' has {len(details['input'])} characters"
            return found, f"Shorten it to {context['max_length']}."
        case "date_from_datetime_parsing" | "date_parsing" | "date_type":
            return f"'{name}' is not a date: {details['input']}", "Write it like 2026-11-21."
        case "literal_error" | "enum" | "union_tag_invalid":
            expected = context.get("expected", context.get("expected_tags"))
            return f"'{name}' cannot be {details['input']!r}", f"Use {expected}."
        case "value_error":
            return f"'{name}' {context['error']}", "Mend it."
        case _:
            return f"'{name}': {details['msg'][0].lower()}{details['msg'][1:]}", "Mend it."


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
