"""Long texts are cut where a reader would (bad input 9)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.i18n import split
from bot.i18n.split import beginning, units


def test_a_short_text_stays_whole() -> None:
    assert split(" short text\n") == ["short text"]


def test_no_text_has_no_parts() -> None:
    assert split(" \n ") == []


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("one two\n\nthree four", ["one two", "three four"]),
        ("one two\nthree four", ["one two", "three four"]),
        ("One. Two three four", ["One. Two", "three four"]),
        ("it is so. And on it", ["it is so.", "And on it"]),
        ("abcdefghijklmno", ["abcdefghijkl", "mno"]),
    ],
)
def test_it_is_cut_at_paragraph_line_sentence_word_in_this_order(
    text: str, parts: list[str]
) -> None:
    assert split(text, 12) == parts


def test_characters_outside_the_basic_plane_count_twice_as_telegram_counts() -> None:
    assert split("😀" * 5, 4) == ["😀😀", "😀😀", "😀"]


@pytest.mark.parametrize(
    "cluster",
    ["👩\u200d⚕\ufe0f", "👍🏽", "🇺🇦", "e\u0323\u0301", "ลี้", "\u1100\u1161\u11a8", "1\ufe0f\u20e3"],
)
def test_what_people_see_as_one_character_is_not_cut(cluster: str) -> None:
    parts = split(cluster * 20, 16)
    assert "".join(parts) == cluster * 20
    assert all(len(part) % len(cluster) == 0 for part in parts)


def test_a_blank_that_carries_an_accent_is_no_place_to_cut() -> None:
    assert split("abcdef \u0301gh", 8) == ["abcdef \u0301", "gh"]


def test_a_character_longer_than_the_limit_is_cut_after_all() -> None:
    assert split("e" + "\u0301" * 9, 4) == ["e\u0301\u0301\u0301", "\u0301" * 4, "\u0301" * 2]


@given(st.text(), st.integers(2, 40))
def test_nothing_but_blanks_is_lost_and_every_part_fits(text: str, limit: int) -> None:
    parts = split(text, limit)
    assert "".join("".join(parts).split()) == "".join(text.split())
    assert all(part and units(part) <= limit for part in parts)


def test_the_beginning_of_a_long_text_fits_and_a_short_one_stays() -> None:
    assert beginning("A lift for two", 14) == "A lift for two"
    assert beginning("A lift for two", 12) == "A lift for…"
    assert units(beginning("\U0001f68c" * 9, 8)) <= 8
