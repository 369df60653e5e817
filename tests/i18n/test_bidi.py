"""Right-to-left lines read in the right order (PRODUCT I5)."""
# ruff: noqa: RUF001 - readers write in many scripts

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.i18n import Html, arrange, button, html, quoted

RLM, LRI, RLI, FSI, PDI = "\u200f\u2066\u2067\u2068\u2069"
CONTROLS = re.compile(f"[{RLM}{LRI}{RLI}{FSI}{PDI}]")


@pytest.mark.parametrize(
    "run",
    [
        "PLAB 1",
        "£934",
        "A$587",
        "OET (Medicine)",
        "+44 20 7946 0000",
        "https://www.gmc-uk.org/plab?a=b#c",
        "https://",
        "mentor@example.org",
        "3–6",
        "14:30",
        "B2+",
        "50%",
        "1,934.50",
        "NHS England & GMC",
        "/urgent",
        "СМИ 5",
    ],
)
def test_a_latin_run_keeps_its_order_inside_an_arabic_line(run: str) -> None:
    assert arrange(f"عن {run} الآن", "rtl") == f"عن {LRI}{run}{PDI} الآن"


def test_runs_of_a_list_stay_apart_so_that_it_reads_from_the_right() -> None:
    assert arrange("مثل GMC, OET", "rtl") == f"مثل {LRI}GMC{PDI}, {LRI}OET{PDI}"


def test_the_full_stop_of_an_arabic_sentence_stays_outside_the_run() -> None:
    assert arrange("اقرأ PLAB.", "rtl") == f"اقرأ {LRI}PLAB{PDI}."


@pytest.mark.parametrize(
    ("line", "arranged"),
    [
        ("Please wait, we are busy. Thanks!", f"{RLM}{LRI}Please wait, we are busy. Thanks!{PDI}"),
        ("✅ PLAB 1, 2", f"{RLM}✅ {LRI}PLAB 1, 2{PDI}"),
        ("12. OET", f"{RLM}12. {LRI}OET{PDI}"),
        (f"Dear {FSI}سارة{PDI}, hello", f"{RLM}{LRI}Dear {FSI}سارة{PDI}, hello{PDI}"),
    ],
)
def test_a_line_that_is_still_in_english_reads_as_english(line: str, arranged: str) -> None:
    assert arrange(line, "rtl") == arranged


def test_a_single_number_needs_no_isolate() -> None:
    assert arrange("بعد 10 أيام", "rtl") == "بعد 10 أيام"


@pytest.mark.parametrize("line", ["PLAB ثم", "✅ PLAB ثم", "12. OET ثم", "<b>GMC</b> ثم"])
def test_a_line_that_begins_with_latin_still_runs_from_the_right(line: str) -> None:
    arranged = arrange(Html(line), "rtl")
    assert CONTROLS.sub("", arranged) == line
    assert arranged.removeprefix("<b>")[0] == RLM


@pytest.mark.parametrize("line", ["👍 1/6", "———", f"{FSI}سارة{PDI}"])
def test_a_line_without_a_letter_of_its_own_runs_from_the_right(line: str) -> None:
    assert arrange(line, "rtl").startswith(RLM)


@pytest.mark.parametrize("line", ["مرحبا", "", "  ", "✅ نعم"])
def test_a_line_that_runs_from_the_right_already_gets_no_mark(line: str) -> None:
    assert arrange(line, "rtl") == line


def test_every_line_counts_for_itself() -> None:
    assert arrange("نعم\nOET\n\nلا", "rtl") == f"نعم\n{RLM}{LRI}OET{PDI}\n\nلا"


def test_what_a_reader_copies_holds_no_controls() -> None:
    text = Html("الرمز <code>K7Q2 نعم A</code> و<pre>PLAB\n1</pre>")
    assert arrange(text, "rtl") == (
        f"الرمز {LRI}<code>K7Q2 نعم A</code>{PDI} و{LRI}<pre>PLAB\n1</pre>{PDI}"
    )


def test_a_tag_and_its_attributes_and_entities_are_left_alone() -> None:
    text = Html('انظر <a href="https://a.uk/x y">A&amp;E now</a> نعم')
    assert arrange(text, "rtl") == (
        f'انظر <a href="https://a.uk/x y">{LRI}A&amp;E now{PDI}</a> نعم'
    )


def test_a_run_goes_on_across_a_tag() -> None:
    assert arrange(Html("عن <b>PLAB</b> 1"), "rtl") == f"عن <b>{LRI}PLAB</b> 1{PDI}"


def test_plain_text_with_angle_brackets_is_no_markup() -> None:
    assert button("أقل <b> نعم", "rtl") == f"أقل {LRI}<b{PDI}> نعم"


def test_a_latin_value_joins_the_run_it_stands_in() -> None:
    text = html("عن PLAB {part} الآن", part="2")
    assert arrange(text, "rtl") == f"عن {LRI}PLAB {FSI}2{PDI}{PDI} الآن"


def test_a_latin_value_alone_is_isolated_once() -> None:
    text = html("كتب {name} الآن", name="Sam Lee")
    assert arrange(text, "rtl") == text


def test_latin_words_inside_an_arabic_value_keep_their_order() -> None:
    text = html("كتب {text}", text="عن PLAB 1")
    assert arrange(text, "rtl") == f"كتب {FSI}عن {LRI}PLAB 1{PDI}{PDI}"


def test_an_isolate_that_was_cut_off_ends_with_its_line() -> None:
    assert arrange(f"نعم {FSI}عن PLAB 1\nلا", "rtl") == f"نعم {FSI}عن {LRI}PLAB 1{PDI}\nلا"


def test_left_to_right_languages_are_unchanged() -> None:
    text = "Привіт PLAB 1 سارة"
    assert arrange(text, "ltr") is text
    assert button(text, "ltr") == text


def test_html_stays_html() -> None:
    assert isinstance(arrange(Html("<b>PLAB</b>"), "rtl"), Html)
    assert not isinstance(arrange("PLAB", "rtl"), Html)


MIXED = st.text(
    st.sampled_from("aZ9مبא ٣é,.:()–-+£%&@/\n✅<>é\u0301#" + FSI + PDI + LRI + RLI + "\u2028"),
    max_size=40,
)
TAGS = st.sampled_from(
    ["<b>", "</b>", '<a href="https://a.uk/?b=c">', "</a>", "<code>A 1</code>", "&amp;", "&#x2713;"]
)
MARKUP = st.lists(st.one_of(TAGS, MIXED.map(lambda text: html("{text}", text=text)))).map("".join)


@given(MIXED)
def test_removing_the_controls_gives_back_what_was_written(text: str) -> None:
    assert CONTROLS.sub("", arrange(text, "rtl")) == CONTROLS.sub("", text)


@given(MIXED)
@example("a\u2069a")
def test_arranging_twice_changes_nothing_more(text: str) -> None:
    once = arrange(text, "rtl")
    assert arrange(once, "rtl") == once


@given(MARKUP)
def test_markup_keeps_its_tags_and_entities_whole(text: str) -> None:
    once = arrange(Html(text), "rtl")
    pattern = r"<code>.*?</code>|</?[a-z][^<>]*>|&[#\w]+;"
    assert re.findall(pattern, once) == re.findall(pattern, text)
    assert arrange(once, "rtl") == once
    assert CONTROLS.sub("", once) == CONTROLS.sub("", text)


@given(MARKUP)
def test_isolates_stay_balanced_in_every_line(text: str) -> None:
    for line in arrange(Html(text), "rtl").split("\n"):
        depth = 0
        for character in line:
            depth += (character in (LRI, RLI, FSI)) - (character == PDI)
            assert depth >= 0
        assert depth == 0


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_quote_keeps_the_direction_of_who_wrote_it(direction):
    quote = quoted("Write to the GMC early.\nاكتب مبكراً <b>")
    whole = html("إجابة:\n\n{quote}\n\nPLAB 1", quote=quote)
    arranged = arrange(whole, direction)
    inside = "<blockquote>Write to the GMC early.\nاكتب مبكراً &lt;b&gt;</blockquote>"
    assert inside in arranged
    assert arranged.endswith("\u200f\u2066PLAB 1\u2069") is (direction == "rtl")
    assert arrange(arranged, direction) == arranged
