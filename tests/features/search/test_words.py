"""Words are compared as people type them, on any keyboard."""
# ruff: noqa: RUF001 -- letters that look alike are what is tested here

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.search.words import LONGEST, bare, words

SAME = {
    "case and width": ("PLAB", "plab", "ＰＬＡＢ"),
    "Latin accents": ("résumé", "resume", "re\u0301sume\u0301"),
    "German sharp s": ("Straße", "STRASSE"),
    "apostrophes": ("здоров'я", "здоров’я", "здоровʼя"),
    "Arabic and Persian yeh": ("علي", "علی", "على"),
    "Arabic and Persian kaf": ("کتاب", "كتاب"),
    "teh marbuta": ("جراحة", "جراحه"),
    "hamza and madda": ("أطباء", "اطباء"),
    "short vowels and the long line": ("طَبِيب", "طبيب", "طبـــيب"),
    "presentation forms": ("ﻃﺒﻴﺐ", "طبيب"),
    "digits": ("PLAB 2", "PLAB2", "plab ٢", "plab ۲", "plab 2️⃣"),
    "what joins Persian words": ("ثبت\u200cنام", "ثبت نام"),
    "punctuation": ("IELTS/OET", "ielts - oet!"),
}


@pytest.mark.parametrize("spellings", SAME.values(), ids=SAME.keys())
def test_spellings_of_a_word_are_one(spellings: tuple[str, ...]) -> None:
    assert len({tuple(words(one)) for one in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("кіт", "кит"), ("їжа", "іжа"), ("ґрати", "грати"), ("мій", "мии")]
)
def test_ukrainian_letters_stay_apart(one: str, other: str) -> None:
    assert words(one) != words(other)


@pytest.mark.parametrize("word", ["التسجيل", "تسجيل", "للتسجيل", "والتسجيل", "بالتسجيل"])
def test_an_arabic_word_is_the_same_without_its_article(word: str) -> None:
    assert bare(word) == "تسجيل"


@pytest.mark.parametrize("word", ["باليني", "الان"])
def test_a_persian_word_that_looks_like_an_article_stays_whole(word: str) -> None:
    assert bare(word) == word


@given(st.text(max_size=200))
def test_whatever_is_typed_gives_short_words(text: str) -> None:
    found = words(text)
    assert all(0 < len(word) <= LONGEST for word in found)
    assert not any(letter.isspace() for word in found for letter in word)
