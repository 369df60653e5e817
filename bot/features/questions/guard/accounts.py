"""Numbers of accounts: at a bank, with the tax office."""

import re
from collections.abc import Iterator
from typing import Final

from bot.features.questions.guard.folding import folded_words
from bot.features.questions.guard.kinds import Kind
from bot.features.questions.guard.spans import Span

ACCOUNT: Final = folded_words(
    r"\butr\b", r"\bsort(?: code)?\b", r"\bacc(?:t|ount)?\b", r"\biban\b", r"\bpaye\b",
    "tax (?:ref|number|code)", "bank card", "card n", "рахун", "сорт ?код", "ібан", "сорт", "حساب",
    "سورت", "ايبان", "آیبان", "شبا", "الضريبي", "رقم الفرع", "كرت البنك", "monzo", "revolut",
    "barclays", "hsbc", "lloyds", "natwest", "starling", "santander", "банк", "монзо", "бнк",
    "مونزو", "البنك", "بنكي", "بانک", "کد مالیاتی", "کارت بانک", "شماره کارت",
)  # fmt: skip
NUMBER = r"\d(?:[ -]{0,2}\d){5,18}(?!\d|[.,]\d)"
SAID: Final = re.compile(
    rf"{ACCOUNT}[^\d\n\x00]{{0,24}}(?<![\w+])(?P<number>{NUMBER})", re.IGNORECASE
)
PRINTED: Final = re.compile(
    r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){3,7}(?: ?[A-Z\d]{1,3})?(?!\w)"  # IBAN
    r"|(?<![\w-])\d{2}-\d{2}-\d{2}\s{1,2}\d{8}(?!\w)"
)
YEARS: Final = re.compile(r"(?:(?:19|20|13|14)\d\d\D*)+")


def accounts(text: str) -> Iterator[Span]:
    """Yield numbers that are said to be of an account, and those printed as one."""
    for found in PRINTED.finditer(text):
        yield Span(Kind.NUMBER, *found.span())
    for found in SAID.finditer(text):
        if not YEARS.fullmatch(found["number"]):
            yield Span(Kind.NUMBER, *found.span("number"))
