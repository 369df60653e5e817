"""Texts of people inside our messages: whole, quoted, and never longer than Telegram takes."""

from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from bot.features.questions.pseudonyms import alias, name
from bot.features.questions.views.pages import TAG, pages
from bot.i18n import clean, html, is_blank
from bot.i18n.split import units
from bot.screen import notice
from tests import shipped

CATALOGS = shipped.catalogs()
MARKS = dict.fromkeys([0x200F, *range(0x2066, 0x206A)])


def made(code: str, text: str) -> list[str]:
    t = CATALOGS.translator(code)
    head = html("<b>{ref}</b>", ref="Q-AAAA")
    found = pages(
        t, head, text, lambda body: notice(t, body), lambda body: notice(t, body), html("The end")
    )
    return [message.text for message in found]


def quoted(text: str) -> str:
    inside = text.partition("<blockquote>")[2].partition("</blockquote>")[0]
    return unescape(inside).translate(MARKS)


def squeezed(text: str) -> str:
    return "".join(text.split())


letters = st.text(st.sampled_from("aب1 \n<&.😀" + "é"), min_size=1, max_size=8192)


@given(st.sampled_from(["en", "ar"]), letters)
def test_every_text_arrives_whole_in_parts_that_fit(code, text):
    if is_blank(text := clean(text)):
        return
    found = made(code, text)
    assert squeezed("".join(map(quoted, found))) == squeezed(text)
    assert all(units(unescape(TAG.sub("", part))) <= 4096 for part in found)
    assert sum("The end" in part for part in found) == 1


def test_lines_of_one_letter_carry_no_marks_of_ours():
    found = made("ar", "a\n" * 4000 + "b")
    assert len(found) == 3
    assert all(units(unescape(TAG.sub("", part))) <= 4096 for part in found)


def test_parts_are_numbered_only_where_there_are_several():
    assert "Part" not in made("en", "short")[0]
    assert "Part 2 of 2" in made("en", "word " * 1000)[1]


def test_pseudonyms_are_two_words_of_the_reader_and_need_the_key(vault):
    number = alias(vault, 1, 2, 2)
    english, arabic = CATALOGS.translator("en"), CATALOGS.translator("ar")
    first = name(english, number)
    assert len(first.split()) == 2
    assert name(english, number) == first
    assert name(arabic, number)
    assert alias(vault, 1, 2, 1) != number != alias(vault, 1, 3, 3)


def test_pseudonyms_spread_over_all_the_names():
    english = CATALOGS.translator("en")
    assert len({name(english, number) for number in range(320)}) == 320
