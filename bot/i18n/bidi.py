"""Keep the order of what people read where Latin words and numbers stand in right-to-left lines.

Two rules of the Unicode bidirectional algorithm do all of it: a line takes its direction from its
first strong character, so we put one there; and an isolate counts as one neutral thing, so each
run of Latin words, amounts, links and numbers goes into one.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from html import unescape

from bot.i18n.html import Html
from bot.i18n.languages import Direction
from bot.i18n.runs import BARRIER, RTL_LETTER, RUN, VALUE, sentence_end

RIGHT_TO_LEFT_MARK = "\u200f"
LEFT_ISOLATE, RIGHT_ISOLATE, FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2066\u2067\u2068\u2069"
OPENERS = frozenset((LEFT_ISOLATE, RIGHT_ISOLATE, FIRST_STRONG_ISOLATE))
LINE_OR_ISOLATE = re.compile(f"[\n{LEFT_ISOLATE}-{POP_ISOLATE}]")
ISOLATE = re.compile(f"[{LEFT_ISOLATE}-{POP_ISOLATE}]")
RIGHT_TO_LEFT = frozenset(("R", "AL"))
ORDER = {POP_ISOLATE: 0, RIGHT_TO_LEFT_MARK: 1, LEFT_ISOLATE: 2}  # where several meet in one place

MARKUP = re.compile(
    r"(?P<copied><(?P<name>code|pre)\b.*?</(?P=name)>)"
    r"|(?P<tag></?[A-Za-z][^<>]*>)"
    r"|&(?:\#\d+|\#[xX][0-9a-fA-F]+|\w+);",
    re.DOTALL,
)
QUOTE = re.compile(r"(<blockquote\b[^>]*>.*?</blockquote>)", re.DOTALL)
LABELS = 2048  # arranged button labels that are kept: most are the same few for everybody
COPIED = "A"  # stands for code and pre: left-to-right, and nothing may slip into what is copied

Insert = tuple[int, str]
"""A place in the visible text and the control to put there."""


def arrange(text: str, direction: Direction) -> str:
    """Give the text as it has to be sent to a reader of that direction; Html stays Html.

    Text of left-to-right languages is unchanged, and so is text that was arranged before. What
    somebody else wrote stands in a quote and keeps its own direction, as Telegram gives it.
    """
    if direction == "ltr":
        return text
    if not isinstance(text, Html):
        return _arranged(text, text, range(len(text)), range(1, len(text) + 1))
    parts = QUOTE.split(text)
    ours = [part if QUOTE.fullmatch(part) else _arranged(part, *_visible(part)) for part in parts]
    return Html("".join(ours))


def _arranged(text: str, seen: str, starts: Sequence[int], ends: Sequence[int]) -> str:
    """Put controls into `text`; `seen` is what of it shows, `starts` and `ends` where."""
    pieces: list[str] = []
    done = 0
    for place, control in sorted(_inserts(seen), key=lambda one: (one[0], ORDER[one[1]])):
        at = ends[place - 1] if control == POP_ISOLATE else starts[place]
        pieces += text[done:at], control
        done = at
    return "".join(pieces) + text[done:]


@lru_cache(LABELS)
def button(text: str, direction: Direction) -> str:
    """Give a button's label as it has to be sent: a label has no tags."""
    return arrange(str(text), direction)


def _visible(html: str) -> tuple[str, Sequence[int], Sequence[int]]:
    """Give the text without markup, and where each of its characters starts and ends in `html`."""
    seen: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    def keep(start: int, end: int) -> None:
        seen.append(html[start:end])
        starts.extend(range(start, end))
        ends.extend(range(start + 1, end + 1))

    done = 0
    for markup in MARKUP.finditer(html):
        keep(done, markup.start())
        done = markup.end()
        if not markup["tag"]:
            seen.append(COPIED if markup["copied"] else unescape(markup[0])[:1])
            starts.append(markup.start())
            ends.append(done)
    keep(done, len(html))
    return "".join(seen), starts, ends


def _inserts(seen: str) -> Iterator[Insert]:
    for start, line in _lines(seen):
        if line.strip():
            if _needs_mark(line):
                yield start, RIGHT_TO_LEFT_MARK
            yield from _wrapped_runs(line, start)


def _lines(seen: str) -> Iterator[tuple[int, str]]:
    """Give each line with its place; what closes an isolate that nobody opened cuts one too."""
    start = depth = 0
    for control in LINE_OR_ISOLATE.finditer(seen):
        if control[0] in OPENERS:
            depth += 1
        elif control[0] == POP_ISOLATE and depth:
            depth -= 1
        else:
            yield start, seen[start : control.start()]
            start, depth = control.end(), 0
    yield start, seen[start:]


def _needs_mark(line: str) -> bool:
    """Tell whether the first strong character alone would not make the line right-to-left."""
    depth = 0
    for character in line:
        if character in OPENERS:
            depth += 1
        elif character == POP_ISOLATE:
            depth -= 1
        elif kind := _strong(character):
            return kind == "L" or depth > 0
    return True


def _strong(character: str) -> str:
    kind = unicodedata.bidirectional(character)
    return "R" if kind in RIGHT_TO_LEFT else "L" if kind == "L" else ""


def _wrapped_runs(text: str, offset: int) -> Iterator[Insert]:
    """Wrap the left-to-right runs outside the isolates that are there, and inside RTL ones.

    A line that is all left-to-right, such as English for want of a translation, is one run.
    """
    mask, values = text, set[tuple[int, int]]()
    for start, close, end in _isolates(text):
        inside = text[start + 1 : close]
        first_strong = next(filter(None, map(_strong, inside)), "L")
        is_value = text[start] == FIRST_STRONG_ISOLATE and first_strong == "L"
        mask = mask[:start] + (VALUE if is_value else BARRIER) * (end - start) + mask[end:]
        if is_value:
            values.add((start, end))
        elif text[start] != LEFT_ISOLATE:
            yield from _wrapped_runs(inside, offset + start + 1)
    runs = [run.span() for run in RUN.finditer(mask)]
    wrapped = [run for run in runs if run not in values and not mask[slice(*run)].isdecimal()]
    if wrapped and not RTL_LETTER.search(mask):
        wrapped = [(wrapped[0][0], sentence_end(mask, runs[-1][1]))]
    for start, end in wrapped:
        yield offset + start, LEFT_ISOLATE
        yield offset + end, POP_ISOLATE


def _isolates(text: str) -> Iterator[tuple[int, int, int]]:
    """Find the outermost isolates: their start, their closing control and their end.

    One that was cut off is closed by the end of the text.
    """
    depth = start = 0
    for control in ISOLATE.finditer(text):
        place = control.start()
        if control[0] in OPENERS:
            start = start if depth else place
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                yield start, place, place + 1
    if depth:
        yield start, len(text), len(text)
