"""What people type is cleaned (RELIABILITY "Text", bad inputs 10-13)."""
# ruff: noqa: RUF001 - readers write in many scripts

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.i18n import clean, is_blank


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("  plain words \n", "plain words"),
        ("e\u0301te\u0301", "été"),
        ("a\r\nb\u2028c\x0bd\te", "a\nb\nc\nd e"),
        ("no\x00bell\x07", "nobell"),
        ("\u200fمرحبا\u200e \u2067x\u2069", "مرحبا x"),
        ("invoice\u202egpj.exe", "invoice\ufffdgpj.exe"),
        ("half \ud83d pair", "half \ufffd pair"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d⚕\ufe0f", "👩\u200d⚕\ufe0f"),
        ("a\u200d\u200d\u200c\u200db", "a\u200db"),
        ("a\u200bb\ufeffc\xadd", "abcd"),
    ],
)
def test_a_typed_text_becomes_what_was_meant(typed: str, meant: str) -> None:
    assert clean(typed) == meant


def test_a_tower_of_accents_is_cut_to_four_on_each_letter() -> None:
    assert clean("q" + "\u0323" * 2000 + "ok") == "q" + "\u0323" * 4 + "ok"


def test_a_joiner_does_not_start_a_new_tower() -> None:
    assert (
        clean("q" + "\u0323" * 4 + "\u200c" + "\u0323" * 9 + "x") == "q" + "\u0323" * 4 + "\u200cx"
    )


@pytest.mark.parametrize(
    "nothing", ["", " \n\t", "\u200b\u200d\u2060", "\x00\x1b", "\u202e", "⠀ㅤ\ufe0f"]
)
def test_a_text_without_anything_to_see_is_blank(nothing: str) -> None:
    assert is_blank(nothing)


@pytest.mark.parametrize("something", [".", "٣", "👍", "ـ"])
def test_a_text_with_anything_to_see_is_not_blank(something: str) -> None:
    assert not is_blank(something)


def test_every_control_of_unicode_is_removed_but_joiners_and_visible_signs() -> None:
    formats = [
        c for c in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(c) in ("Cc", "Cf")
    ]
    kept = {c for c in formats if clean(f"a{c}b") == f"a{c}b"}
    visible = set(
        "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
    )
    assert kept == {"\n", "\u200c", "\u200d"} | visible


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text(st.characters()))
def test_a_cleaned_text_can_be_stored_and_sent(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode()
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\x00") & set(cleaned)
