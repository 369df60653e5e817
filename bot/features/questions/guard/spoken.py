"""Numbers that somebody wrote in words, read as digits: "oh seven double seven" is 0777."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from bot.features.questions.guard.folding import HIDDEN, Change, Folded, rewritten
from bot.features.questions.guard.numerals import NUMERALS, Numeral, Part

FEWEST, DIALLED, LONGEST = 7, 10, 15  # digits, as of telephone numbers
WORDS = 3  # fewer beside digits are a count: "2015 one 2016 two"
FILLED = 4  # characters between two parts of a number
TOKEN: Final = re.compile(r"\d+|[^\W\d_]+(?:['\u2019\u02bc`\u2018][^\W\d_]+)*|\+")
APOSTROPHE: Final = re.compile("['\u2019\u02bc`\u2018]")
AND: Final = "\u0648"  # Arabic writes it on to the word
FILLING: Final = re.compile(rf"[^\w{HIDDEN}]{{0,{FILLED}}}")
TOGETHER: Final = re.compile(r"[ -]?")


@dataclass(frozen=True)
class Token:
    """A part of a number in `text[start:end]`: a word, or digits as they are."""

    start: int
    end: int
    numeral: Numeral | None
    digits: str = ""

    def is_a(self, *parts: Part) -> bool:
        return self.numeral is not None and self.numeral.part in parts

    @property
    def value(self) -> int:
        return self.numeral.value if self.numeral else 0


@dataclass(frozen=True)
class Group:
    """Digits that some tokens together stand for."""

    start: int
    end: int
    digits: str
    in_words: int = 0  # how many words; 0: digits as they are


def unspoken(folded: Folded) -> tuple[Folded, tuple[tuple[int, int], ...]]:
    """Return the text with digits for the numbers in words, and from where to where these stand."""
    changes, numbers, longer = list[Change](), list[tuple[int, int]](), 0
    for run in _runs(folded.text):
        groups = tuple(_groups(run))
        if _is_number(groups, sum(one.is_a(Part.THEN) for one in run)):
            start, these = groups[0].start + longer, tuple(_written(folded.text, groups))
            longer += sum(len(becomes) - (end - begin) for begin, end, becomes in these)
            changes += these
            numbers.append((start, groups[-1].end + longer))
    return rewritten(folded, changes), tuple(numbers)


def _runs(text: str) -> Iterator[list[Token]]:
    """Yield the parts of numbers that stand together."""
    run = list[Token]()
    for found in TOKEN.finditer(text):
        parts = tuple(_tokens(found))
        if not parts or (run and not FILLING.fullmatch(text, run[-1].end, found.start())):
            yield run
            run = []
        run += parts
    yield run


def _tokens(found: re.Match[str]) -> Iterator[Token]:
    """Yield what a word means, with "and" on its own; nothing when it is no number."""
    (start, end), word = found.span(), APOSTROPHE.sub("", found[0].lower())
    if word[0].isdigit():
        yield Token(start, end, None, word)
    elif word == "+":
        yield Token(start, end, Numeral(Part.PLUS))
    elif numeral := NUMERALS.get(word):
        yield Token(start, end, numeral)
    elif word[0] == AND and (numeral := NUMERALS.get(word[1:])):
        yield Token(start, start + 1, Numeral(Part.AND))
        yield Token(start + 1, end, numeral)


def _groups(run: list[Token]) -> Iterator[Group]:
    """Yield the digits that the parts stand for, in order."""
    rest = run
    while rest:
        taken, digits = _first(rest)
        words = sum(one.numeral is not None and not one.is_a(Part.PLUS) for one in rest[:taken])
        if digits:
            yield Group(rest[0].start, rest[taken - 1].end, digits, words)
        rest = rest[taken:]


def _first(run: list[Token]) -> tuple[int, str]:
    """Return how many tokens the first number takes, and its digits."""
    one = run[0]
    if one.numeral is None:
        return 1, one.digits
    several = SEVERAL.get(one.numeral.part)
    return several(run) if several else (1, ALONE.get(one.numeral.part, "").format(one.value))


NOTHING: Final = Token(0, 0, None)


def _after(run: list[Token]) -> tuple[Token, Token]:
    second, third, *_ = *run[1:3], NOTHING, NOTHING
    return second, third


def _times(run: list[Token]) -> tuple[int, str]:
    """Read "double seven"."""
    return _repeated(_after(run)[0], run[0].value, 1)


def _unit(run: list[Token]) -> tuple[int, str]:
    """Read "three hundred", "three zeros", "three of them: 7", "three and twenty" or just three."""
    one, (second, third) = run[0], _after(run)
    if second.is_a(Part.HUNDRED) and one.value:
        return 2, f"{one.value}00"
    if second.is_a(Part.ZEROS) and one.value:
        return 2, "0" * one.value
    if second.is_a(Part.OF_THEM) and (third.is_a(Part.UNIT) or len(third.digits) == 1):
        return _repeated(third, one.value, 2)
    if second.is_a(Part.AND) and third.is_a(Part.TENS) and one.value:
        return 3, str(third.value * 10 + one.value)
    return 1, str(one.value)


def _repeated(one: Token, times: int, before: int) -> tuple[int, str]:
    """Return a digit as often as the `before` tokens said."""
    if one.is_a(Part.UNIT):
        return before + 1, str(one.value) * times
    if len(one.digits) == 1:
        return before + 1, one.digits * times
    return before, ""


def _below_hundred(run: list[Token]) -> tuple[int, str]:
    """Read "seventy", "seventy seven", and the same with "and" between."""
    tens, rest = run[0].value * 10, run[1:]
    joined = 1 if rest and rest[0].is_a(Part.AND) else 0
    if len(rest) > joined and rest[joined].is_a(Part.UNIT) and rest[joined].value:
        return joined + 2, str(tens + rest[joined].value)
    return 1, str(tens)


def _hundreds(run: list[Token]) -> tuple[int, str]:
    """Read hundreds with what follows, as long as that is below a hundred."""
    hundreds, rest = run[0].value * 100, run[1:]
    joined = 1 if rest and rest[0].is_a(Part.AND) else 0
    if len(rest) > joined and rest[joined].is_a(Part.TENS, Part.TEEN, Part.UNIT):
        taken, digits = _first(rest[joined:])
        if 0 < int(digits) < 100:  # noqa: PLR2004 -- a hundred
            return 1 + joined + taken, str(hundreds + int(digits))
    return 1, str(hundreds)


ALONE: Final = {Part.PLUS: "+", Part.PAIR: "{0}{0}", Part.TEEN: "{0}", Part.ZEROS: "0"}
SEVERAL: Final[Mapping[Part, Callable[[list[Token]], tuple[int, str]]]] = {
    Part.TIMES: _times,
    Part.UNIT: _unit,
    Part.TENS: _below_hundred,
    Part.HUNDREDS: _hundreds,
}
"""How a word is read that others may belong to."""


def _is_number(groups: tuple[Group, ...], parted: int) -> bool:
    """Tell whether it is a number of somebody: digit by digit, or like one that is dialled.

    `parted`: how often "then" or "dash" stands in it.
    """
    digits = "".join(one.digits for one in groups)
    said = [one for one in groups if one.in_words]
    dialled = DIALLED <= len(digits) <= LONGEST and digits[0] in "0+"
    if not said:  # digits as they are, each with a word before the next
        parts = sum(one.digits != "+" for one in groups)
        return dialled and 0 < parted == parts - 1
    one_by_one = sum(len(set(one.digits)) == 1 for one in said)
    enough = len(digits) >= FEWEST and sum(one.in_words for one in said) >= WORDS
    mostly = one_by_one >= WORDS and 2 * one_by_one > len(said)  # scores are "three forty, two ten"
    return dialled or (enough and (mostly or digits[0] in "0+"))


def _written(text: str, groups: tuple[Group, ...]) -> Iterator[Change]:
    """Yield digits for the words, and what stands between them as one space or nothing."""
    last = None
    for one in groups:
        if last:
            words = last.in_words and one.in_words
            tight = words and TOGETHER.fullmatch(text, last.end, one.start)
            if last.end < one.start:
                yield last.end, one.start, "" if tight or last.digits == "+" else " "
        if one.in_words or one.digits == "+":
            yield one.start, one.end, one.digits
        last = one
