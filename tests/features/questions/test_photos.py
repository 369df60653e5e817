"""A text without its photos: what may be proposed for readers who do not see them."""

import pytest

from bot.features.questions.service.photos import unmarked


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("No photo\n\n\n at all", "No photo\n\n\n at all"),
        ("📷", ""),
        ("📷 Look\nhere", "Look\nhere"),
        ("First\n\n📷\n\n📷 Then\n\nLast", "First\n\nThen\n\nLast"),
    ],
)
def test_no_mark_of_a_photo_stays_in_a_text(text: str, left: str) -> None:
    assert unmarked(text) == left
