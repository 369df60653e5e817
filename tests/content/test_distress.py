"""Words of distress are heard in every language, and ordinary messages are not taken for them."""
# ruff: noqa: RUF001 - words of other scripts

import itertools
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.distress import DistressWords, Ear
from tests import shipped
from tests.features.questions.guard.written import everything

LIBRARY = shipped.library()


def bare(phrase: str) -> list[str]:
    """Return all that a phrase can be, without the words that may stand between."""
    words = phrase.replace("*", "").replace("... ", "").split(" ")
    return [" ".join(one) for one in itertools.product(*(word.split("/") for word in words))]


def said(phrases: Sequence[str], *, heard: bool) -> list[str]:
    texts = {text for phrase in phrases for text in bare(phrase)}
    return [text for text in texts if LIBRARY.sounds_like_distress(text) is heard]


@pytest.mark.parametrize(
    "text",
    [
        "I failed PLAB again. I really do not want to live any more.",
        "i dont want to live",
        "I WANT TO DIE",
        "Since the bombing I can’t go on and my children are hungry",
        "My husband often hits me when I study.",
        "رسبت للمرة الرابعة وأريد أن أموت",
        "والله تعبت من حياتي",
        "زوجي كل يوم بيضربني",
        "اولادي جوعانين وما عندي اكل",
        "Я більше так не можу, не хочу жити",
        "чоловік мене б’є, коли я вчуся",
        "Ночую де прийдеться, мені ніде жити",
        "دیگه نمی تونم ادامه بدم",
        "می خواهم بمیرم",
        "میخواهم بمیرم",
        "شوهرم هر روز کتکم می‌زند",
        "ځان وژنم",
        "ክመውት ደልየ",
        "waxaan rabaa inaan dhinto",
    ],
)
def test_somebody_in_distress_is_heard(text: str) -> None:
    assert LIBRARY.sounds_like_distress(text)


@pytest.mark.parametrize(
    "text",
    [
        "In the station the patient says she wants to die. What do I ask first?",
        "How do I assess a patient with suicidal thoughts in the OSCE?",
        "This exam is going to kill me, haha",
        "I want to live in Norwich",
        "المريض يريد أن يموت، ماذا أسأله في المحطة؟",
        "كيف أقيم خطر الانتحار عند مريض الاكتئاب؟",
        "Як оцінити суїцидальний ризик у пацієнта?",
        "Не хочу жити в Лондоні, там дорого",
        "بیمار افکار خودکشی دارد، اول چه بپرسم؟",
        "نمی‌خواهم زندگی کنم در لندن",
        "I do not want to live in a big city",
        "",
    ],
)
def test_exam_cases_and_idioms_are_no_distress(text: str) -> None:
    assert not LIBRARY.sounds_like_distress(text)


def test_no_ordinary_message_is_taken_for_distress() -> None:
    texts = [one.text for one in everything()]
    assert [text for text in texts if LIBRARY.sounds_like_distress(text)] == []


@pytest.mark.parametrize("words", LIBRARY.distress, ids=lambda words: words.phrases[0])
def test_every_phrase_can_be_heard_and_every_exception_is_one(words: DistressWords) -> None:
    assert said(words.phrases, heard=False) == []
    assert said(words.harmless, heard=True) == []


@given(st.text(max_size=200))
def test_any_text_can_be_listened_to(text: str) -> None:
    LIBRARY.sounds_like_distress(text)


def test_without_words_nothing_is_heard() -> None:
    assert not Ear(()).hears("I want to die")
