"""Names of people on networks: with a sign before them, beside the name of a network, or odd."""

import re
from collections.abc import Iterator
from typing import Final

from bot.features.questions.guard.addresses import DOMAINS
from bot.features.questions.guard.folding import folded_words
from bot.features.questions.guard.kinds import Kind
from bot.features.questions.guard.spans import Span
from bot.features.questions.guard.words import (
    IS_SAID,
    NAMED,
    NETWORK,
    OUR_NAMED,
    OUR_NETWORK,
)

ON = folded_words("عال", "بال", "ال", "ع", "ب", "ف", "و")
OURS = rf"(?:{OUR_NETWORK}|{OUR_NAMED})"
NAMER = rf"(?:{NETWORK}|{NAMED}|{OURS})"
IS = rf"(?:\s(?:is|id|name|user|username|nick|nickname|account|handle|at|as|on|my|{IS_SAID}))*"
NO_NAMES = (
    "(?:plab|oet|ielts|ukmla|usmle|nclex|osce|cbt|mrcp|amc|band|whats|covid|nhs|gmc|nmc|medic|doct"
    "|nurs|group|channel|refugee|london|english|premium|business|support|desktop|online)"
)
NAME = rf"(?!https?:|www\.|{NO_NAMES})(?=[\w.-]{{0,40}}[A-Za-z])[A-Za-z0-9][\w.-]{{2,40}}\w"
NAME += r"(?!\.?[\w/-])"
SIGNED = r"(?!https?:|www\.)(?=[\w.-]{0,40}[A-Za-z])[A-Za-z0-9][\w.-]{2,40}\w(?!\.?[\w/-])"
ODD = rf"(?=[\w.-]{{0,40}}[\d_])(?![\d.:-]+\b){NAME}"
LINED = rf"(?=[\w.-]{{0,40}}[^\W_]_{{1,2}}[^\W_]){SIGNED}"  # nobody writes so but names
DOTTED = rf"(?![\w.-]{{3,60}}\.(?:{DOMAINS})\b)[a-z]\w{{2,30}}(?:\.\w{{2,30}}){{1,3}}(?!\.?[\w/-])"
POINTS = rf"(?![\w.-]{{3,90}}\.(?:{DOMAINS})\b)"
POINTS += r"[a-z]{2,30}(?:\.[a-z][a-z\d]{1,30}){2,4}(?!\.?[\w/@-])"
PLAIN = rf"(?!{NO_NAMES})[a-z]{{6,30}}(?![\w.-])"
HANDLE: Final = re.compile(
    r"(?<![\w@/.])@[^\W\d][\w.]{1,31}(?<!\.)"
    rf"|(?<![\w@/.])@\s(?P<spaced>{ODD}|{DOTTED})"
    rf"|(?<![\w@/.-])(?P<lined>{LINED}|{POINTS})"
    r"|(?<!\w)(?P<skype>live:[\w.-]{4,40}\w)"
    rf"|(?<!\w){ON}?{NAMER}\w{{0,8}}{IS}\s?[:=\-@]\s?(?P<said>{SIGNED})"
    rf"|(?<!\w){ON}?{NAMER}\w{{0,8}}{IS}\s(?P<odd>{ODD}|{DOTTED})"
    rf"|(?<!\w){ON}?{OURS}\w{{0,8}}{IS}\s(?P<plain>{PLAIN})"
    rf"|(?<![\w@/.-])(?P<before>(?=[a-z])(?:{ODD}|{DOTTED}))\s(?:\w{{1,5}}\s){{0,2}}{NAMER}",
    re.IGNORECASE,
)


def handles(text: str) -> Iterator[Span]:
    for found in HANDLE.finditer(text):
        yield Span(Kind.HANDLE, *found.span(found.lastgroup or 0))
