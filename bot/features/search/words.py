"""Words as they are compared: whatever the case, the accents and the keyboard they came from."""

import re
import unicodedata
from typing import Final

LONGEST: Final = 40
ACCENT: Final = re.compile(
    "(?<![\u0400-\u04ff])[\u0300-\u036f]"  # in Cyrillic they make other letters: й, ї
    "|[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]"  # short vowels, hamza, the long line
    "|['\u2019\u02bc`]"  # apostrophes inside a word
)
LETTERS: Final = {
    ord(form): letter
    for letter, forms in (
        ("\u064a", "\u0649\u06cc\u06d0\u06d2"),  # yeh
        ("\u0643", "\u06a9"),  # kaf
        ("\u0647", "\u0629\u06d5\u06c1\u06be"),  # heh
    )
    for form in forms
}
"""Letters that are one to a reader, typed on an Arabic, a Persian or another keyboard."""
DIGIT: Final = re.compile(r"\d")
WORD: Final = re.compile(r"\d+|[^\W\d_]+")
ARTICLE: Final = re.compile(
    "(?:\u0648?\u0627\u0644|\u0644\u0644)(?=\\w{3})"  # the, and the, for the
    "|[\u0628\u0643\u0641]\u0627\u0644(?=\\w{4})"  # with the, like the, so the
)


def words(text: str) -> list[str]:
    """Return the words and numbers of a text, in order, each in one spelling.

    One letter stands for all its Arabic and Persian forms, Latin letters lose their accents, and
    digits of every script become ASCII.
    """
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    text = unicodedata.normalize("NFC", ACCENT.sub("", text)).translate(LETTERS)
    text = DIGIT.sub(lambda digit: str(int(digit[0])), text)
    return [word[:LONGEST] for word in WORD.findall(text)]


def bare(word: str) -> str:
    """Return an Arabic word without its article."""
    article = ARTICLE.match(word)
    return word[article.end() :] if article else word
