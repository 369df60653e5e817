"""One translated form beside its English, as the rules look at it."""

import gettext
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from babel.messages.plurals import get_plural

from bot.i18n.languages import language
from bot.messages.source import SourceText

Fault = tuple[str, str]
"""What is wrong, and what to do about it."""
Faults = Iterator[Fault]


@dataclass(frozen=True, slots=True)
class Translated:
    """`form` is one plural form of a translation, or all of it; `keeps_english` allows English."""

    code: str
    text: SourceText
    form: str
    index: int = 0
    keeps_english: bool = False

    @property
    def source(self) -> str:
        """Give the English that this form translates: the singular where it is for 1 alone."""
        only_one = not self.text.plural or numbers_of(self.code)[self.index] == (1,)
        return self.text.sources[0 if only_one else -1]

    @property
    def is_one_number(self) -> bool:
        """Tell whether the form stands for a single number, which words can then replace."""
        return bool(self.text.plural) and len(numbers_of(self.code)[self.index]) == 1


@cache
def numbers_of(code: str) -> dict[int, tuple[int, ...]]:
    """Give the numbers up to 200 that each plural form of a language is used for."""
    rule = get_plural(code)
    index_of = gettext.c2py(rule.plural_expr)
    forms = {index: list[int]() for index in range(rule.num_plurals)}
    for n in range(201):
        forms[index_of(n)].append(n)
    return {index: tuple(numbers) for index, numbers in forms.items()}


@cache
def in_latin_script(code: str) -> bool:
    return language(code).own_name[0].isascii()
