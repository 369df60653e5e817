"""What looks like a postcode and is none is told apart from everything else people type."""

import pytest

from bot.features.directory.typed import is_wrong_postcode


@pytest.mark.parametrize("text", ["CM1 1ZZZ", "cm1 1zzz", "CM11ZZZ", "CM1 1Z", "CM1 12ZZ"])
def test_a_mistyped_postcode_is_noticed(text: str) -> None:
    assert is_wrong_postcode(text)


@pytest.mark.parametrize(
    "text",
    ["CM1 1ZZ", "cm11zz", "EC1A 1BB", "CM1", "PLAB 1", "B1", "ST3", "CT1", "IELTS 7", "OET", "Cam",
     "HC2", "A1 a", "", "كيف 1", "4 nurses", "DBS check 2 years", "band 5", "x" * 4000],
)  # fmt: skip
def test_a_postcode_and_any_other_words_are_searched(text: str) -> None:
    assert not is_wrong_postcode(text)
