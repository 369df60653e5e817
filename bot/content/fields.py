"""The kinds of value that content is made of, with their limits."""

import re
from dataclasses import dataclass
from typing import Annotated, Final, Literal, TypeAlias

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

PLACEHOLDER: Final = re.compile(r"\{([a-z][a-z0-9_]*)\}")


class Content(BaseModel):
    """Base of every model: immutable, no unknown fields, no guessing of types."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", strict=True, use_attribute_docstrings=True
    )


@dataclass(frozen=True, slots=True)
class Translatable:
    """Marks a text that readers see; `limit` is the longest a translation may be, in characters."""

    limit: int | None = None


def _one_line(text: str) -> str:
    if text != " ".join(text.split()):
        raise ValueError("has line breaks or spaces too many")
    if re.search(r"[{}]", PLACEHOLDER.sub("", text)):
        raise ValueError("has a brace that is no placeholder like {plab_1_fee}")
    return text


_ONE_LINE: Final = AfterValidator(_one_line)


def placeholders(text: str) -> frozenset[str]:
    """Names in braces: `"It costs {plab_1_fee}."` gives `{"plab_1_fee"}`."""
    return frozenset(PLACEHOLDER.findall(text))


Slug: TypeAlias = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=32)
]
"""A name that never changes once published: buttons and people's plans point to it."""

FigureId: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
Url: TypeAlias = Annotated[str, StringConstraints(pattern=r"^https?://\S+$", max_length=400)]
Name: TypeAlias = Annotated[str, StringConstraints(min_length=1, max_length=120), _ONE_LINE]
"""A proper name; it stays as it is in every language."""

Label: TypeAlias = Annotated[
    str, StringConstraints(min_length=1, max_length=40), _ONE_LINE, Translatable(56)
]
"""Fits on a button."""

Sentence: TypeAlias = Annotated[
    str, StringConstraints(min_length=1, max_length=160), _ONE_LINE, Translatable()
]
Note: TypeAlias = Annotated[
    str, StringConstraints(min_length=1, max_length=320), _ONE_LINE, Translatable()
]

Confidence: TypeAlias = Literal["high", "medium", "low"]
"""high: official, or several agree. medium: one decent source, or official but old. low: weak."""
