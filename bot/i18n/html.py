"""Fill a translated template with values that can neither inject a tag nor turn the line round."""

import re
from collections.abc import Iterable
from typing import SupportsIndex

FIELD = re.compile(r"\{(\w+)\}")
ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
BIDI_CONTROLS = dict.fromkeys(
    [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
BIDI_RUNS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
"""Controls that open or close a run: a value must not close ours or leave one of its own open."""


class Html(str):
    """Text that is safe to send as HTML: its tags are ours and its values are escaped."""

    __slots__ = ()

    def join(self, parts: Iterable[str], /) -> "Html":
        """Escape the parts that are not Html, without isolates."""
        return Html(super().join(escaped(part) for part in parts))

    def __add__(self, other: str, /) -> "Html":
        return Html(super().__add__(escaped(other)))

    def __radd__(self, other: str, /) -> "Html":
        return Html(escaped(other) + str(self))

    def __getitem__(self, key: SupportsIndex | slice, /) -> str:
        """Give a plain string: a slice may cut a tag in two."""
        return str(self)[key]


def html(template: str, /, **values: object) -> Html:
    """Replace `{name}` in a trusted template; Html goes in as it is, anything else is made safe.

    The template comes from `Translator.gettext`, which never returns one with a name that its
    English source lacks, so a KeyError here is a mistake in the view and not in a translation.
    """
    return Html(FIELD.sub(lambda field: _value(values[field[1]]), template))


def plain(template: str, /, **values: object) -> str:
    """Fill like `html`, for button labels, polls and toasts, which know no tags."""
    return FIELD.sub(lambda field: isolate(values[field[1]]), template)


def copied(text: str) -> Html:
    """Write what one tap copies, such as a reference: no isolate may slip into it."""
    return Html(f"<code>{escape(text)}</code>")


def quoted(text: str) -> Html:
    """Quote what a person wrote, as it is: each paragraph keeps the direction of its own words.

    `arrange` leaves quotes alone; the text must come from `clean`, which lets no control through.
    """
    return Html(f"<blockquote>{escape(text)}</blockquote>")


def escape(text: str) -> str:
    """Write the four characters that Telegram's HTML gives a meaning as entities."""
    return text.translate(ENTITIES)


def isolate(value: object) -> str:
    """Keep the direction of each line of a value to itself; numbers need no isolate.

    An isolate ends with its paragraph, so every line gets its own.
    """
    if not isinstance(value, str):
        return str(value)
    lines = value.translate(BIDI_RUNS).split("\n")
    return "\n".join(
        f"{FIRST_STRONG_ISOLATE}{line}{POP_ISOLATE}" if line.strip() else line for line in lines
    )


def _value(value: object) -> str:
    return str(value) if isinstance(value, Html) else escape(isolate(value))


def escaped(text: str) -> str:
    """Escape a text unless it is Html already."""
    return str(text) if isinstance(text, Html) else escape(text)
