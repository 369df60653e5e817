"""The JSON objects that the page sends, checked field by field."""

import base64
import binascii
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

_Line = Annotated[str, Field(min_length=1, max_length=64, pattern=r"\S")]
_Text = Annotated[str, Field(min_length=1, max_length=4096, pattern=r"\S")]


def _bytes(value: object) -> bytes:
    if not isinstance(value, str):
        raise ValueError("must be base64 text")  # noqa: TRY004 -- pydantic words a ValueError
    try:
        return base64.b64decode(value, validate=True)
    except binascii.Error:
        raise ValueError("must be base64 text") from None


class Body(BaseModel):
    """A request's JSON object; a field too many is a mistake."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Nothing(Body):
    pass


class NewPerson(Body):
    first_name: _Line
    language_code: str | None = Field(None, pattern="^[a-z]{2,3}(-[A-Za-z]{2,4})?$")


class MoveClock(Body):
    """Forward only, at most 999 weeks."""

    minutes: int = Field(ge=1, le=999 * 7 * 24 * 60)


class Text(Body):
    text: _Text
    reply_to: int | None = None


class Edit(Body):
    message_id: int
    text: _Text


class Tap(Body):
    """A button, by its place; `data` is what it said when it was drawn."""

    message_id: int
    data: str | None = Field(None, min_length=1, max_length=64)
    row: int = Field(ge=0)
    column: int = Field(ge=0)


class OneMessage(Body):
    message_id: int


class Start(Body):
    payload: str = Field("", pattern="^[A-Za-z0-9_-]{0,64}$")


class Block(Body):
    blocked: bool


class Vote(Body):
    """Which options, by their place; none takes the vote back."""

    message_id: int
    option_ids: list[Annotated[int, Field(ge=0)]] = Field(max_length=12)


class Photo(Body):
    data: Annotated[bytes, BeforeValidator(_bytes), Field(min_length=1)]


class Document(Photo):
    file_name: str = Field(min_length=1, max_length=255)
    mime_type: str = Field(pattern=r"^[\w.+-]+/[\w.+-]+$", max_length=100)


def what_is_wrong(error: ValidationError) -> str:
    """Name the first wrong field and what is wrong, without repeating what was sent."""
    first = error.errors(include_input=False, include_url=False)[0]
    field = ".".join(str(part) for part in first["loc"])
    return f"{field or 'The request'}: {first['msg']}"
