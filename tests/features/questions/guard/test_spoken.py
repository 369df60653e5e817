"""Numbers in words, signs in words, letters for digits: the guard reads them as what they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.questions.guard import Finding, Kind, find, masked
from bot.features.questions.guard.folding import fold
from bot.features.questions.guard.signs import unsaid
from bot.features.questions.guard.spoken import unspoken

DIGITS = {
    "en": "oh one two three four five six seven eight nine",
    "ar": "صفر واحد اثنين ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة",
    "uk": "нуль один два три чотири п'ять шість сім вісім дев'ять",
    "fa": "صفر یک دو سه چهار پنج شش هفت هشت نه",
}
BEFORE = {"en": "please ", "ar": "لو سمحت ", "uk": "будь ласка ", "fa": "لطفا "}
PHONE = "07700900"


def read(text: str) -> str:
    return unspoken(unsaid(fold(text)))[0].text


@pytest.mark.parametrize("language", DIGITS)
@given(
    last=st.integers(0, 999),
    in_words=st.lists(st.booleans(), min_size=11, max_size=11).filter(any),
    gap=st.sampled_from([" ", "  ", "\n", ", ", " - ", "🙏"]),
)
def test_a_phone_number_in_words_is_found_and_all_of_it_hidden(
    language: str, last: int, in_words: list[bool], gap: str
) -> None:
    words, number = DIGITS[language].split(), f"{PHONE}{last:03}"
    parts = (words[int(one)] if said else one for one, said in zip(number, in_words, strict=True))
    text = BEFORE[language] + gap.join(parts)
    start, end = len(BEFORE[language]), len(text)
    assert find(text) == (Finding(Kind.PHONE, start, end),)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("zero double seven double zero nine double zero triple one", "07700900111"),
        ("0 two zeros seven seven nine three zeros one", "0 007790001"),
        ("oh seventy seven oh oh nine hundred one two three", "07700900123"),
        (
            "plus forty four seven seven zero zero nine hundred and one two three",
            "+447700900 123",
        ),
        ("double 7 double 0 nine double 0 one two three", "7700900123"),
        ("double, zero one two three four five six seven", "001234567"),
        ("صفر نهصد و دوازده سیصد و چهل و پنج شصت و هفت هشتاد و نه", "09123456789"),
        ("صفر سه تا هفت دو تا صفر نه صفر صفر یک", "0777009001"),
        ("زائد اربعة واربعين سبعة سبعة صفرين تسعة صفرين واحد اثنين ثلاثة", "+447700900123"),
        ("صفر ثلاث اصفار سبعة سبعة واحد", "0000771"),
        ("нуль шістсот сімдесят один двадцять три сорок п'ять шістдесят сім", "0671234567"),
        ("нуль двічі сім два нулі дев'ять сто двадцять три", "077009123"),
        ("07700 then 900 then 123", "07700 900 123"),
        ("+44 dash 7700 dash 900123", "+44 7700 900123"),
    ],
)
def test_words_for_more_than_one_digit_are_read(text: str, number: str) -> None:
    assert read(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "one two three four months and no answer",
        "three forty, three forty, three sixty, two ninety in oet",
        "I worked 2011 2012 one or two years",
        "between 05/2024 and 12/2025 then 3 more",
        "thirty thousand pounds for five of us",
        "один два чи три варіанти, чотири п'ять шість місяців",
        "یک دو سه چهار پنج شش",
        "خلصت الخطوة واحد اثنين ثلاثة",
        "zero, seven or eight",
    ],
)
def test_words_for_small_numbers_stay_words(text: str) -> None:
    assert read(text) == fold(text).text
    assert find(text) == ()


def test_a_number_that_no_rule_knows_is_hidden_when_it_is_spelled_out() -> None:
    text = "write one two three four five six seven there"
    assert masked(text, find(text)).split()[0] == "write"
    assert [one.kind for one in find(text)] == [Kind.NUMBER]
    assert find("free: oh eight oh oh one two three four five six seven") == ()  # of a service


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("o77oo 9oo 123", "07700 900 123"),
        ("0l6l 496", "0161 496"),
        ("O1234567 OL1 OL12 lol co2", "O1234567 OL1 OL12 lol co2"),
        ("t dot me slash someone", "t.me/someone"),
        ("a underscore b at example dot com", "a_b@example.com"),
        ("ім'я собака gmail крапка ком", "ім'я@gmail.com"),
        ("p e 1 1 q l", "pe11ql"),
        ("a b c d e f, 1 2 3 4 5 6", "a b c d e f, 1 2 3 4 5 6"),
    ],
)
def test_signs_in_words_and_letters_for_digits_are_read(text: str, read_as: str) -> None:
    assert unsaid(fold(text)).text == read_as
